/**
 * What mail systems say in notices that are no RFC 3464 reports. All strings are folded: lower case,
 * single blanks, straight apostrophes.
 */
import { list } from '../list.ts';

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
  groups.google.com/support |
  delivery has been refused | not a valid user | is not a known user | message was refused |
  has not been accepted | was not accepted | mailbox is over | quota exceeded |
  over quota | non-delivery report | undelivered mail | could not be processed | cannot be sent |
  has not reached | did not reach | fatal errors | delivery errors | delivery failure |
  mail cannot be | mail could not be | no such mailbox | nondeliverable | not deliverable |
  konnte nicht übermittelt | nicht ausgeliefert | kann nicht zugestellt | nicht zugestellt |
  fehler bei der nachrichtenzustellung | fehler bei der zustellung | nicht übermittelt werden |
  n'a pas été remis | n'a pas été délivré | n'a pas été distribué | échec de la remise |
  échec de la livraison | impossible de délivrer | impossible d'acheminer | n'est pas parvenu |
  no ha podido ser entregado | no pudo ser entregado | no pudo entregarse | no fue entregado |
  no se ha entregado | no ha podido entregarse | error al entregar | error de entrega |
  não foi entregue | não pode ser entregue | falha na entrega | falha ao entregar |
  não é possível entregar | non è stato recapitato | non può essere recapitato |
  non è stato consegnato | impossibile consegnare | mancato recapito | errore di recapito |
  kan niet worden bezorgd | is niet bezorgd | niet afgeleverd | onbestelbaar |
  gick inte att leverera | har inte levererats | kunde inte skickas | kunne ikke afleveres |
  blev ikke leveret | ble ikke levert | kan ikke leveres | ei voitu toimittaa | ei toimitettu |
  toimitus epäonnistui | nie mogła zostać dostarczona | nie może zostać dostarczona |
  nie udało się dostarczyć | nie została doręczona | nebyla doručena | nebylo možné doručit |
  nepodařilo se doručit | nemohla být doručena | nebolo možné doručiť | nepodarilo sa doručiť |
  nem kézbesíthető | nem sikerült kézbesíteni | kézbesíthetetlen | nu a putut fi livrat |
  nu a fost livrat | nu poate fi livrat | не може да бъде доставено | не беше доставено |
  не доставлено | не удалось отправить | доставка не удалась | ошибка доставки |
  не вдалося доставити | не може бути доставлено | неможливо доставити | iletilemedi |
  teslim edilemiyor | ulaştırılamadı | δεν παραδόθηκε | δεν ήταν δυνατή η παράδοση |
  αδυναμία παράδοσης | לא נמסרה | לא ניתן למסור | تعذر تسليم | لم يتم تسليم | فشل تسليم |
  لا يمكن تسليم | تحویل داده نشد | không thể gửi | không gửi được | tidak dapat dikirim |
  tidak terkirim | gagal dikirim | ไม่สามารถส่ง | ส่งไม่สำเร็จ | no s'ha pogut lliurar |
  nije moguće isporučiti | nije isporučena | nije dostavljena | ni bilo mogoče dostaviti |
  nepavyko pristatyti | neizdevās piegādāt | 配信されませんでした | 届きませんでした | 配送できませんでした |
  配信できません | 送信できません | 未能送达 | 不能送达 | 未能投递 | 发送失败 | 發送失敗 | 傳送失敗 | 無法送達 | 無法投遞 |
  系统退信 | 系統退信 | 被退回 | 배달되지 | 배달할 수 없 | 전송하지 못 | 보내지 못했 | 전달되지 | 전달하지 못 | 반송되었
