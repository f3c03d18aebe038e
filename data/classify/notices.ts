/**
 * The beginnings of notices of mail systems that are no RFC 3464 reports. All strings are folded:
 * lower case, single blanks, straight apostrophes.
 */
import { list } from '../list.ts';

/** A bounce's subject begins with one of these. A human forwarding one writes `Fwd:` before it. */
export const BOUNCE_SUBJECTS: readonly string[] = [
  'undelivered mail returned',
  'undelivered mail',
  'undelivered message',
  'undelivered:',
  'mail delivery fail',
  'mail delivery problem',
  'mail delivery error',
  'mail delivery status',
  'mail delivery system',
  'mail delivery subsystem',
  'delivery status notification',
  'failure notice',
  'returned mail',
  'returned message',
  'returned to sender',
  'undeliverable',
  'undeliverable:',
  'delivery failure',
  'delivery failed',
  'delivery fail',
  'delivery notification',
  'delivery has failed',
  'delivery problem',
  'delivery error',
  'delivery report',
  'delivery unsuccessful',
  'message delivery fail',
  'message delivery has failed',
  'message could not be delivered',
  'message not delivered',
  'message undeliverable',
  'message status - undeliverable',
  'message delivery delayed',
  'message delayed',
  'mail could not be delivered',
  'email could not be delivered',
  'email delivery fail',
  'e-mail delivery fail',
  'mail not delivered',
  'mail undeliverable',
  'mail failure',
  'mail system error',
  'mail error',
  'mail delivery',
  'nondeliverable mail',
  'non-deliverable',
  'nondelivery',
  'non delivery',
  'non-delivery',
  'there was an error sending your mail',
  'error sending',
  'error in mail',
  'automatically rejected mail',
  'your message to ',
  'could not deliver',
  'could not send message',
  'cannot send message',
  'unable to deliver',
  'not delivered',
  'warning: could not send',
  'warning: message',
  'warning: mail',
  'warning: delayed',
  'warning - delayed',
  'delayed mail',
  'delivery delayed',
  'delayed:',
  'mail delayed',
  'bounced mail',
  'bounced message',
  'user unknown',
  'nachricht nicht zustellbar',
  'unzustellbar',
  'nicht zustellbar',
  'nicht zugestellt',
  'zustellung fehlgeschlagen',
  'zustellungsfehler',
  'fehler bei der zustellung',
  'fehlerbericht',
  'non remis',
  'échec de la remise',
  'échec de remise',
  'échec de distribution',
  "échec d'envoi",
  'non distribué',
  'message non délivré',
  'impossible de remettre',
  'retour de courrier',
  'non recapitabile',
  'mancato recapito',
  'messaggio non recapitabile',
  'notifica di mancato',
  'errore di recapito',
  'no se puede entregar',
  'no se pudo entregar',
  'no entregado',
  'no se ha podido',
  'correo devuelto',
  'mensaje no entregado',
  'error de entrega',
  'não entregue',
  'não é possível entregar',
  'falha na entrega',
  'mensagem não entregue',
  'devolução de',
  'onbestelbaar',
  'niet bezorgd',
  'bezorging mislukt',
  'kan inte levereras',
  'ej levererat',
  'kan ikke leveres',
  'ikke leveret',
  'ei voitu toimittaa',
  'niedostarczalne',
  'nie można dostarczyć',
  'zwrot',
  'nedoručiteln',
  'nelze doručit',
  'kézbesíthetetlen',
  'недоставлено',
  'недоставка',
  'не доставлено',
  'ваше сообщение не доставлено',
  'сообщение не доставлено',
  'невозможно доставить',
  'teslim edilemedi',
  'teslim edilemiyor',
  '配信不能',
  '配信できません',
  '配信エラー',
  'メッセージを配信できません',
  'メールエラー',
  'エラーメール',
  '送信エラー',
  '未配信',
  '未送達',
  '无法送达',
  '无法投递',
  '未送达',
  '系统退信',
  '退信',
  '郵件無法',
  '傳送失敗',
  '배달되지',
  '배달할 수 없음',
  '전송 실패',
];

/** Beginnings of local parts that no person reads. */
export const ROBOT_LOCAL_PARTS: readonly string[] = list`
  noreply | no-reply | no_reply | donotreply | do-not-reply | do_not_reply | notification | notify |
  alert | automail | autoreply | auto-reply | robot
`;

/**
 * Gateways append the outcome to the subject of the message, after a colon, a dash or in brackets:
 * "Re: Lunch : non remis (delivery failed)".
 */
export const VERDICT_ENDINGS: readonly string[] = list`
  delivery failed | delivery failure | undeliverable | not delivered | non remis | unzustellbar
`;

