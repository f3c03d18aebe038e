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
  'failed mail',
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

/** The system is still trying. */
export const DELAY_SUBJECTS: readonly string[] = list`
  delayed | delivery status notification (delay) | notification: warning | still being retried |
  verzöger | retard
`;

/** Local parts and display names of senders of notices. */
export const DAEMON_LOCAL_PARTS: readonly string[] = list`
  mailer-daemon | mailerdaemon | mailer_daemon | mail-daemon | maildaemon | mail.daemon |
  postmaster | post_master | poostmaster | mail.delivery.system | mail-delivery-system |
  mail.delivery | maildelivery | maildeliverysystem | mdaemon | bounce | bounces |
  bounce-notification | microsoftexchange |
  mailerdemon | mailer-demon | mailer-deamon | mailer.daemon | mail-deamon | mailsystem |
  mail-system | mailserver | mail-server | mail-gateway | mailgateway | mail-robot | undeliverable |
  undelivered | nondelivery | non-delivery
`;
export const DAEMON_NAMES: readonly string[] = list`
  mailer-daemon | mailer daemon | mail delivery | mail deliver system | delivery subsystem |
  postmaster | system administrator | mail administrator | mail system | internet mail delivery |
  systemadministrator | mail daemon | microsoft outlook | mdaemon | returned mail | email delivery |
  message delivery |
  mailserver | mail server | mail gateway | mail robot | mailsystem | mail-system | email system |
  e-mail system | delivery system | delivery agent | delivery service | mail transport |
  mail failure | undelivered mail | administrateur système | administrateur du système |
  système de messagerie | administrador del sistema | administrador do sistema |
  sistema de correo | sistema de e-mail | sistema de email | amministratore di sistema |
  sistema di posta | systeembeheer | systemadministratör | administrator systemu |
  správce systému | rendszergazda | järjestelmänvalvoja | sistem yöneticisi |
  администратор системы | системный администратор | почтовая система | почтовый сервер |
  почтовый демон | служба доставки | система доставки | поштова система | 系统管理员 | 系統管理員 | 邮件系统 |
  郵件系統 | 邮件管理员 | 郵件管理員 | 投递系统 | 投遞系統 | メールシステム | 配信システム | メールサーバ | システム管理者 |
  시스템 관리자 | 메일 시스템 | 메일 관리자
`;
