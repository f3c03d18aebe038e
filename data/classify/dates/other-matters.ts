/**
 * Sentences whose dates are of something else than the writer's absence: an offer, an event, office
 * hours, an opening. Beginnings of words, lower case.
 */
import { list } from '../../list.ts';

export const OTHER_MATTERS: readonly string[] = [
  ...list`
    visit us | meet us | join us | see you | register | registration | webinar | valid | offer |
    sale ends | discount | deadline | office hours | opening hours | business hours |
    working hours | opens | open from | is open | open until | price list | invoice | survey |
    your message of | your email of | your mail of | besuchen sie uns | treffen sie uns | anmeld |
    gilt | gültig | angebot | öffnungszeit | bürozeit | geschäftszeit | sprechzeit | geöffnet |
    eröffn | rabatt | preisliste | rechnung | umfrage | ihre nachricht vom | ihre e-mail vom |
    votre message du | votre mail du | votre e-mail du | votre courriel du | su mensaje del |
    su correo del | uw bericht van | uw mail van | sua mensagem de | tua mail del |
    vostra mail del | vostro messaggio del | retrouvez | rendez-vous | venez | inscri | valable |
    offre | horaire | ouvert | tarif | facture | promotion | visítenos | visitenos | inscrib |
    válid | oferta | horario | abiert | precio | factura | promoci | inscreva | horário | abert |
    visite-nos
  `,
  ...list`
    visitateci | venite | iscri | valid | offerta | orari | apert | fattura | sconto |
    bezoek ons | aanbieding | geldig | openingstijd | geopend | inschrijv | besøg os | besök oss |
    besøk oss | tilbud | gyldig | erbjud | giltig | gäller | åbningstid | öppettid | åpningstid |
    tilmeld | anmäl | tarjous | voimassa | aukiolo | ilmoittaud | odwiedź | zapraszamy | ofert |
    ważne do | ważna do | ważny do | promocj | godziny otwarcia | zapis | navštivte | nabídk |
    platí | otevírací | ponuka | otváracie | vrijedi | ponuda | važi | opnunart | предлож |
    действ | акци | запиш | часы работы | пропозиц | дійсн | години роботи | валид |
    работно време | pasiūlym | galioja | piedāvāj | spēkā | pakkumi | kehti | ajánlat | érvényes |
    nyitvatartás | valabil | program de lucru | προσφορα | ισχυει | ωραριο | teklif | geçerli |
    kampanya | çalışma saat | عرض | صالح | ساعات العمل | תקף | תוקף | הצעה | שעות | اعتبار |
    मान्य | ऑफर | โปรโมชั่น | เวลาทำการ | ưu đãi | hiệu lực | giờ làm việc | berlaku | penawaran |
    jam kerja | sah sehingga | 営業時間 | 有効 | キャンペーン | 有效 | 优惠 | 優惠 | 营业时间 | 유효 | 할인 | 영업시간
  `,
];

/** Regular working days: a span of weekdays after these is when the writer works. */
export const WORKING_WORDS: readonly string[] = list`
  work | arbeit | travaill | trabaj | trabalh | lavor | werk | arbejd | arbet | jobb | pracuj |
  prac | работ | hours | reachable | erreichbar | available
`;

/** Short words that end in a dot within a sentence. */
export const ABBREVIATIONS: readonly string[] = list`
  approx | ca | kl | tel | nr | no | ul | str | dr | mr | mrs | ms | hr | fr | st | min | max |
  incl | inkl | einschl | excl | ggf | bzw | tzn | tj | godz | hod | ob | pl | jan | feb | febr |
  mar | apr | jun | jul | aug | sep | sept | oct | okt | nov | dec | dez | déc | janv | févr |
  juil | mon | tue | tues | wed | thu | thur | thurs | fri | sat | sun | mo | di | mi | do | sa |
  so | lun | mer | jeu | ven | sam | dim | ma | ti | to | on | za | zo | gg | pon | wt | śr |
  czw | pt | tom | dnia | szept | rev | prof | ing | mag
`;

/** Words of people who write the month first, and of those who write the day first. */
export const MONTH_FIRST_WORDS: readonly string[] = list`
  vacation | pto | thru | paid time off | gotten | inquir | center | color | zip code
`;
export const DAY_FIRST_WORDS: readonly string[] = list`
  annual leave | on holiday | holidays | fortnight | enquir | centre | colour | organis | mobile |
  a/l
`;
