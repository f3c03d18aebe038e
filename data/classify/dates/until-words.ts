/**
 * Words that say how long: "until", "from ... to", "inclusive". Whole words, lower case, with and
 * without accents where people leave them out.
 */
import { list } from '../../list.ts';

/**
 * Before a date that says "away until". One rule for all languages: alone, they name the day of
 * return ("until Monday").
 */
export const UNTIL_WORDS: readonly string[] = list`
  until | till | 'til | through | thru | not before | bis | nicht vor | einschließlich | jusqu' |
  jusque | hasta | fins | fino al | fino all' | fino a | fino alla | sino al | até | tot | t/m |
  till och med | t.o.m | förrän | fram till | til og med | frem til | fyrr en | indtil | do dnia |
  vasta | zaključno | закључно | iki | līdz | lidz | kuni | până | pana | εωσ | μεχρι | ωσ | حتي |
  وحتي | لغايه | لغایت | עד | ועד | تا | จนถึง | ถึง | đến | tới | sampai | hingga | sehingga |
  s/d | s.d | 至 | 直到 | 直至 | 到
`;

/** Words with other meanings: only where nearly nothing stands between them and the date. */
export const UNTIL_BESIDE: readonly string[] = list`do | до | по | til | tills | to | الي | sd`;

/** The same, in languages that put it after the date. */
export const UNTIL_WORDS_AFTER: readonly string[] = list`
  saakka | asti | kadar | değin | 까지 | तक
`;
/** Hungarian and Estonian write it as an ending. */
export const UNTIL_SUFFIXES: readonly string[] = list`-ig | .-ig | ig | ni`;

/** After a day that is named alone, in languages that mark it there. */
export const ON_AFTER: readonly string[] = list`は | に | 请假 | 請假 | 休み | 休 | 하루 | 휴가`;

/** After the first day of an absence. */
export const START_AFTER: readonly string[] = list`
  から | より | 以降 | 부터 | 起 | 开始 | 開始 | itibaren | -től | -tól | -tol | kezdve | से
`;

/** "Not back until": the date is that of the return. */
export const NOT_WORDS: readonly string[] = list`
  not | nicht | pas | no | non | não | niet | inte | ikke | ikkje | nie | ne | nem | nu | en |
  не | δεν | لن | لا | לא
`;

/** Right before a day that is named alone. */
export const ON_WORDS: readonly string[] = list`
  on | am | le | el | il | em | no dia | op | på | den | d. | w dniu | dne | dňa | dana | на |
  pe | στισ | 于 | 於 | 在
`;

/** A day after these is the first of an absence. */
export const START_WORDS: readonly string[] = list`
  from | starting | start | starts | since | beginning | begins | as of | ab | seit | von | vom |
  du | depuis | dès | à partir | à compter | desde | a partir | del | da | dal | dall' | dalla |
  van | vanaf | sinds | fra | fra og med | från | från och med | od | ode | с | со | з | із |
  від | от | από | מ | از | din | kezdve | nuo | no | alates | alkaen | mula | mulai | dari | từ |
  ตั้งแต่
`;

/** The named day is still a day away: the person is back on the next one. */
export const INCLUSIVE_WORDS: readonly string[] = list`
  through | thru | inclusive | incl. | including | einschließlich | einschl | bis und mit | inkl |
  inclus | y compris | compreso | compresi | compresa | incluso | inclòs | inclosos | inclós |
  inclusief | t/m | tot en met | till och med | t.o.m | til og med | til og með | t.o.m. |
  tom den | tom. | mukaan lukien | włącznie | včetně | vrátane | vključno | zaključno |
  uključivo | uključujući | закључно | включительно | включително | включно | imtinai |
  įskaitytinai | ieskaitot | kaasa arvatud | k.a | bezárólag | inclusiv | εωσ και | μεχρι και |
  συμπεριλαμβαν | dahil | نهايه يوم | شامل | ضمنا | כולל | ועד בכלל | پایان روز | đến hết |
  tới hết | hết ngày | het ngay | sampai dengan | s/d | s.d | hingga dan termasuk | termasuk |
  รวม | まで | いっぱい | (含) | 含当天 | 含當天 | 为止 | 為止 | 포함
`;

/** Between the first and the last day of an absence; the last one is still a day away. */
export const RANGE_WORDS: readonly string[] = list`
  لغایت | - | ~ | to | bis | bis zum | bis einschließlich | bis einschl. | bis inkl. |
  bis und mit | bis incl. | au | jusqu'au | al | all' | ao | a | à | a l' | hasta | hasta el |
  fins | fins al | fins a l' | fino al | fino all' | e | tot | tot en met | t/m | till |
  till den | till och med | t.o.m. | t.o.m | tom | til | til den | til og med | og med | do |
  do vključno | do vrátane | po | по | до | through | thru | until | up to | iki | līdz | kuni |
  până | până pe | până la | până în | εωσ | εωσ και | μεχρι | μεχρι και | ωσ | الي | والي | حتي |
  وحتي | עד | ועד | تا | से | ถึง | đến | đến ngày | đến hết | đến hết ngày | tới | sampai |
  sampai dengan | hingga | sehingga | s/d | s.d. | s.d | から | より | 至 | 到 | 부터 | -től | -tól |
  -től - | 'den | 'dan | 'ten | 'tan
`;

/** "Between 4 and 11": the first word and those that may join the days. */
export const BETWEEN_WORDS: readonly string[] = list`
  between | zwischen | entre | tra | fra | tussen | mellan | mellem | mellom | między | mezi |
  medzi | med | između | између | между | між | între | intre | μεταξυ | بين | בין | بین |
  ระหว่าง | antara | tarp | starp | tarihleri
`;
export const AND_WORDS: readonly string[] = list`
  and | und | et | y | e | en | och | og | a | i | in | и | та | і | și | si | και | و | ל | dan |
  ir | un | ile
`;

/** After a negation: "not available before 14 September". */
export const BEFORE_WORDS: readonly string[] = list`
  before | vor | avant | antes de | antes del | abans del | prima del | prima di | voor | vóór |
  før | före | ennen | przed | před | pred | прије | пре | преди | раньше | ранее | раніше |
  enne | înainte de | πριν | πριν από | قبل | לפני | trước | sebelum
`;

/** "Between 4 and 11", in languages that say it after the second day. */
export const BETWEEN_AFTER: readonly string[] = list`
  arasında | között | välisen | के बीच | 之间 | 之間 | 사이
`;
