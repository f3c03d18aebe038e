/**
 * Headers of the quoted message as mail programs copy them, by language. Lower case; each row with
 * a header it must match.
 */
import { list } from '../../list.ts';

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
      envoyé | envoyé le | message du | copie | copie à | à | objet | répondre à | destinataire | date | cc | date d’envoi | date d'envoi
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
    others: ['inviato', 'inviata', 'inviato il', 'a', 'oggetto', 'data', 'risposta', 'rispondi a'],
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
    others: list`
      נשלח | אל | נושא | תאריך | עותק | إلى | الموضوع | تم الإرسال | أرسل | تاريخ الإرسال | التاريخ |
      نسخة
    `,
    example: 'מאת: Ann Lee\nנשלח: 1 יוני 2026\nאל: Bea\nנושא: שלום',
  },
  {
    language: 'fa',
    from: ['از', 'فرستنده'],
    others: ['ارسال شده', 'ارسال‌شده', 'به', 'تاریخ', 'موضوع', 'رونوشت'],
    example: 'از: Ann Lee\nتاریخ: دوشنبه ۱ ژوئن ۲۰۲۶\nبه: Bea\nموضوع: سلام',
  },
  {
    language: 'hr, sr, sl',
    from: ['šalje', 'pošiljatelj', 'pošiljalac', 'pošiljatelj/ica'],
    others: ['poslano', 'poslato', 'prima', 'za', 'kome', 'predmet', 'tema', 'zadeva', 'datum'],
    example: 'Šalje: Ann Lee\nPoslano: ponedjeljak, 1. lipnja 2026. 9:00\nPrima: Bea\nPredmet: Bok',
  },
  {
    language: 'sl',
    from: ['od'],
    others: ['poslano', 'za', 'zadeva', 'kp'],
    example: 'Od: Ann Lee\nPoslano: ponedeljek, 1. junij 2026 9:00\nZa: Bea\nZadeva: Zdravo',
  },
  {
    language: 'bg',
    from: ['от', 'подател'],
    others: ['изпратено', 'до', 'относно', 'дата', 'получател'],
    example: 'От: Ann Lee\nИзпратено: понеделник, 1 юни 2026 г. 9:00\nДо: Bea\nОтносно: Здравей',
  },
  {
    language: 'lt',
    from: ['nuo', 'siuntėjas'],
    others: ['išsiųsta', 'kam', 'tema', 'data', 'kopija'],
    example: 'Nuo: Ann Lee\nIšsiųsta: 2026 m. birželio 1 d. 9:00\nKam: Bea\nTema: Labas',
  },
  {
    language: 'lv',
    from: ['sūtītājs'],
    others: ['nosūtīts', 'kam', 'adresāts', 'temats', 'tēma', 'datums'],
    example: 'Sūtītājs: Ann Lee\nNosūtīts: 2026. gada 1. jūnijs 9:00\nKam: Bea\nTēma: Sveiki',
  },
  {
    language: 'et',
    from: ['saatja', 'kellelt'],
    others: ['saadetud', 'saatmisaeg', 'adressaat', 'kellele', 'teema', 'kuupäev', 'koopia'],
    example:
      'Saatja: Ann Lee\nSaadetud: esmaspäev, 1. juuni 2026 9:00\nAdressaat: Bea\nTeema: Tere',
  },
  {
    language: 'ca',
    from: ['de', 'remitent'],
    others: ['enviat', 'enviat el', 'per a', 'a', 'tema', 'assumpte', 'data'],
    example: 'De: Ann Lee\nEnviat: dilluns, 1 de juny de 2026 9:00\nPer a: Bea\nTema: Hola',
  },
  {
    language: 'is',
    from: ['frá'],
    others: ['sent', 'sendandi', 'til', 'efni', 'dagsetning', 'afrit'],
    example: 'Frá: Ann Lee\nSent: mánudagur, 1. júní 2026 09:00\nTil: Bea\nEfni: Halló',
  },
  {
    language: 'th',
    from: ['จาก'],
    others: ['ส่งเมื่อ', 'ส่ง', 'ถึง', 'หัวเรื่อง', 'เรื่อง', 'วันที่', 'สำเนา'],
    example: 'จาก: Ann Lee\nส่งเมื่อ: วันจันทร์ที่ 1 มิถุนายน 2569\nถึง: Bea\nเรื่อง: สวัสดี',
  },
  {
    language: 'id, ms',
    from: ['dari', 'daripada', 'pengirim'],
    others: [
      'dikirim',
      'terkirim',
      'dihantar',
      'kepada',
      'ke',
      'subjek',
      'perihal',
      'tanggal',
      'tarikh',
    ],
    example: 'Dari: Ann Lee\nDikirim: Senin, 1 Juni 2026 09.00\nKepada: Bea\nSubjek: Halo',
  },
];

/**
 * Lotus Notes copies a header as a table, names and values on lines of their own, below the sender
 * and the time.
 */
export const TABLE_TO: readonly string[] = list`
  to | an | à | para | a | aan | till | til | do
`;
export const TABLE_SUBJECT: readonly string[] = list`
  subject | thema | betreff | objet | asunto | oggetto | assunto | onderwerp | ärende | ämne | emne |
  aihe | temat | тема
`;
