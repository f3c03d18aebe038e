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
  próxima | proximo | prossimo | prossima | volgende | volgende week | nästa | nästa vecka | næste |
  i næste uge | neste | neste uke | ensi | ensi viikon | przyszły | przyszłą | w następny | příští |
  следующий | следующую | 来週の | 来週 | 下周 | 下週 | 下个 | 다음 주 | 다음주
`;

/** Alone: the Monday of the week after this one. */
export const NEXT_WEEK: readonly string[] = list`
  next week | nächste woche | nächster woche | kommende woche | kommender woche |
  la semaine prochaine | la próxima semana | la semana que viene | la prossima settimana |
  na próxima semana | na semana que vem | volgende week | nästa vecka | næste uge | neste uke |
  ensi viikolla | w przyszłym tygodniu | příští týden | на следующей неделе | 来週 | 下周 | 下週 | 다음 주
`;

export const TOMORROW: readonly string[] = list`
  tomorrow | morgen | demain | mañana | domani | amanhã | i morgen | imorgon | i morgon | i morra |
  huomenna | jutro | zítra | завтра | yarın | 明日 | 明天 | 내일
`;
/** Words right before them that give another meaning: "good morning". */
export const NOT_TOMORROW: readonly string[] = list`
  guten | gute | goede | goeden | la | jeden | am
`;
export const DAY_AFTER_TOMORROW: readonly string[] = list`
  day after tomorrow | übermorgen | après-demain | pasado mañana | dopodomani | depois de amanhã |
  overmorgen | i övermorgon | i overmorgen | ylihuomenna | pojutrze | pozítří | послезавтра | 明後日 |
  后天 | 後天 | 모레
`;

/**
 * "in two weeks": before the number. Finnish and the East Asian languages say it after the unit.
 */
export const IN_WORDS: readonly string[] = list`
  in | dans | en | dentro de | tra | fra | em | daqui a | over | om | za | через
`;
export const AFTER_UNIT: readonly string[] = [
  'kuluttua',
  'päästä',
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
      day | tag | jour | día | dia | giorn | dag | dage | päivän | dni | dn | дн | 日 | 天 | 일
    `,
  },
  {
    days: 7,
    words: list`
      week | weken | woche | semaine | semana | settiman | veck | uge | uke | viikon | tygodni |
      tydzień | týdn | недел | 週間 | 周 | 週 | 星期 | 个星期 | 주
    `,
  },
  {
    days: 30,
    words: list`
      month | monat | mois | mes | maand | månad | måned | kuukauden | miesi | měsíc | месяц | か月 |
      ヶ月 | カ月 | 个月 | 個月 | 개월
    `,
  },
];
