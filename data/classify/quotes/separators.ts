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
  הודעה שהועברה | הודעה מועברת | رسالة أصلية | الرسالة الأصلية | رسالة مُعاد توجيهها |
  الرسالة المعاد توجيهها | پیام اصلی | پیام هدایت شده | original e-mail | forwarded mail |
  previous message | quoted message | previous replies | vorherige antworten | réponses précédentes |
  respuestas anteriores | frühere nachricht | urspr. nachricht | originele bericht |
  oorspronkelijke e-mail | doorgestuurde e-mail | message précédent | mail original |
  mensaje anterior | e-mail original | mensagem anterior | messaggio precedente | ursprungligt e-post |
  vidarebefordrat meddelande | videresendt melding | videresendt besked | oryginalny list |
  wiadomość pierwotna | preposlaná správa | eredeti levél | mesajul original | mesaj inițial |
  исходное письмо | пересланное сообщение | пересланное письмо | переслане повідомлення |
  оригинално съобщение | препратено съобщение | originalna poruka | proslijeđena poruka |
  prosleđena poruka | izvirno sporočilo | posredovano sporočilo | pirminis laiškas |
  persiųstas pranešimas | sākotnējais ziņojums | pārsūtīts ziņojums | algne kiri | edastatud kiri |
  missatge original | missatge reenviat | προωθημένο μήνυμα | iletilen mesaj | iletilen ileti |
  tin nhắn gốc | thư gốc | thư đã chuyển tiếp | ข้อความต้นฉบับ | ข้อความที่ส่งต่อ | pesan asli |
  pesan terusan | mesej asal | 回复的原邮件 | 回复的邮件 | 原邮件 | 邮件原件 | 轉寄郵件 | 原始信件 |
  以下は元のメッセージ | 引用元メール | 전달된 메일 | 원본 메일
`;

/**
 * Ticket systems ask for replies above a line; everything below it is theirs. Anywhere in a line.
 */
export const REPLY_ABOVE: readonly string[] = list`
  reply above this line | type your reply above | write your reply above |
  add your comment above this line | oberhalb dieser linie | oberhalb dieser zeile |
  au-dessus de cette ligne | encima de esta línea | sopra questa riga | acima desta linha |
  boven deze lijn | boven deze regel | reply above the line |
  write above this line | reply *above this line* | above this line to reply | above this line to respond | über dieser linie | über dieser zeile | dessus de la ligne |
  por encima de esta línea | ovanför den här raden |
  over denne linje | tämän rivin yläpuolelle |
  nad tą linią | nad tento řádek | nad túto čiaru | e sor fölé | deasupra acestei linii |
  bu satırın üzerine | над этой линией | над этой чертой |
  вище цього рядка | πάνω από αυτή τη γραμμή | この線より上に | この行より上に | 请在此行上方回复 |
  請在此行上方回覆 | 이 선 위에 답장
`;
