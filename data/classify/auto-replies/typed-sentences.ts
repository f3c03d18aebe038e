/**
 * What only a person writes who has read our message, near words of an absence: a decision on it, or
 * a day that is counted from the day of writing. An absence that was prepared knows neither.
 *
 * Missing on purpose, because prepared texts have them: "tomorrow" ("back tomorrow"), "call me on"
 * (a number follows), "send me" ("send me a text message").
 */
import { list } from '../../list.ts';

export const TYPED_SENTENCES: readonly string[] = list`
  late reply | late answer | late response | i was on | i was away | i was out | just back from |
  how much | what is the price | what does it cost | what would it cost | next week |
  call me on monday | call me on tuesday | call me on wednesday | call me on thursday |
  call me on friday | call me monday | call me tuesday | call me wednesday | call me thursday |
  call me friday | call me next | call me after | call me when | give me a call next |
  give me a call after | ping me | talk then | speak then | let's talk | let's speak | let's chat |
  let's schedule | let's meet | let's do | let us talk | let us speak | sounds good | sounds great |
  sounds interesting | looks interesting | is interesting | very interesting | i'm interested |
  i am interested | we're interested | we are interested | not interested | no interest in |
  no thanks | no thank you | no, thank you | thanks but | works for me | works for us | could we |
  shall we | could you send | can you send | send me your | send me the | send me more |
  send me some | send us your | send us the | send us more | your proposal | your offer |
  your price | your pricing | späte antwort | späte rückmeldung | ich war im | war im urlaub |
  was kostet | nächste woche | nächsten montag | klingt gut | klingt interessant | klingt spannend |
  kein interesse | interessiert | schicken sie mir | senden sie mir | können wir | ihr angebot |
  réponse tardive | j'étais en | combien coûte | la semaine prochaine | semaine prochaine |
  intéress | envoyez-moi | pouvons-nous | votre offre | votre proposition | tardar en responder |
  estaba de vacaciones | cuánto cuesta | la próxima semana | la semana que viene | interesad |
  me interesa | no nos interesa | envíeme | su propuesta | su oferta | ritardo nella risposta |
  ero in ferie | quanto costa | settimana prossima | prossima settimana | interessa | mi mandi |
  vostra offerta | sua offerta | próxima semana | estava de férias | quanto custa | semana que vem |
  interessad | envie-me | sua proposta | setmana vinent | late reactie | was op vakantie |
  wat kost | volgende week | interessant | geen interesse | stuur mij | stuur me | uw aanbod |
  uw voorstel | sent svar | var på semester | vad kostar | nästa vecka | intressant | intresserad |
  var på ferie | hvad koster | hva koster | næste uge | neste uke | interessert | interesseret |
  ensi viikolla | kiinnost | järgmisel nädalal | huvitatud | nākamnedēļ | nākamajā nedēļā |
  kitą savaitę | byłem na urlopie | byłam na urlopie | ile kosztuje | w przyszłym tygodniu |
  zainteresowan | byl jsem na | byla jsem na | kolik stojí | příští týden | zajímá nás |
  budúci týždeň | zaujíma | naslednji teden | sljedeći tjedan | sledeće nedelje | zanima me |
  jövő héten | érdekel | săptămâna viitoare | interesat | был в отпуске | была в отпуске |
  сколько стоит | на следующей неделе | интересно | не интересует | наступного тижня | цікав |
  следващата седмица | gelecek hafta | haftaya | ilgilen | την επόμενη εβδομάδα | ενδιαφέρ | 返信が遅 |
  お返事が遅 | 来週 | 興味 | 下周 | 下週 | 感兴趣 | 感興趣 | 다음 주 | 관심 | שבוע הבא | מעוניין | الأسبوع القادم | مهتم |
  هفته آینده | अगले सप्ताह | tuần sau | quan tâm | minggu depan | tertarik | สัปดาห์หน้า | สนใจ
`;
