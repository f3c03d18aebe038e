/** The line above a quote, by language. Lower case; each row with a line it must match. */

/**
 * The line above a quote. `wrote` is its verb, `starts` the words it begins with in that language
 * (with the blank, because `on` also begins `only`). A line that begins with a date needs no start.
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
    wrote: [
      'napisao',
      'napisao je',
      'je napisal',
      'je napisao',
      'napisala je',
      'napisala',
      'napisal',
    ],
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
    wrote: ['va escriure', 'missatge de', 'ha escrit'],
    starts: ['el dia '],
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
  {
    language: 'fa',
    wrote: ['نوشت', 'نوشته'],
    starts: ['در '],
    example: 'در دوشنبه ۱ ژوئن ۲۰۲۶ ساعت 9:00، Ann Lee <ann@acme.test> نوشت:',
  },
  {
    language: 'th',
    wrote: ['เขียนว่า'],
    starts: ['เมื่อ', 'ในวันที่ '],
    example: 'เมื่อ จ. 1 มิ.ย. 2026 เวลา 09:00 Ann Lee <ann@acme.test> เขียนว่า:',
  },
  {
    language: 'bg',
    wrote: ['написа', 'писа'],
    starts: ['на '],
    example: 'На пн, 1.06.2026 г. в 9:00 Ann Lee <ann@acme.test> написа:',
  },
  {
    language: 'sr',
    wrote: ['је написао/ла', 'је написао', 'је написала'],
    starts: ['дана '],
    example: 'пон, 1. јун 2026. у 09:00 Ann Lee <ann@acme.test> је написао/ла:',
  },
  {
    language: 'is',
    wrote: ['skrifaði', 'ritaði'],
    starts: ['þann ', 'hinn '],
    example: 'Þann mán., 1. jún. 2026 kl. 09:00 skrifaði Ann Lee <ann@acme.test>:',
  },
  {
    language: 'hi',
    wrote: ['ने लिखा', 'लिखा'],
    starts: [],
    example: 'सोम, 1 जून 2026 को 9:00 am बजे को Ann Lee <ann@acme.test> ने लिखा:',
  },
  {
    language: 'ms',
    wrote: ['menulis'],
    starts: ['pada '],
    example: 'Pada Isn, 1 Jun 2026 pada 9:00 PG Ann Lee <ann@acme.test> telah menulis:',
  },
  {
    language: 'fil',
    wrote: ['sumulat', 'isinulat'],
    starts: ['noong '],
    example: 'Noong Lun, Hun 1, 2026 nang 9:00 AM Ann Lee <ann@acme.test> ay sumulat:',
  },
  {
    language: 'sw, af',
    wrote: ['aliandika', 'geskryf'],
    starts: ['mnamo '],
    example: 'Op Ma. 1 Jun. 2026 om 09:00 het Ann Lee <ann@acme.test> geskryf:',
  },
  {
    language: 'eu, gl',
    wrote: ['escribiu', 'idatzi'],
    starts: ['o '],
    example: 'O luns, 1 de xuño de 2026 ás 9:00, Ann Lee <ann@acme.test> escribiu:',
  },
];
