/**
 * Months in out-of-office texts, in the forms that stand beside a day, a year or "in". Lower case;
 * a name ending in `~` stands for all its endings. Index + 1 is the month.
 */
import { list } from '../../list.ts';

/** Abbreviations only where they are in use with dates. */
export const MONTHS: readonly (readonly string[])[] = [
  list`
    january | jan | januar~ | jänner~ | jaenner | janvier | janv | enero | gener | gennaio | gen |
    janeiro | januari | tammikuu~ | styczeń | stycznia | styczniu | leden | ledna | lednu |
    január~ | januára | siječanj | siječnja | siječnju | јануар~ | януари | январ~ | янв |
    січень | січня | січні | sausio | sausį | sausis | janvār~ | jaanuar~ | ianuarie |
    ιανουαριο~ | ocak~ | يناير | جانفي | كانون الثاني | ינואר | ژانویه | जनवरी | มกราคม~ | มค |
    januara | janúar~
  `,
  list`
    february | feb | februar~ | feber | février | fevrier | févr | febrero | febrer | febbraio |
    fevereiro | fev | februari | helmikuu~ | luty | lutego | lutym | únor~ | február~ | veljač~ |
    фебруар~ | февруари | феврал~ | лютий | лютого | лютому | vasario | vasarį | februār~ |
    veebruar~ | februarie | φεβρουαριο~ | şubat~ | فبراير | فيفري | شباط | פברואר | فوریه |
    फरवरी | กุมภาพันธ์~ | กพ | februára | febrúar~
  `,
  list`
    march | mar | märz | maerz | mars | marzo | març | março | marco | maart | maaliskuu~ |
    marzec | marca | marcu | březen | března | březnu | március~ | ožuj~ | март | марта | марту |
    марте | березень | березня | березні | kovo | kovą | marta | martu | marts | märts~ | martie |
    μαρτιο~ | mart | مارس | اذار | מרץ | מרס | मार्च | มีนาคม~ | มีค | mac | maret | marec
  `,
  list`
    april | apr | avril | avr | abril | abr | aprile | huhtikuu~ | kwiecień | kwietnia |
    kwietniu | duben | dubna | dubnu | április~ | apríl~ | travanj | travnja | travnju | април~ |
    апрел~ | квітень | квітня | квітні | balandžio | balandį | aprīl~ | aprill~ | aprilie |
    απριλιο~ | nisan~ | ابريل | افريل | نيسان | אפריל | آوریل | अप्रैल | เมษายน~ | เมย | april~
  `,
  list`
    may | mai | mayo | maig | maggio | maio | mei | maj | toukokuu~ | maja | maju | květen |
    května | květnu | május~ | mája | máji | svibanj | svibnja | svibnju | мај | маја | мају |
    май | мая | мае | травень | травня | травні | gegužės | gegužę | maij~ | maí | μαιο~ | μαιου |
    mayıs~ | مايو | ماي | ايار | מאי | مه | मई | พฤษภาคม~ | พค
  `,
  list`
    june | jun | juni | juin | junio | juny | giugno | giu | junho | kesäkuu~ | czerwiec |
    czerwca | czerwcu | červen | června | červnu | június~ | jún | júna | júni | júní | lipanj |
    lipnja | lipnju | јун | јуна | јуну | юни | июнь | июня | июне | червень | червня | червні |
    birželio | birželį | jūnij~ | juuni~ | iunie | ιουνιο~ | haziran~ | يونيو | جوان | حزيران |
    יוני | ژوئن | जून | มิถุนายน~ | มิย | juna | junija | juniju | jūnijs
  `,
  list`
    july | jul | juli | juillet | juil | julio | juliol | luglio | lug | julho | heinäkuu~ |
    lipiec | lipca | lipcu | červenec | července | červenci | július~ | júl | júla | júli | júlí |
    srpanj | srpnja | srpnju | јул | јула | јулу | юли | июль | июля | июле | липень | липня |
    липні | liepos | liepą | jūlij~ | juuli~ | iulie | ιουλιο~ | temmuz~ | يوليو | يوليوز |
    جويليه | تموز | יולי | ژوئیه | ژوییه | जुलाई | กรกฎาคม~ | กค | julai | jula | julija | juliju
  `,
  list`
    august~ | aug | août | aout | agosto | agost | ago | augusti | elokuu~ | sierpień | sierpnia |
    sierpniu | srpen | srpna | srpnu | augusztus~ | kolovoz~ | август~ | серпень | серпня |
    серпні | rugpjūčio | rugpjūtį | ağustos~ | αυγουστο~ | اغسطس | غشت | اوت | اب | אוגוסט |
    अगस्त | สิงหาคม~ | สค | ogos | agustus | avgust~ | ágúst~
  `,
  list`
    september | sep | sept | septembre | septiembre | setiembre | setembre | settembre | sett |
    set | setembro | syyskuu~ | wrzesień | września | wrześniu | září | szeptember~ | szept |
    rujan | rujna | rujnu | septembr~ | септемб~ | септембар | септемвр~ | сентябр~ | сент |
    вересень | вересня | вересні | rugsėjo | rugsėjį | septembrie | σεπτεμβριο~ | σεπτ | eylül~ |
    سبتمبر | شتنبر | سيتمبر | ايلول | ספטמבר | سپتامبر | सितंबर | सितम्बर | กันยายน~ | กย |
    septembris
  `,
  list`
    october | oct | oktober~ | okt | octobre | octubre | ottobre | ott | outubro | out |
    lokakuu~ | październik~ | października | październiku | říjen | října | říjnu | október~ |
    októbra | októbri | oktobr~ | oktobar | октомвр~ | октоб~ | октябр~ | жовтень | жовтня |
    жовтні | spalio | spalį | octombrie | οκτωβριο~ | ekim~ | اكتوبر | تشرين الاول | אוקטובר |
    اکتبر | अक्टूबर | ตุลาคม~ | ตค | oktoober~ | ogotobra
  `,
  list`
    november~ | nov | novembre | noviembre | novembro | marraskuu~ | listopad | listopadu |
    listopadzie | listopada | studeni | studenog | studenoga | studenom | novembr~ | novembar |
    новембр~ | новембар | ноември | ноябр~ | листопад | листопада | листопаді | lapkričio |
    lapkritį | noiembrie | νοεμβριο~ | kasım~ | نوفمبر | نونبر | تشرين الثاني | נובמבר | نوامبر |
    नवंबर | नवम्बर | พฤศจิกายน~ | พย | nóvember~
  `,
  list`
    december~ | dec | dezember | dez | décembre | decembre | déc | desembre | diciembre | dic |
    dicembre | dezembro | desember~ | joulukuu~ | grudzień | grudnia | grudniu | prosinec |
    prosince | prosinci | prosinac | prosinca | prosincu | decembr~ | detsember~ | detsembr~ |
    децемб~ | декември | декабр~ | дек | грудень | грудня | грудні | gruodžio | gruodį |
    decembrie | δεκεμβριο~ | aralık~ | ديسمبر | دجنبر | كانون الاول | דצמבר | دسامبر | दिसंबर |
    दिसम्बर | ธันวาคม~ | ธค | decembar | desember | disember
  `,
];

/** Words that name different months in two languages: the second where the text has its signs. */
export const HOMONYMS: readonly { word: string; month: number; signs: readonly string[] }[] = [
  {
    word: 'listopada',
    month: 10,
    signs: list`vraća | vratit | odsut | godišnj | ured | natrag | bit ću | nisam | sam u`,
  },
];

/** The Iranian solar calendar; index + 1 is the month. */
export const SOLAR_MONTHS: readonly string[] = list`
  فروردین | اردیبهشت | خرداد | تیر | مرداد | شهریور | مهر | آبان | آذر | دی | بهمن | اسفند
`;

/**
 * Short names that mean something else in other languages: a month only beside a day or a year.
 */
export const NOT_ALONE: readonly string[] = list`
  may | mar | mai | mars | march | mart | maj | maja | mei | set | sett | sep | out | gen | giu |
  lug | ago | ott | dic | dec | jun | jul | jan | feb | aug | okt | oct | nov | dez | déc | juli |
  juni | august | maí | mac | كانون | اب | مه | ماي | luty | leden | maig | юни | apr | abr |
  avr | fev | мај | янв | сент | дек
`;
