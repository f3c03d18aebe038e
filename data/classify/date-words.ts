/** Months, weekdays and the words around dates in out-of-office texts. Lower case, with and without accents where people leave them out. */
import { list } from '../list.ts';

/** Index + 1 is the month. Abbreviations only where they are in use with dates. */
export const MONTHS: readonly (readonly string[])[] = [
  list`
    january | jan | januar | jänner | janvier | janv | enero | gennaio | janeiro | januari |
    tammikuuta | stycznia | ledna | január | ianuarie | января | січня | ocak | ιανουαρίου
  `,
  list`
    february | feb | februar | feber | février | fevrier | févr | febrero | febbraio | fevereiro |
    februari | helmikuuta | lutego | února | február | februarie | февраля | лютого | şubat |
    φεβρουαρίου
  `,
  list`
    march | mar | märz | maerz | mars | marzo | março | marco | maart | maaliskuuta | marca |
    března | március | martie | марта | березня | mart | μαρτίου
  `,
  list`
    april | apr | avril | avr | abril | aprile | huhtikuuta | kwietnia | dubna | április | aprilie |
    апреля | квітня | nisan | απριλίου
  `,
  list`
    may | mai | mayo | maggio | maio | mei | maj | toukokuuta | maja | května | május | мая |
    травня | mayıs | μαΐου
  `,
  list`
    june | jun | juni | juin | junio | giugno | junho | kesäkuuta | czerwca | června | június |
    iunie | июня | червня | haziran | ιουνίου
  `,
  list`
    july | jul | juli | juillet | juil | julio | luglio | julho | heinäkuuta | lipca | července |
    július | iulie | июля | липня | temmuz | ιουλίου
  `,
  list`
    august | aug | août | aout | agosto | augusti | augustus | elokuuta | sierpnia | srpna |
    augusztus | августа | серпня | ağustos | αυγούστου
  `,
  list`
    september | sep | sept | septembre | septiembre | settembre | setembro | syyskuuta | września |
    září | szeptember | septembrie | сентября | вересня | eylül | σεπτεμβρίου
  `,
  list`
    october | oct | oktober | okt | octobre | octubre | ottobre | outubro | lokakuuta |
    października | října | október | octombrie | октября | жовтня | ekim | οκτωβρίου
  `,
  list`
    november | nov | novembre | noviembre | novembro | marraskuuta | listopada | listopadu |
    noiembrie | ноября | листопада | kasım | νοεμβρίου
  `,
  list`
    december | dec | dezember | dez | décembre | decembre | déc | diciembre | dicembre | dezembro |
    desember | joulukuuta | grudnia | prosince | decembrie | декабря | грудня | aralık | δεκεμβρίου
  `,
];

/** Index + 1 is the ISO weekday; as people decline them after "on", "until" and "next". */
export const WEEKDAYS: readonly (readonly string[])[] = [
  list`
    monday | montag | lundi | lunes | lunedì | lunedi | segunda-feira | maandag | måndag | mandag |
    maanantai | poniedziałek | poniedziałku | pondělí | понедельник | pazartesi | 月曜 | 周一 | 週一 |
    星期一 | 월요일
  `,
  list`
    tuesday | dienstag | mardi | martes | martedì | martedi | terça-feira | dinsdag | tisdag |
    tirsdag | tiistai | wtorek | wtorku | úterý | вторник | salı | 火曜 | 周二 | 週二 | 星期二 | 화요일
  `,
  list`
    wednesday | mittwoch | mercredi | miércoles | mercoledì | mercoledi | quarta-feira | woensdag |
    onsdag | keskiviik | środę | środy | středu | středy | среду | среды | çarşamba | 水曜 | 周三 | 週三 |
    星期三 | 수요일
  `,
  list`
    thursday | donnerstag | jeudi | jueves | giovedì | giovedi | quinta-feira | donderdag |
    torsdag | torstai | czwartek | czwartku | čtvrtek | čtvrtka | четверг | perşembe | 木曜 | 周四 |
    週四 | 星期四 | 목요일
  `,
  list`
    friday | freitag | vendredi | viernes | venerdì | venerdi | sexta-feira | vrijdag | fredag |
    perjantai | piątek | piątku | pátek | pátku | пятницу | пятницы | cuma | 金曜 | 周五 | 週五 | 星期五 |
    금요일
  `,
  list`
    saturday | samstag | samedi | sábado | sabato | zaterdag | lördag | lørdag | lauantai | sobotę |
    soboty | sobotu | субботу | субботы | 土曜 | 周六 | 週六 | 星期六 | 토요일
  `,
  list`
    sunday | sonntag | dimanche | domingo | domenica | zondag | söndag | søndag | sunnuntai |
    niedzielę | niedzieli | neděli | neděle | воскресенье | 日曜 | 周日 | 週日 | 星期日 | 星期天 | 일요일
  `,
];