`;

/** The system is still trying. */
export const DELAY_SENTENCES: readonly string[] = list`
  still being retried | has been postponed | will continue to | has been delayed |
  not yet been delivered | has not been delivered yet | will be retried | will be attempted |
  need to resend | temporary failure report | will continue | will keep trying | will try again |
  warning message only | this is a warning only | is delayed for | message is delayed |
  delivery is delayed | no action is required | not necessary to resend |
  will retry | temporary problem delivering | delivery incomplete | will be reattempted |
  will be tried again | keep retrying | still trying | continue trying | has been deferred |
  have not yet been delivered | hasn't been delivered yet | not yet delivered |
  message still undelivered | temporarily delayed | temporarily deferred | delivery is delayed
`;
/**
 * The same in other languages. These words occur in final reports, too, so a permanent refusal
 * outweighs them.
 */
export const LOCAL_DELAY_SENTENCES: readonly string[] = list`
  noch nicht zugestellt | wurde verzögert | zustellung verzögert | weiterhin versucht |
  weitere zustellversuche | erneut versucht | versucht weiterhin | pas encore été remis |
  pas encore été délivré | a été retardé | est retardé | sera réessayé | nouvelles tentatives |
  continuera à essayer | aún no se ha entregado | todavía no se ha entregado | se ha retrasado |
  está retrasad | seguirá intentando | volverá a intentar | ainda não foi entregue | está atrasad |
  foi atrasad | tentará novamente | continuará tentando | continuaremos tentando |
  non è ancora stato | è in ritardo | verranno effettuati altri tentativi | riproverà |
  nog niet bezorgd | is vertraagd | opnieuw geprobeerd | blijft proberen | ännu inte levererats |
  har försenats | är försenad | fortsätter att försöka | er forsinket | endnu ikke leveret |
  ennå ikke levert | opóźnion | jeszcze dostarczona | ponowi próbę | dosud nebyla doručena |
  zpožděn | pokusí znovu | задержан | задерживается | пока не доставлено | ещё не доставлено |
  еще не доставлено | попытки доставки будут | продолжать попытки | повторные попытки |
  доставка отложена | gecikti | gecikmiştir | yeniden denenecek | 遅延して | 遅れて | 再送を試みます | 再送信を試みます |
  引き続き配信 | まだ配信されて | 延迟投递 | 投递延迟 | 继续尝试 | 繼續嘗試 | 继续投递 | 지연되 | 다시 시도할
`;
export const LOCAL_DELAY_SUBJECTS: readonly string[] = list`
  задерж | 遅延 | 延迟 | 延遲 | opóźni | zpožd | forsink | försen | vertraag | retras | atrasad |
  in ritardo | gecik | 지연
`;

/** The system has stopped trying, whatever else it says. */
export const FINAL_SENTENCES: readonly string[] = list`
  permanent error | failed permanently | permanent failure | permanent fatal | given up |
  giving up | gave up | no further delivery attempts | could not be delivered to one or more |
  will not be retried | not be attempted | was aborted | cannot be delivered | address(es) failed |
  endgültig | dauerhaft | définitivement | definitivamente | definitief | окончательно |
  больше не будет | no longer be retried | will not be attempted | will not try | не будет предпринимать
`;

/** The message arrived, or was handed on to a system that does not report. */
export const DELIVERED_SENTENCES: readonly string[] = list`
  successfully delivered | was successfully | were successfully | been successfully |
  successfully relayed | delivery was successful | delivery complete | delivery status: success |
  status notification (success) | successful mail delivery report | successful delivery |
  has been relayed to the following | relayed to destinations that do not |
  delivery to these recipients or groups is complete | erfolgreich zugestellt |
  erfolgreich übermittelt | remise effectuée | a bien été remis | remise réussie |
  se ha entregado correctamente | entregado correctamente | ha sido entregado correctamente |
  entregue com êxito | entregue com sucesso | recapitato correttamente | consegnato correttamente |
  is bezorgd bij | har levererats | er leveret til | dostarczona pomyślnie | pomyślnie dostarczona |
  úspěšně doručena | успешно доставлено | доставлено успешно | teslim edildi | 正常に配信されました | 配信されました |
  送达成功 | 投递成功 | 传递成功 | 성공적으로 전달
`;
