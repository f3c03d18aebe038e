/**
 * Words for a day counted from today: "tomorrow", "next Monday", "in two weeks". Lower case, with
 * and without accents where people leave them out.
 */
import { list } from '../../list.ts';

/**
 * Before or after a weekday: that of the following week, which is the later of the two readings.
 */
export const NEXT_WORDS: readonly string[] = list`
  next | next week | nächsten | nächste woche | prochain | la semaine prochaine | próximo |
  próxima | proximo | prossimo | prossima | volgende | volgende week | nästa | nästa vecka |
  næste | i næste uge | neste | neste uke | ensi | ensi viikon | przyszły | przyszłą |
  w następny | příští | следующий | следующую | наступний | наступну | наступного | следващия |
  propera | pròxim | jövő | jövő hét | viitoare | sljedeći | sledeći | naslednji | наредни |
  kitą | nākamo | nākamajā | järgmisel | επομενη | προσεχη | gelecek | önümüzdeki | 来週の | 来週 |
  下周 | 下週 | 下个 | 다음 주 | 다음주
`;
/** The same, after the weekday. */
export const NEXT_WORDS_AFTER: readonly string[] = list`
  prochain | próximo | próxima | que viene | que vem | prossimo | prossima | nästa vecka |
  næste uge | neste uke | next week | viitoare | que ve | القادم | المقبل | הבא | הקרוב | اینده |
  tuần sau | tuần tới | depan | หน้า
`;

/** Alone: the Monday of the week after this one. */
export const NEXT_WEEK: readonly string[] = list`
  next week | nächste woche | nächster woche | kommende woche | kommender woche |
  la semaine prochaine | la próxima semana | la semana que viene | la prossima settimana |
  na próxima semana | na semana que vem | volgende week | nästa vecka | næste uge | neste uke |
  ensi viikolla | viikoilla | viikot | w przyszłym tygodniu | w następnym tygodniu |
  příští týden | budúci týždeň | naslednji teden | sljedeći tjedan | sledeće nedelje |
  следеће недеље | на следующей неделе | на следващата седмица | следващата седмица |
  наступного тижня | kitą savaitę | nākamnedēļ | nākamajā nedēļā | järgmisel nädalal |
  jövő héten | jövő hét | săptămâna viitoare | την επομενη εβδομαδα | επομενη εβδομαδα |
  gelecek hafta | haftaya | önümüzdeki hafta | الاسبوع القادم | الاسبوع المقبل | שבוע הבא |
  هفته اینده | अगले सप्ताह | अगले हफ्ते | สัปดาห์หน้า | อาทิตย์หน้า | tuần sau | tuần tới |
  minggu depan | næstu viku | í næstu viku | setmana vinent | 来週 | 下周 | 下週 | 下星期 | 다음 주
`;

/** Back "today": only after a word of return or "until". */
export const TODAY: readonly string[] = list`
  today | heute | aujourd'hui | hoy | avui | oggi | hoje | vandaag | i dag | idag | tänään |
  dzisiaj | dziś | dnes | danes | danas | данас | днес | сегодня | сьогодні | šiandien | šodien |
  täna | ma | astăzi | azi | σημερα | bugün | اليوم | היום | امروز | आज | วันนี้ | hôm nay |
  hari ini | 本日 | 今日 | 今天 | 오늘
`;

export const TOMORROW: readonly string[] = list`
  tomorrow | morgen | demain | mañana | domani | amanhã | i morgen | imorgon | i morgon |
  i morra | huomenna | jutro | zítra | zajtra | jutri | sutra | сутра | утре | завтра | demà |
  á morgun | rytoj | rīt | rītdien | homme | holnap | mâine | αυριο | yarın | غدا | מחר | فردا |
  कल | พรุ่งนี้ | ngày mai | besok | esok | 明日 | 明天 | 내일
`;
/** Words right before them that give another meaning: "good morning". */
export const NOT_TOMORROW: readonly string[] = list`
  guten | gute | guter | goede | goeden | la | jeden | am | god | heute
`;
export const DAY_AFTER_TOMORROW: readonly string[] = list`
  day after tomorrow | übermorgen | après-demain | pasado mañana | dopodomani | depois de amanhã |
  overmorgen | i övermorgon | i overmorgen | ylihuomenna | pojutrze | pozítří | pozajtra |
  pojutrišnjem | prekosutra | прекосутра | вдругиден | послезавтра | післязавтра | demà passat |
  poryt | parīt | ülehomme | holnapután | poimâine | μεθαυριο | öbür gün | بعد غد | מחרתיים |
  پسفردا | परसों | มะรืน | ngày kia | lusa | あさって | 明後日 | 后天 | 後天 | 모레
`;

