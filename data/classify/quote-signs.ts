/** How mail programs mark what is not new: attribution lines, copied headers, separators. Lower case; each row with a line it must match. */
import { list } from '../list.ts';

/**
 * The line above a quote. `wrote` is its verb, `starts` the words it begins with in that language (with the blank, because `on` also
 * begins `only`). A date that stands first needs no start.
 */
export type Attribution = {
  language: string;
  wrote: readonly string[];
  starts: readonly string[];
  example: string;
};

export const ATTRIBUTIONS: readonly Attribution[] = [
  {
    language: 'en',
    wrote: ['wrote', 'writes', 'sent'],
    starts: ['on ', 'at ', 'around ', 'in message ', 'in article ', 'quoting ', 'according to '],
    example: 'On Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:',
  },
  {
    language: 'de',
    wrote: ['schrieb', 'geschrieben'],
    starts: ['am ', 'zitat von '],
    example: 'Am Mo., 1. Juni 2026 um 09:00 Uhr schrieb Ann Lee <ann@acme.test>:',
  },
  {
    language: 'fr',
    wrote: ['a écrit', 'a ecrit', 'écrit'],
    starts: ['le '],
    example: 'Le lun. 1 juin 2026 à 09:00, Ann Lee <ann@acme.test> a écrit :',
  },
  {
    language: 'es',
    wrote: ['escribió', 'ha escrito', 'escribio'],
    starts: ['el ', 'con fecha '],
    example: 'El lun, 1 jun 2026 a las 9:00, Ann Lee (<ann@acme.test>) escribió:',
  },
  {
    language: 'it',
    wrote: ['ha scritto', 'scrive', 'scritto'],
    starts: ['il ', 'in data '],
    example: 'Il giorno lun 1 giu 2026 alle ore 09:00 Ann Lee <ann@acme.test> ha scritto:',
  },
  {
    language: 'pt',
    wrote: ['escreveu', 'escreveu o seguinte'],
    starts: ['em ', 'no dia '],
    example: 'Em seg., 1 de jun. de 2026 às 09:00, Ann Lee <ann@acme.test> escreveu:',
  },
  {
    language: 'nl',
    wrote: ['schreef', 'geschreven', 'verzond'],
    starts: ['op '],
    example: 'Op ma 1 jun 2026 om 09:00 schreef Ann Lee <ann@acme.test>:',
  },
  {
    language: 'sv, da, nb',
    wrote: ['skrev', 'skrev följande', 'skrev følgende'],
    starts: ['den ', 'på '],
    example: 'Den man. 1. jun. 2026 kl. 09.00 skrev Ann Lee <ann@acme.test>:',
  },
  {
    language: 'fi',
    wrote: ['kirjoitti'],
    starts: [],
    example: 'ma 1. kesäk. 2026 klo 9.00 Ann Lee (ann@acme.test) kirjoitti:',
  },
  {
    language: 'pl',
    wrote: ['napisał(a)', 'napisał', 'napisała', 'pisze'],
    starts: ['dnia ', 'w dniu '],
    example: 'W dniu pon., 1.06.2026 o 09:00 Ann Lee <ann@acme.test> napisał(a):',
  },
  {
    language: 'cs, sk',
    wrote: ['napsal(a)', 'napsal', 'napsala', 'napísal', 'napísala'],
    starts: ['dne ', 'dňa '],
    example: 'po 1. 6. 2026 v 9:00 odesílatel Ann Lee <ann@acme.test> napsal:',
  },
  {
    language: 'hu',
    wrote: ['írta', 'ezt írta'],
    starts: ['a(z) '],
    example: 'Ann Lee <ann@acme.test> ezt írta (időpont: 2026. jún. 1., H, 9:00):',
  },
  {
    language: 'ro',
    wrote: ['a scris'],
    starts: ['pe ', 'în '],
    example: 'Pe lun., 1 iun. 2026 la 09:00, Ann Lee <ann@acme.test> a scris:',
  },
  {
    language: 'ru',
    wrote: ['написал', 'написала', 'написал(а)', 'пишет'],
    starts: [],
    example: '1 июня 2026 г., 9:00 пользователь Ann Lee <ann@acme.test> написал:',
  },
  {
    language: 'uk',
    wrote: ['написав', 'написала', 'пише'],
    starts: [],
    example: 'пн, 1 черв. 2026 р. о 09:00 Ann Lee <ann@acme.test> пише:',
  },
  {
    language: 'tr',
    wrote: ['yazdı', 'şunu yazdı', 'şunları yazdı'],
    starts: ['tarihinde '],
    example: 'Ann Lee <ann@acme.test>, 1 Haz 2026 Pzt, 09:00 tarihinde şunu yazdı:',
  },
  {
    language: 'el',
    wrote: ['έγραψε'],
    starts: ['στις '],
    example: 'Στις Δευ 1 Ιουν 2026 στις 9:00 π.μ., ο χρήστης Ann Lee <ann@acme.test> έγραψε:',
  },
  {
    language: 'hr, sl, sr',
    wrote: ['napisao', 'napisao je', 'je napisal', 'je napisao', 'napisala je'],
    starts: ['dana '],
    example: 'pon, 1. lip 2026. u 09:00 Ann Lee <ann@acme.test> napisao je:',
  },
  {
    language: 'lt, lv, et',
    wrote: ['rašė', 'rakstīja', 'kirjutas'],
    starts: [],
    example: '2026-06-01 09:00, Ann Lee <ann@acme.test> rašė:',
  },
  {
    language: 'ca',
    wrote: ['va escriure', 'missatge de'],
    starts: [],
    example: 'Missatge de Ann Lee <ann@acme.test> del dia dl., 1 de juny 2026 a les 9:00:',
  },
  {
    language: 'vi',
    wrote: ['đã viết', 'viết'],
    starts: ['vào '],
    example: 'Vào Th 2, 1 thg 6, 2026 vào lúc 09:00 Ann Lee <ann@acme.test> đã viết:',
  },
  {
    language: 'id',
    wrote: ['menulis'],
    starts: ['pada '],
    example: 'Pada tanggal Sen, 1 Jun 2026 pukul 09.00 Ann Lee <ann@acme.test> menulis:',
  },
  {
    language: 'ja',
    wrote: ['のメッセージ', 'のメール', '書きました', '書いた'],
    starts: [],
    example: '2026/06/01 9:00、Ann Lee <ann@acme.test>のメッセージ:',
  },
  {
    language: 'zh',
    wrote: ['写道', '寫道', '写到'],
    starts: ['在 ', '于 ', '在'],
    example: '在 2026年6月1日，上午9:00，Ann Lee <ann@acme.test> 写道：',
  },
  {
    language: 'ko',
    wrote: ['작성', '쓴 글', '썼습니다'],
    starts: [],
    example: '2026년 6월 1일 (월) 오전 9:00, Ann Lee <ann@acme.test>님이 작성:',
  },
  {
    language: 'he',
    wrote: ['כתב', 'כתבה', 'מאת'],
    starts: ['ב-', 'בתאריך '],
    example: 'ב-1 ביוני 2026, בשעה 9:00, מאת Ann Lee <ann@acme.test>:',
  },
  {
    language: 'ar',
    wrote: ['كتب', 'كتابة'],
    starts: ['في '],
    example: 'في الاثنين، 1 يونيو 2026 في 9:00 ص تمت كتابة ما يلي بواسطة Ann Lee <ann@acme.test>:',
  },
];