/** Before or after a weekday: the one of the week after this one, which is also the later reading where people differ. */
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

/** Parts of words that say "back": the date near them is the first day of being there again. */
export const RETURN_WORDS: readonly string[] = [
  'return',
  'back',
  'resume',
  'available again',
  'available from',
  'reachable from',
  'in the office again',
  'wieder',
  'zurück',
  'rückkehr',
  'zurueck',
  'erreichbar ab',
  'retour',
  'rentre',
  'reprend',
  'reprise',
  'revien',
  'reviendr',
  'à nouveau',
  'de nouveau',
  'disponible à partir',
  'regres',
  'vuelv',
  'vuelta',
  'volver',
  'reincorpor',
  'nuevamente',
  'disponible a partir',
  'rientr',
  'torn',
  'ritorn',
  'nuovamente',
  'di nuovo',
  'volto',
  'voltar',
  'volta',
  'retorn',
  'novamente',
  'disponível a partir',
  'terug',
  'weer',
  'bereikbaar vanaf',
  'tillbaka',
  'åter',
  ' igen',
  'tilbage',
  'tilbake',
  ' igjen',
  'palaan',
  'palaa',
  'paluu',
  'takaisin',
  'jälleen',
  'wrac',
  'powr',
  'wróc',
  'ponownie',
  'dostępn',
  'vrát',
  'vrac',
  'zpět',
  'opět',
  'návrat',
  'vissza',
  'revin',
  'reveni',
  'верн',
  'возвращ',
  'выхожу',
  'выйду',
  'на связи с',
  'döne',
  'dönü',
  'επιστρ',
  '戻',
  '出社',
  '出勤',
  '復帰',
  '再開',
  '通常',
  '返回',
  '回来',
  '回到',
  '恢复',
  '上班',
  '返崗',
  '복귀',
  '돌아',
  '출근',
];

/** Words right before a date that say "away up to here". One rule for all languages: alone they name the day of being back ("until Monday"). */
export const UNTIL_WORDS: readonly string[] = [
  'until',
  'till',
  'til ',
  "'til",
  'through',
  'thru',
  'bis',
  'einschließlich',
  "jusqu'",
  'hasta',
  'fino al',
  "fino all'",
  'fino a',
  'sino al',
  'até',
  'tot',
  't/m',
  'till och med',
  't.o.m',
  'til og med',
  'do dnia',
  'do ',
  'до',
  'по ',
  'vasta',
  '至',
  '直到',
];

/** The same, in languages that put it after the date. */
export const UNTIL_WORDS_AFTER: readonly string[] = ['saakka', 'asti', 'kadar', '까지'];

/** The day named is still a day away: the next one counts. */
export const INCLUSIVE_WORDS: readonly string[] = list`
  through | thru | inclusive | incl. | including | einschließlich | einschl | bis und mit | inkl |
  inclus | y compris | compreso | incluso | inclusief | t/m | tot en met | till och med | t.o.m |
  til og med | t.o.m. | mukaan lukien | włącznie | včetně | включительно | まで | （含） | (含) | 为止
`;

/** Between the first and the last day of an absence; the last one is still a day away. */
export const RANGE_WORDS: readonly string[] = list`
  - | – | — | ~ | 〜 | ～ | to | bis | bis zum | bis einschließlich | au | jusqu'au | al | all' | ao |
  a | à | hasta | hasta el | fino al | tot | tot en met | t/m | till | till den | till och med |
  til | til den | til og med | do | po | по | до | through | thru | から | 至 | 到 | 부터
`;

export const TOMORROW: readonly string[] = list`
  tomorrow | morgen | demain | mañana | domani | amanhã | i morgen | imorgon | i morgon | i morra |
  huomenna | jutro | zítra | завтра | yarın | 明日 | 明天 | 내일
`;
/** What the same words mean elsewhere: "good morning". Right before them. */
export const NOT_TOMORROW: readonly string[] = list`
  guten | gute | goede | goeden | la | jeden | am
`;
export const DAY_AFTER_TOMORROW: readonly string[] = list`
  day after tomorrow | übermorgen | après-demain | pasado mañana | dopodomani | depois de amanhã |
  overmorgen | i övermorgon | i overmorgen | ylihuomenna | pojutrze | pozítří | послезавтра | 明後日 |
  后天 | 後天 | 모레
`;

/** "in two weeks": before the number. Finnish and the East Asian languages say it after the unit. */
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

/** Parts with which the words for a day, a week and a month begin, and how many days they are. */
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