/**
 * "in two weeks": before the number. Finnish and the East Asian languages say it after the unit.
 */
export const IN_WORDS: readonly string[] = list`
  in | dans | en | dentro de | d'aquí a | tra | fra | em | daqui a | over | om | za | o | čez |
  через | след | за | po | pēc | în | peste | σε | بعد | خلال | בעוד | sau | trong | dalam |
  eftir | อีก
`;
export const AFTER_UNIT: readonly string[] = [
  'kuluttua',
  'päästä',
  'múlva',
  'pärast',
  'sonra',
  'lagi',
  'دیگر',
  'बाद',
  'nữa',
  '後',
  '后',
  '之后',
  '후',
  ' 후',
];

export const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  'a couple of': 2,
  einem: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  due: 2,
  tre: 3,
  quattro: 4,
  um: 1,
  uma: 1,
  dois: 2,
  duas: 2,
  três: 3,
  quatro: 4,
  een: 1,
  twee: 2,
  drie: 3,
  en: 1,
  ett: 1,
  två: 2,
  fyra: 4,
  et: 1,
  to: 2,
  fire: 4,
  yhden: 1,
  kahden: 2,
  kolmen: 3,
  neljän: 4,
  jeden: 1,
  dwa: 2,
  trzy: 3,
  cztery: 4,
  dva: 2,
  dvě: 2,
  tři: 3,
  čtyři: 4,
  tydzień: 1,
  неделю: 1,
  dues: 2,
  dve: 2,
  dvije: 2,
  dviejų: 2,
  divām: 2,
  kahe: 2,
  két: 2,
  egy: 1,
  două: 2,
  o: 1,
  δυο: 2,
  μια: 1,
  τρεισ: 3,
  iki: 2,
  bir: 1,
  üç: 3,
  tvær: 2,
  eina: 1,
  два: 2,
  дві: 2,
  دو: 2,
  दो: 2,
  एक: 1,
  hai: 2,
  một: 1,
  ba: 3,
  dua: 2,
  satu: 1,
  tiga: 3,
  สอง: 2,
  หนึ่ง: 1,
  две: 2,
  три: 3,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  한: 1,
  두: 2,
};

/** The beginnings of the words for day, week and month, and their number of days. */
export const UNITS: readonly { days: number; words: readonly string[] }[] = [
  {
    days: 1,
    words: list`
      day | tag | jour | día | dia | giorn | dag | dage | päivän | dni | dn | дн | dies | dana |
      dan | dienų | dien | päev | nap | zile | ημερεσ | gün | dager | روز | ימים | दिन | วัน |
      ngày | hari | 日 | 天 | 일
    `,
  },
  {
    days: 7,
    words: list`
      week | weken | woche | semaine | semana | settiman | veck | uge | uke | viikon | tygodni |
      tydzień | týdn | týžd | tedn | tjedn | nedelj | недељ | недел | седмиц | тиж | setman |
      vik | savait | nedēļ | nädal | hét | hete | săptăm | εβδομαδ | hafta | השבוע | שבועות |
      هفته | सप्ताह | हफ्ते | สัปดาห์ | อาทิตย์ | tuần | minggu | 週間 | 周 | 週 | 星期 | 个星期 | 個星期 | 주
    `,
  },
  {
    days: 30,
    words: list`
      month | monat | mois | mes | maand | månad | måned | kuukauden | miesi | měsíc | mesiac |
      mesec | mjesec | месец | месяц | місяц | mėnes | mēneš | kuu | hónap | lun | μηνα | μηνεσ |
      ay | tháng | bulan | か月 | ヶ月 | カ月 | 个月 | 個月 | 개월
    `,
  },
];

/** Spans from today in one phrase. */
export const SPANS_AHEAD: readonly { days: number; words: readonly string[] }[] = [
  {
    days: 7,
    words: list`
      in a week's time | heute in einer woche | d'ici une semaine | dans huit jours | بعد اسبوع |
      בעוד שבוע
    `,
  },
  {
    days: 14,
    words: list`
      in a fortnight | in two weeks' time | in vierzehn tagen | dans quinze jours |
      dans une quinzaine | en quince días | em quinze dias | tra quindici giorni |
      om fjorton dagar | بعد اسبوعين | בעוד שבועיים
    `,
  },
];

/** Before the number of a calendar week (ISO 8601). */
export const WEEK_WORDS: readonly string[] = list`
  kw | kws | kalenderwoche | kalenderwochen | week | weeks | calendar week | cw | wk | semaine |
  semaines | semana | setmana | settimana | uge | ugerne | uke | ukene | vecka | veckorna | v. |
  viikolla | viikko | viikon | vko | vk | týden | týdnu | tyg. | tydzień | tygodniu | savaitė |
  nädalal | teden | tjedan | viku | 第
`;
