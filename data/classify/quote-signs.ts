/** How mail programs mark what is not new: attribution lines, copied headers, separators, signatures. Lower case. */

/** "wrote", in the attribution line of a quote. */
export const WROTE: readonly string[] = [
  'wrote', 'writes', 'schrieb', 'geschrieben', 'a écrit', 'ha scritto', 'scrive', 'escribió', 'ha escrito', 'escreveu', 'schreef', 'geschreven', 'skrev', 'skrev følgende', 'kirjoitti', 'napisał(a)', 'napisał', 'napisała', 'napsal', 'napsala', 'napísal', 'írta', 'a scris', 'написал', 'написала', 'написав', 'написала(а)', 'пишет', 'пише', 'έγραψε', 'yazdı', 'şunları yazdı', 'viết', 'menulis', 'のメッセージ', '書きました', 'さんは書きました', '写道', '寫道', '写到', '작성', 'כתב', 'كتب', 'va escriure', 'napisao', 'je napisal', 'rašė', 'rakstīja', 'kirjutas',
];

/** Words an attribution line begins with, besides digits and names followed by an address. */
export const ATTRIBUTION_STARTS: readonly string[] = [
  'on ', 'at ', 'am ', 'le ', 'el ', 'il ', 'em ', 'op ', 'den ', 'dnia ', 'w dniu ', 'dne ', 'vào ', 'pada ', 'tarihinde ', 'от ', 'quoting ', 'around ', 'in message ', 'in article ', '在 ', '于 ', 'la ', 'a(z) ', 'begin ', 'ons', 'man', 'tir', 'tor', 'fre', 'lør', 'søn', 'mån', 'tis', 'lör', 'sön', 'pon', 'wt', 'śr', 'czw', 'pt', 'sob', 'niedz', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье', '---- on ',
];

/** Header names as Outlook, Lotus and webmailers copy them above the quoted message. The sender comes first. */
export const COPIED_FROM: readonly string[] = ['from', 'von', 'de', 'da', 'van', 'från', 'fra', 'lähettäjä', 'od', 'от', 'від', 'expéditeur', 'feladó', 'kimden', 'gönderen', '差出人', '发件人', '寄件者', '보낸 사람', 'מאת', 'من', 'από', 'nadawca', 'remitente', 'mittente'];
export const COPIED_OTHERS: readonly string[] = [
  'sent', 'to', 'cc', 'bcc', 'date', 'subject', 'reply-to', 'importance', 'gesendet', 'an', 'datum', 'betreff', 'antwort an', 'envoyé', 'à', 'objet', 'répondre à', 'enviado', 'enviado el', 'enviada', 'enviado em', 'para', 'asunto', 'assunto', 'fecha', 'data', 'inviato', 'a', 'oggetto', 'risposta', 'verzonden', 'aan', 'onderwerp', 'skickat', 'till', 'ämne', 'sendt', 'til', 'emne', 'dato', 'lähetetty', 'vastaanottaja', 'aihe', 'wysłano', 'do', 'temat', 'odesláno', 'komu', 'předmět', 'küldve', 'címzett', 'tárgy', 'отправлено', 'кому', 'тема', 'дата', 'копия', 'надіслано', 'gönderildi', 'kime', 'konu', 'tarih', '送信日時', '宛先', '件名', '日時', '发送时间', '收件人', '主题', '抄送', '寄件日期', '收件者', '主旨', '날짜', '받는 사람', '제목', 'נשלח', 'אל', 'נושא', 'إلى', 'الموضوع', 'στάλθηκε', 'προς', 'θέμα',
];

/** Between dashes, on a line of its own: what follows is somebody else's message. */
export const SEPARATORS: readonly string[] = [
  'original message', 'original appointment', 'forwarded message', 'begin forwarded message', 'reply message', 'ursprüngliche nachricht', 'originalnachricht', 'original-nachricht', 'ursprungliche nachricht', 'weitergeleitete nachricht', "message d'origine", 'message original', 'message transféré', 'message initial', 'mensaje original', 'mensaje reenviado', 'messaggio originale', 'messaggio inoltrato', 'mensagem original', 'mensagem encaminhada', 'oorspronkelijk bericht', 'origineel bericht', 'doorgestuurd bericht', 'ursprungligt meddelande', 'originalmeddelande', 'oprindelig meddelelse', 'opprinnelig melding', 'original melding', 'videresendt melding', 'alkuperäinen viesti', 'wiadomość oryginalna', 'oryginalna wiadomość', 'původní zpráva', 'eredeti üzenet', 'исходное сообщение', 'пересылаемое сообщение', 'özgün ileti', 'orijinal mesaj', 'orijinal ileti', '元のメッセージ', 'original message follows', '原始邮件', '原始郵件', '원본 메시지', '转发的邮件', 'הודעה מקורית',
];

/** Lines with which phones and programs sign. */
export const DEVICE_SIGNATURES: readonly string[] = [
  'sent from my', 'sent from outlook', 'sent from mail for', 'sent from yahoo', 'sent from proton', 'sent from samsung', 'sent from the', 'sent via', 'sent with', 'sent using', 'get outlook for', 'get the outlook', 'download outlook', 'von meinem', 'gesendet von', 'gesendet mit', 'diese nachricht wurde von', 'holen sie sich outlook', 'envoyé de mon', 'envoyé depuis', 'envoyé à partir', 'obtenez outlook', 'enviado desde', 'enviado do meu', 'enviado a partir', 'enviado de mi', 'obtener outlook', 'obter o outlook', 'inviato da', 'inviato dal', 'ottieni outlook', 'verzonden vanaf', 'verstuurd vanaf', 'verzonden met', 'skickat från', 'hämta outlook', 'sendt fra', 'sendt med', 'hent outlook', 'lähetetty', 'wysłane z', 'wysłano z', 'odesláno z', 'отправлено с', 'отправлено из', 'надіслано з', "iphone'umdan gönderildi", 'iphoneから送信', '从我的', '發自我的', '发自我的', '나의 iphone에서',
];
