/** Months, weekdays and the words around dates in out-of-office texts. Lower case, with and without accents where people leave them out. */

/** Index + 1 is the month. Abbreviations only where they are in use with dates. */
export const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'janvier', 'janv', 'enero', 'gennaio', 'janeiro', 'januari', 'tammikuuta', 'stycznia', 'ledna', 'január', 'ianuarie', 'января', 'січня', 'ocak', 'ιανουαρίου'],
  ['february', 'feb', 'februar', 'feber', 'février', 'fevrier', 'févr', 'febrero', 'febbraio', 'fevereiro', 'februari', 'helmikuuta', 'lutego', 'února', 'február', 'februarie', 'февраля', 'лютого', 'şubat', 'φεβρουαρίου'],
  ['march', 'mar', 'märz', 'maerz', 'mars', 'marzo', 'março', 'marco', 'maart', 'maaliskuuta', 'marca', 'března', 'március', 'martie', 'марта', 'березня', 'mart', 'μαρτίου'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'aprile', 'huhtikuuta', 'kwietnia', 'dubna', 'április', 'aprilie', 'апреля', 'квітня', 'nisan', 'απριλίου'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mei', 'maj', 'toukokuuta', 'maja', 'května', 'május', 'мая', 'травня', 'mayıs', 'μαΐου'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno', 'junho', 'kesäkuuta', 'czerwca', 'června', 'június', 'iunie', 'июня', 'червня', 'haziran', 'ιουνίου'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio', 'luglio', 'julho', 'heinäkuuta', 'lipca', 'července', 'július', 'iulie', 'июля', 'липня', 'temmuz', 'ιουλίου'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'augusti', 'augustus', 'elokuuta', 'sierpnia', 'srpna', 'augusztus', 'августа', 'серпня', 'ağustos', 'αυγούστου'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre', 'setembro', 'syyskuuta', 'września', 'září', 'szeptember', 'septembrie', 'сентября', 'вересня', 'eylül', 'σεπτεμβρίου'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre', 'outubro', 'lokakuuta', 'października', 'října', 'október', 'octombrie', 'октября', 'жовтня', 'ekim', 'οκτωβρίου'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro', 'marraskuuta', 'listopada', 'listopadu', 'noiembrie', 'ноября', 'листопада', 'kasım', 'νοεμβρίου'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'decembre', 'déc', 'diciembre', 'dicembre', 'dezembro', 'desember', 'joulukuuta', 'grudnia', 'prosince', 'decembrie', 'декабря', 'грудня', 'aralık', 'δεκεμβρίου'],
];

/** Index + 1 is the ISO weekday. */
export const WEEKDAYS: readonly (readonly string[])[] = [
  ['monday', 'montag', 'lundi', 'lunes', 'lunedì', 'segunda-feira', 'maandag', 'måndag', 'mandag', 'maanantaina', 'poniedziałek', 'pondělí', 'понедельник', 'pazartesi', '月曜'],
  ['tuesday', 'dienstag', 'mardi', 'martes', 'martedì', 'terça-feira', 'dinsdag', 'tisdag', 'tirsdag', 'tiistaina', 'wtorek', 'úterý', 'вторник', 'salı', '火曜'],
  ['wednesday', 'mittwoch', 'mercredi', 'miércoles', 'mercoledì', 'quarta-feira', 'woensdag', 'onsdag', 'keskiviikkona', 'środę', 'středu', 'среду', 'çarşamba', '水曜'],
  ['thursday', 'donnerstag', 'jeudi', 'jueves', 'giovedì', 'quinta-feira', 'donderdag', 'torsdag', 'torstaina', 'czwartek', 'čtvrtek', 'четверг', 'perşembe', '木曜'],
  ['friday', 'freitag', 'vendredi', 'viernes', 'venerdì', 'sexta-feira', 'vrijdag', 'fredag', 'perjantaina', 'piątek', 'pátek', 'пятницу', 'cuma', '金曜'],
  ['saturday', 'samstag', 'samedi', 'sábado', 'sabato', 'zaterdag', 'lördag', 'lørdag', 'sobotę', 'субботу'],
  ['sunday', 'sonntag', 'dimanche', 'domingo', 'domenica', 'zondag', 'söndag', 'søndag', 'niedzielę', 'воскресенье'],
];

/** Parts of words that say "back": the date near them is the first day of being there again. */
export const RETURN_WORDS: readonly string[] = ['return', 'back', 'resume', 'available again', 'in the office again', 'wieder', 'zurück', 'rückkehr', 'zurueck', 'retour', 'rentre', 'reprend', 'regres', 'vuelv', 'vuelta', 'volver', 'reincorpor', 'rientr', 'torn', 'ritorn', 'volto', 'voltar', 'volta', 'retorn', 'terug', 'weer', 'tillbaka', 'åter', 'tilbage', 'tilbake', 'palaan', 'takaisin', 'wrac', 'powr', 'wróc', 'vrát', 'zpět', 'vissza', 'revin', 'reveni', 'верн', 'выхожу', 'выйду', 'döne', 'dönü', 'επιστρ', '戻', '出社', '復帰', '再開', '通常', '返回', '回来', '복귀'];

/** Words right before a date that say "away up to here". */
export const UNTIL_WORDS: readonly string[] = ['until', 'till', 'til ', "'til", 'through', 'thru', 'bis', 'einschließlich', "jusqu'", 'hasta', 'fino al', "fino all'", 'fino a', 'sino al', 'até', 'tot', 'till och med', 't.o.m', 'til og med', 'saakka', 'asti', 'do dnia', 'do ', 'до', 'по ', 'vasta', 'kadar'];

/** The day named is still a day away: the next one counts. */
export const INCLUSIVE_WORDS: readonly string[] = ['through', 'thru', 'inclusive', 'incl.', 'einschließlich', 'einschl', 'inclus', 'compreso', 'incluso', 'inclusief', 't/m', 'tot en met', 'till och med', 't.o.m', 'til og med', 'włącznie', 'včetně', 'включительно', 'まで'];

export const TOMORROW: readonly string[] = ['tomorrow', 'demain', 'mañana', 'domani', 'amanhã', 'i morgen', 'imorgon', 'jutro', 'завтра', '明日', '明天', '내일'];
