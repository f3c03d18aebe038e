/** The part of a period by the words before or after its name: "mid-September", "end of March". */
import { list } from '../../list.ts';

export type Part = 'early' | 'mid' | 'late';

/** Right before the name of a month. */
export const PARTS_BEFORE: Readonly<Record<Part, readonly string[]>> = {
  early: list`
    early | beginning of | start of | the beginning of | anfang | zu beginn | début | debut |
    au début de | principios de | principio de | comienzos de | inicios de | inicio de |
    principis de | començament de | início de | inícios de | inizio | inizio di | inizi di |
    primi di | begin | primo | starten af | begyndelsen af | start | början av | begynnelsen av |
    byrjun | początku | początkiem | začátkem | začátku | začiatkom | začiatku | začetku |
    začetek | početkom | početku | почетком | почетку | начале | начала | началото на | початку |
    începutul lui | începutul lunii | inceputul lunii | αρχεσ | بدايه | مطلع | اوائل | תחילת |
    اوایل | ต้นเดือน | đầu | awal
  `,
  mid: list`
    mid | mid- | middle of | the middle of | mitte | mi- | mi | mediados de | mitjan |
    mitjans de | meados de | metà | metà di | half | medio | midten af | midten av | mitten av |
    miðjan | połowie | połowy | polovině | poloviny | polovici | polovice | sredini | sredinom |
    средином | средине | середине | середины | средата на | середині | mijlocul lui |
    mijlocul lunii | μεσα | منتصف | אמצע | اواسط | กลางเดือน | giữa | pertengahan
  `,
  late: list`
    late | end of | the end of | ende | fin | fin de | la fin | final de | finales de |
    finals de | fim de | finais de | fine | fine di | eind | einde | ultimo | slutningen af |
    udgangen af | slutet av | slutten av | utgangen av | lok | koniec | końca | końcu | konce |
    konci | koncem | konca | koncu | kraja | krajem | kraju | крајем | краја | конце | конца |
    края на | кінця | кінці | sfârșitul lui | sfârșitul lunii | sfarsitul lunii | τελη | τελοσ |
    نهايه | اواخر | סוף | پایان | ปลายเดือน | สิ้นเดือน | cuối | hết | akhir
  `,
};

/** Right after it. */
export const PARTS_AFTER: Readonly<Record<Part, readonly string[]>> = {
  early: list`
    elején | elejéig | alussa | alkuun | alkupuolella | başında | başına | 初 | 初め | 初旬 | 上旬 | 초 |
    pradžioje | pradžios | sākumā | sākumam | alguses | alguseni | की शुरुआत | के शुरू
  `,
  mid: list`
    közepén | közepéig | puolivälissä | puoliväliin | ortasında | ortasına | 中旬 | 半ば | 중순 |
    viduryje | vidurio | vidū | vidum | keskel | keskpaigas | keskpaigani | के मध्य
  `,
  late: list`
    végén | végéig | lopussa | loppuun | loppupuolella | sonunda | sonuna | 末 | 下旬 | 底 | 말 | 하순 |
    pabaigoje | pabaigos | beigās | beigām | lõpus | lõpuni | के अंत
  `,
};

/** The last day of this month, in whole phrases. */
export const END_OF_MONTH: readonly string[] = list`
  end of the month | end of this month | month's end | monatsende | ende des monats |
  ende dieses monats | fin du mois | fin de mes | final de mes | finales de mes | final del mes |
  fim do mês | final do mês | fine mese | fine del mese | eind van de maand | einde van de maand |
  eind deze maand | slutningen af måneden | slutet av månaden | slutten av måneden |
  kuun lopussa | kuun loppuun | końca miesiąca | konce měsíce | konca mesiaca | konca meseca |
  kraja mjeseca | конца месяца | кінця місяця | края на месеца | hónap végéig | hónap végén |
  sfârșitul lunii acesteia | τελοσ του μηνα | ay sonuna | ay sonunda | نهايه الشهر | סוף החודש |
  cuối tháng này | akhir bulan | 月末 | 月底 | 월말 | 이달 말
`;

/** The month after this one. */
export const NEXT_MONTH: readonly string[] = list`
  next month | nächsten monat | nächsten monats | nächstem monat | mois prochain | próximo mes |
  mes que viene | próximo mês | mês que vem | prossimo mese | mese prossimo | volgende maand |
  næste måned | nästa månad | neste måned | ensi kuussa | ensi kuun | przyszłym miesiącu |
  przyszłego miesiąca | příští měsíc | následujícího měsíce | следующем месяце |
  следующего месяца | наступного місяця | jövő hónap | luna viitoare | gelecek ay |
  önümüzdeki ay | الشهر القادم | الشهر المقبل | חודש הבא | tháng sau | tháng tới | bulan depan |
  来月 | 下个月 | 下個月 | 다음 달 | 다음달
`;

/** The end of this week: Friday, or the whole weekend where it is the end of the absence. */
export const END_OF_WEEK: readonly string[] = list`
  end of the week | end of this week | rest of the week | rest of this week | ende der woche |
  ende dieser woche | wochenende | fin de la semaine | fin de semaine | fin de semana |
  final de semana | fim da semana | fine settimana | fine della settimana | eind van de week |
  einde van de week | eind deze week | ugen ud | slutningen af ugen | veckan ut |
  slutet av veckan | ut uken | slutten av uken | viikon loppuun | końca tygodnia | konce týdne |
  konca týždňa | конца недели | кінця тижня | hét végéig | sfârșitul săptămânii | hafta sonuna |
  نهايه الاسبوع | סוף השבוע | cuối tuần | akhir minggu | akhir pekan | 今週いっぱい | 今週末 | 本周末 | 이번 주까지
`;

/** The last day of this year. */
export const END_OF_YEAR: readonly string[] = list`
  end of the year | end of this year | year's end | jahresende | ende des jahres |
  fin de l'année | fin d'année | fin de año | final de año | fim do ano | final do ano |
  fine anno | fine dell'anno | eind van het jaar | einde van het jaar | udgangen af året |
  årets udgang | årets slut | utgangen av året | vuoden loppuun | końca roku | konce roku |
  konca roka | конца года | кінця року | év végéig | sfârșitul anului | yıl sonuna | نهايه العام |
  סוף השנה | cuối năm | akhir tahun | 年末 | 年底 | 연말
`;
