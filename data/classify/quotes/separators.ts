/** Lines below which everything is another person's message. Lower case. */
import { list } from '../../list.ts';

/** Between dashes, or above a copied header: another person's message follows. */
export const SEPARATORS: readonly string[] = list`
  original message | original appointment | original mail | forwarded message | forwarded by |
  begin forwarded message | reply message | message from | ursprüngliche nachricht |
  originalnachricht | original-nachricht | ursprungliche nachricht | ursprüngliche mail |
  antwort nachricht | weitergeleitete nachricht | anfang der weitergeleiteten | message d'origine |
  message d’origine | message original | message transféré | message initial | courriel original |
  début du message réexpédié | début du message transféré | mensaje original | mensaje reenviado |
  inicio del mensaje reenviado | messaggio originale | messaggio inoltrato |
  inizio messaggio inoltrato | mensagem original | mensagem encaminhada | mensagem reencaminhada |
  início da mensagem | oorspronkelijk bericht | origineel bericht | oorspronkelijke bericht |
  doorgestuurd bericht | begin doorgestuurd bericht | ursprungligt meddelande | originalmeddelande |
  vidarebefordrat | oprindelig meddelelse | oprindelig besked | original meddelelse | videresendt |
  start på videresendt | opprinnelig melding | original melding | alkuperäinen viesti |
  välitetty viesti | edelleenlähetetty viesti | wiadomość oryginalna | oryginalna wiadomość |
  wiadomość przekazana | przekazana wiadomość | początek przekazywanej | treść przekazanej |
  původní zpráva | původní e-mail | přeposlaná zpráva | pôvodná správa | eredeti üzenet |
  továbbított üzenet | mesaj original | mesaj redirecționat | исходное сообщение |
  пересылаемое сообщение | начало переадресованного | оригінальне повідомлення | özgün ileti |
  orijinal mesaj | orijinal ileti | yönlendirilen ileti | izvorna poruka | αρχικό μήνυμα | 元のメッセージ |
  転送されたメッセージ | 転送メッセージ | 原始邮件 | 原始郵件 | 转发的邮件 | 轉寄的郵件 | 转发邮件信息 | 원본 메시지 | 전달된 메시지 | הודעה מקורית |
  הודעה שהועברה | رسالة أصلية | الرسالة الأصلية
`;

/**
 * Ticket systems ask for replies above a line; everything below it is theirs. Anywhere in a line.
 */
export const REPLY_ABOVE: readonly string[] = list`
  reply above this line | type your reply above | write your reply above |
  add your comment above this line | oberhalb dieser linie | oberhalb dieser zeile |
  au-dessus de cette ligne | encima de esta línea | sopra questa riga | acima desta linha |
  boven deze lijn | boven deze regel
`;
