/**
 * Months and weekdays in out-of-office texts. Lower case, with and without accents where people
 * leave them out.
 */
import { list } from '../../list.ts';

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