/** Sentences of mail systems, anywhere in the first lines of the notice. */
export const BOUNCE_SENTENCES: readonly string[] = list`
  this message was created automatically by mail delivery software |
  this is the qmail-send program | this is the postfix program | this is the postfix mail |
  this is the mail system at host | this is the mail delivery | sorry to have to inform you |
  this is an automatically generated delivery status |
  automatically generated delivery status notification | this is the dragonfly mail agent |
  this is the mailer-daemon | this is the machine generated message from mail service |
  this is the e-mail system | this is the mmdf | delivery to the following recipient |
  delevery to the following recipient | delivery to these recipients |
  transcript of session follows | transcript of the session | the following addresses had |
  the following address(es) failed | the following address failed |
  following addresses had delivery | failed addresses follow | failed recipients |
  recipient(s) could not be reached | did not reach the following recipient |
  did not reach some or all | could not be delivered | cannot be delivered | could not deliver |
  can not be delivered | couldn't be delivered | wasn't delivered | was not delivered |
  was undeliverable | is undeliverable | were undeliverable | undeliverable address |
  undeliverable to | unable to deliver | wasn't able to deliver | was not able to deliver |
  were not able to deliver | not able to be delivered | delivery has failed | delivery failed |
  delivery attempts failed | failed to deliver | trouble delivering | error delivering |
  while attempting to deliver | error while sending | could not send your message |
  could not be sent | has not yet been delivered | has been delayed | is delayed | being returned |
  is being returned | has been returned | was returned | returned to you | mail is returned |
  rejected by a remote mail server | was rejected by the | could not be accepted |
  user mailbox exceeds | mailbox is full | unknown user: | invalid final delivery | user not found |
  no such user | not been delivered | no longer valid | automatically rejected |
  the following recipients | the following recipient | recipients were affected |
  returned permanent errors | the group you tried to contact | group you tried to contact |
  is not a valid mailbox | duplicated message-id | not a member of this mailing list |
  invalid user address | konnte nicht zugestellt | nicht zugestellt werden |
  konnten nicht zugestellt | unzustellbar | n'a pas pu être | n'a pu être | impossible de remettre |
  no se ha podido entregar | no se pudo entregar | no pudo ser entregado | não pôde ser entregue |
  não foi possível entregar | non è stato possibile | impossibile recapitare | kon niet worden |
  niet worden bezorgd | kunde inte levereras | kunne ikke leveres | nie została dostarczona |
  nie można dostarczyć | nelze doručit | не может быть доставлено | не было доставлено |
  не удалось доставить | невозможно доставить | teslim edilemedi | 送信できませんでした | 配信できませんでした |
  お届けできません | 届けることができません | 送信に失敗 | 配信に失敗 | 无法投递 | 无法送达 | 投递失败 | 無法傳送 | 전송되지 |
  groups.google.com/support
`;

/** The system is still trying. */
export const DELAY_SENTENCES: readonly string[] = list`
  still being retried | has been postponed | will continue to | has been delayed |
  not yet been delivered | has not been delivered yet | will be retried | will be attempted |
  need to resend | temporary failure report | will continue | will keep trying | will try again |
  warning message only | this is a warning only | is delayed for | message is delayed |
  delivery is delayed | no action is required | not necessary to resend
`;
export const DELAY_SUBJECTS: readonly string[] = list`
  delayed | delivery status notification (delay) | notification: warning | still being retried |
  verzöger | retard
`;

/** The system has stopped trying, whatever else it says. */
export const FINAL_SENTENCES: readonly string[] = list`
  permanent error | failed permanently | permanent failure | permanent fatal | given up |
  giving up | gave up | no further delivery attempts | could not be delivered to one or more |
  will not be retried | not be attempted | was aborted | cannot be delivered | address(es) failed
`;

/** Local parts and display names of senders of notices. */
export const DAEMON_LOCAL_PARTS: readonly string[] = list`
  mailer-daemon | mailerdaemon | mailer_daemon | mail-daemon | maildaemon | mail.daemon |
  postmaster | post_master | poostmaster | mail.delivery.system | mail-delivery-system |
  mail.delivery | maildelivery | maildeliverysystem | mdaemon | bounce | bounces |
  bounce-notification | microsoftexchange
`;
export const DAEMON_NAMES: readonly string[] = list`
  mailer-daemon | mailer daemon | mail delivery | mail deliver system | delivery subsystem |
  postmaster | system administrator | mail administrator | mail system | internet mail delivery |
  systemadministrator | mail daemon | microsoft outlook | mdaemon | returned mail | email delivery |
  message delivery
`;