/** Header names as Outlook, Apple Mail, Lotus and webmailers copy them above the quoted message. */
export type CopiedHeader = {
  language: string;
  from: readonly string[];
  others: readonly string[];
  example: string;
};

export const COPIED_HEADERS: readonly CopiedHeader[] = [
  {
    language: 'en',
    from: ['from'],
    others: list`
      sent | to | cc | bcc | date | subject | reply-to | reply to | importance | sent by | when |
      where | organizer
    `,
    example: 'From: Ann Lee\nSent: Monday, June 1, 2026 9:00 AM\nTo: Bea\nSubject: Hi',
  },
  {
    language: 'de',
    from: ['von'],
    others: list`
      gesendet | an | kopie | datum | betreff | antwort an | wichtigkeit | priorität
    `,
    example: 'Von: Ann Lee\nGesendet: Montag, 1. Juni 2026 09:00\nAn: Bea\nBetreff: Hallo',
  },
  {
    language: 'fr',
    from: ['de', 'expéditeur'],
    others: list`
      envoyé | à | objet | répondre à | destinataire | date | cc | date d’envoi | date d'envoi
    `,
    example: 'De : Ann Lee\nEnvoyé : lundi 1 juin 2026 09:00\nÀ : Bea\nObjet : Bonjour',
  },
  {
    language: 'es',
    from: ['de', 'remitente'],
    others: ['enviado', 'enviado el', 'enviada', 'para', 'asunto', 'fecha', 'responder a'],
    example: 'De: Ann Lee\nEnviado: lunes, 1 de junio de 2026 9:00\nPara: Bea\nAsunto: Hola',
  },
  {
    language: 'pt',
    from: ['de', 'remetente'],
    others: ['enviado', 'enviado em', 'enviada em', 'enviada', 'para', 'assunto', 'data'],
    example:
      'De: Ann Lee\nEnviada em: segunda-feira, 1 de junho de 2026 09:00\nPara: Bea\nAssunto: Oi',
  },
  {
    language: 'it',
    from: ['da', 'mittente'],
    others: ['inviato', 'a', 'oggetto', 'data', 'risposta', 'rispondi a'],
    example: 'Da: Ann Lee\nInviato: lunedì 1 giugno 2026 09:00\nA: Bea\nOggetto: Ciao',
  },
  {
    language: 'nl',
    from: ['van', 'afzender'],
    others: ['verzonden', 'aan', 'onderwerp', 'datum', 'antwoord aan'],
    example: 'Van: Ann Lee\nVerzonden: maandag 1 juni 2026 09:00\nAan: Bea\nOnderwerp: Hallo',
  },
  {
    language: 'sv',
    from: ['från'],
    others: ['skickat', 'datum', 'till', 'kopia', 'ämne'],
    example: 'Från: Ann Lee\nSkickat: den 1 juni 2026 09:00\nTill: Bea\nÄmne: Hej',
  },
  {
    language: 'da, nb',
    from: ['fra'],
    others: ['sendt', 'dato', 'til', 'kopi', 'emne'],
    example: 'Fra: Ann Lee\nSendt: 1. juni 2026 09:00\nTil: Bea\nEmne: Hej',
  },
  {
    language: 'fi',
    from: ['lähettäjä'],
    others: ['lähetetty', 'päivämäärä', 'vastaanottaja', 'kopio', 'aihe'],
    example:
      'Lähettäjä: Ann Lee\nLähetetty: maanantai 1. kesäkuuta 2026 9.00\nVastaanottaja: Bea\nAihe: Hei',
  },
  {
    language: 'pl',
    from: ['od', 'nadawca'],
    others: ['wysłano', 'wysłane', 'data', 'do', 'dw', 'temat'],
    example: 'Od: Ann Lee\nWysłano: poniedziałek, 1 czerwca 2026 09:00\nDo: Bea\nTemat: Hej',
  },
  {
    language: 'cs, sk',
    from: ['od'],
    others: ['odesláno', 'odoslané', 'datum', 'dátum', 'komu', 'kopie', 'předmět', 'predmet'],
    example: 'Od: Ann Lee\nOdesláno: pondělí 1. června 2026 9:00\nKomu: Bea\nPředmět: Ahoj',
  },
  {
    language: 'hu',
    from: ['feladó'],
    others: ['küldve', 'elküldve', 'dátum', 'címzett', 'másolat', 'tárgy'],
    example: 'Feladó: Ann Lee\nElküldve: 2026. június 1. 9:00\nCímzett: Bea\nTárgy: Szia',
  },
  {
    language: 'ro',
    from: ['de la'],
    others: ['trimis', 'data', 'către', 'subiect'],
    example: 'De la: Ann Lee\nTrimis: luni, 1 iunie 2026 09:00\nCătre: Bea\nSubiect: Salut',
  },
  {
    language: 'ru, uk',
    from: ['от', 'від', 'от кого', 'відправник'],
    others: ['отправлено', 'кому', 'тема', 'дата', 'копия', 'надіслано', 'копія'],
    example: 'От: Ann Lee\nОтправлено: понедельник, 1 июня 2026 г. 9:00\nКому: Bea\nТема: Привет',
  },
  {
    language: 'tr',
    from: ['kimden', 'gönderen'],
    others: ['gönderildi', 'gönderme tarihi', 'kime', 'bilgi', 'konu', 'tarih'],
    example:
      'Kimden: Ann Lee\nGönderildi: 1 Haziran 2026 Pazartesi 09:00\nKime: Bea\nKonu: Merhaba',
  },
  {
    language: 'el',
    from: ['από'],
    others: ['στάλθηκε', 'προς', 'θέμα', 'ημερομηνία'],
    example: 'Από: Ann Lee\nΣτάλθηκε: Δευτέρα, 1 Ιουνίου 2026\nΠρος: Bea\nΘέμα: Γεια',
  },
  {
    language: 'vi',
    from: ['từ'],
    others: ['đã gửi', 'ngày', 'tới', 'đến', 'chủ đề'],
    example: 'Từ: Ann Lee\nĐã gửi: 1/6/2026\nTới: Bea\nChủ đề: Chào',
  },
  {
    language: 'ja',
    from: ['差出人', '送信者', 'from'],
    others: ['送信日時', '送信日', '宛先', '件名', '日時', '日付'],
    example: '差出人: Ann Lee\n送信日時: 2026年6月1日 9:00\n宛先: Bea\n件名: こんにちは',
  },
  {
    language: 'zh',
    from: ['发件人', '寄件者', '寄件人', '發件人'],
    others: list`
      发送时间 | 发送日期 | 日期 | 收件人 | 主题 | 抄送 | 寄件日期 | 收件者 | 主旨 | 主題 | 副本
    `,
    example: '发件人: Ann Lee\n发送时间: 2026年6月1日 9:00\n收件人: Bea\n主题: 你好',
  },
  {
    language: 'ko',
    from: ['보낸 사람', '보낸사람'],
    others: ['날짜', '보낸 날짜', '받는 사람', '받는사람', '제목', '참조'],
    example: '보낸 사람: Ann Lee\n날짜: 2026년 6월 1일\n받는 사람: Bea\n제목: 안녕',
  },
  {
    language: 'he, ar',
    from: ['מאת', 'من'],
    others: ['נשלח', 'אל', 'נושא', 'תאריך', 'إلى', 'الموضوع', 'تم الإرسال', 'التاريخ'],
    example: 'מאת: Ann Lee\nנשלח: 1 יוני 2026\nאל: Bea\nנושא: שלום',
  },
];

/** Between dashes, or above a copied header: what follows is somebody else's message. */
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

/** Ticket systems ask to write above a line; all below it is theirs. Anywhere in a line. */
export const REPLY_ABOVE: readonly string[] = list`
  reply above this line | type your reply above | write your reply above |
  add your comment above this line | oberhalb dieser linie | oberhalb dieser zeile |
  au-dessus de cette ligne | encima de esta línea | sopra questa riga | acima desta linha |
  boven deze lijn | boven deze regel
`;

/** Lotus Notes copies a header as a table, names and values on lines of their own, below the sender and the time. */
export const TABLE_TO: readonly string[] = list`
  to | an | à | para | a | aan | till | til | do
`;
export const TABLE_SUBJECT: readonly string[] = list`
  subject | thema | betreff | objet | asunto | oggetto | assunto | onderwerp | ärende | emne | temat
`;
