/**
 * Weekdays in out-of-office texts, as people decline them after "on", "until" and "next". Lower
 * case; a name ending in `~` stands for all its endings. Index + 1 is the ISO weekday.
 */
import { list } from '../../list.ts';

export const WEEKDAYS: readonly (readonly string[])[] = [
  list`
    monday~ | montag~ | lundi | lunes | dilluns | lunedì | lunedi | segunda-feira | maandag |
    måndag~ | mandag~ | maanantai~ | mánudag~ | poniedziałek | poniedziałku | pondělí | pondelok |
    pondelka | ponedeljek | ponedeljka | ponedjeljak | ponedjeljka | ponedeljak | понедељак |
    понедељка | понеделник | понедельник~ | понеділок | понеділка | pirmadien~ | pirmdien~ |
    esmaspäev~ | hétfő~ | luni | δευτερα | pazartesi~ | الاثنين | الاتنين | יום שני | دوشنبه |
    सोमवार | วันจันทร์ | thứ hai | thứ 2 | senin | isnin | 月曜 | 周一 | 週一 | 星期一 | 월요일
  `,
  list`
    tuesday~ | tues | tue | dienstag~ | mardi | martes | dimarts | martedì | martedi |
    terça-feira | dinsdag | tisdag~ | tirsdag~ | tiistai~ | þriðjudag~ | wtorek | wtorku | úterý |
    úterka | utorok | utorka | torek | torka | utorak | уторак | уторка | вторник~ | вівторок |
    вівторка | antradien~ | otrdien~ | teisipäev~ | kedd~ | marți | τριτη | salı | الثلاثاء |
    יום שלישי | سه شنبه | سهشنبه | मंगलवार | วันอังคาร | thứ ba | thứ 3 | selasa | 火曜 | 周二 | 週二 |
    星期二 | 화요일
  `,
  list`
    wednesday~ | weds | mittwoch~ | mercredi | miércoles | dimecres | mercoledì | mercoledi |
    quarta-feira | woensdag | onsdag~ | keskiviik~ | miðvikudag~ | środę | środy | středu |
    středy | stredu | stredy | sredo | srijedu | srijede | sredu | среду | среды | сряда |
    середу | середи | trečiadien~ | trešdien~ | kolmapäev~ | szerd~ | miercuri | τεταρτη |
    çarşamba~ | الاربعاء | יום רביעי | چهارشنبه | बुधवार | วันพุธ | thứ tư | thứ 4 | rabu | 水曜 |
    周三 | 週三 | 星期三 | 수요일
  `,
  list`
    thursday~ | thurs | thu | donnerstag~ | jeudi | jueves | dijous | giovedì | giovedi |
    quinta-feira | donderdag | torsdag~ | torstai~ | fimmtudag~ | czwartek | czwartku | čtvrtek |
    čtvrtka | štvrtok | štvrtka | četrtek | četrtka | četvrtak | četvrtka | четвртак | четвртка |
    четверг~ | четвъртък | четвер~ | ketvirtadien~ | ceturtdien~ | neljapäev~ | csütörtök~ | joi |
    πεμπτη | perşembe~ | الخميس | יום חמישי | پنجشنبه | پنج شنبه | गुरुवार | วันพฤหัส | thứ năm |
    thứ 5 | kamis | khamis | 木曜 | 周四 | 週四 | 星期四 | 목요일
  `,
  list`
    friday~ | freitag~ | vendredi | viernes | divendres | venerdì | venerdi | sexta-feira |
    vrijdag | fredag~ | perjantai~ | föstudag~ | piątek | piątku | pátek | pátku | piatok |
    piatka | petek | petka | petak | петак | петка | пятницу | пятницы | петък | п'ятницю |
    п'ятниці | penktadien~ | piektdien~ | reede~ | reedel | péntek~ | vineri | παρασκευη |
    cuma günü | الجمعه | יום שישי | جمعه | शुक्रवार | วันศุกร์ | thứ sáu | thứ 6 | jumat |
    jumaat | 金曜 | 周五 | 週五 | 星期五 | 금요일
  `,
  list`
    saturday~ | samstag~ | samedi | sábado | dissabte | sabato | zaterdag | lördag~ | lørdag~ |
    lauantai~ | laugardag~ | sobotę | soboty | sobotu | soboto | subotu | суботу | субботу |
    субботы | събота | šeštadien~ | sestdien~ | laupäev~ | szombat~ | sâmbătă | σαββατο |
    cumartesi~ | السبت | יום שבת | शनिवार | วันเสาร์ | thứ bảy | thứ 7 | sabtu | 土曜 | 周六 | 週六 |
    星期六 | 토요일
  `,
  list`
    sunday~ | sonntag~ | dimanche | domingo | diumenge | domenica | zondag | söndag~ | søndag~ |
    sunnuntai~ | sunnudag~ | niedzielę | niedzieli | neděli | neděle | nedeľu | nedeljo |
    nedjelju | воскресенье | неделя | неділю | sekmadien~ | svētdien~ | pühapäev~ | vasárnap~ |
    duminică | κυριακη | الاحد | יום ראשון | रविवार | วันอาทิตย์ | chủ nhật | 日曜 | 周日 | 週日 | 星期日 |
    星期天 | 일요일
  `,
];
