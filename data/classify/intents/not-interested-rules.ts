/** How people say that they are not interested. */
import { list } from '../../list.ts';
import type { IntentRule } from './intent-rule.ts';

export const NOT_INTERESTED_RULES: readonly IntentRule[] = [
  {
    id: 'not-interested.en',
    intent: 'not_interested',
    any: list`
      not in the market | signed with | went with another | gone with another | go with another |
      going with another | chosen another | decided to go with | decided against | not interested |
      no interest | not for us | not for me | no thanks | no thank you | no, thank | we're all set |
      we are all set | i'm all set | we're good | we are good | we'll pass | we will pass |
      i'll pass | i will pass | have to pass | not a fit | not a good fit | not looking |
      don't need | do not need | no need | not relevant | have to decline | must decline |
      already have a | already have our | already use | already using | already work with |
      happy with our current | happy with what we | happy with our | not something we |
      won't be interested | won't be needing | won't be moving forward | won't be proceeding |
      please close | not a priority
    `,
    unless: list`
      decided to go with you | signed with you | no need to apolog | no need to worry |
      don't need much | don't need anything else to start | already have a call |
      already have a meeting | already have a date | no interest in anything but
    `,
    example: 'Thanks, but we are not interested.',
    nearMiss: 'No need to apologise, send me the details.',
  },
  {
    id: 'not-interested.de',
    intent: 'not_interested',
    any: list`
      für einen anderen anbieter entschieden | anderweitig entschieden |
      haben uns dagegen entschieden | kein interesse | keinerlei interesse | nicht interessiert |
      kein bedarf | keinen bedarf | nein danke | nein, danke | nichts für uns | nicht relevant |
      haben bereits | sind bereits versorgt | brauchen wir nicht | benötigen wir nicht |
      zufrieden mit unser | interessiert mich nicht | interessiert uns nicht | passt nicht zu uns |
      verzichten
    `,
    unless: ['haben bereits einen termin', 'haben bereits gesprochen'],
    example: 'Kein Interesse, danke.',
    nearMiss: 'Wir haben Interesse.',
  },
  {
    id: 'not-interested.fr',
    intent: 'not_interested',
    any: list`
      pas intéress | pas besoin | non merci | non, merci | aucun intérêt | aucun besoin |
      ne nous intéresse pas | ne m'intéresse pas | avons déjà un | pas pour nous |
      ne donnerons pas suite | ne donnerai pas suite | ne souhaitons pas
    `,
    example: 'Nous ne sommes pas intéressés.',
    nearMiss: 'Nous sommes intéressés.',
  },
  {
    id: 'not-interested.es',
    intent: 'not_interested',
    any: list`
      no me interesa | no estamos interesad | no estoy interesad | no nos interesa | no gracias |
      no, gracias | no lo necesitamos | no necesitamos | ya tenemos | ya contamos con |
      ya trabajamos con
    `,
    example: 'No nos interesa, gracias.',
    nearMiss: 'Sí, nos interesa.',
  },
  {
    id: 'not-interested.it',
    intent: 'not_interested',
    any: list`
      non sono interessat | non siamo interessat | non mi interessa | non ci interessa | no grazie |
      no, grazie | nessun interesse | non ne abbiamo bisogno | non abbiamo bisogno | abbiamo già un
    `,
    example: 'Non siamo interessati.',
    nearMiss: 'Siamo interessati.',
  },
  {
    id: 'not-interested.nl',
    intent: 'not_interested',
    any: list`
      geen interesse | niet geïnteresseerd | geen behoefte | nee bedankt | nee, bedankt | nee dank |
      nee, dank | niet nodig | hebben al een | niets voor ons
    `,
    example: 'Geen interesse, bedankt.',
    nearMiss: 'Wij hebben interesse.',
  },
  {
    id: 'not-interested.pt',
    intent: 'not_interested',
    any: list`
      não tenho interesse | não temos interesse | sem interesse | não me interessa |
      não nos interessa | não estou interessad | não estamos interessad | não, obrigad |
      não obrigad | não precisamos | já temos
    `,
    example: 'Não temos interesse.',
    nearMiss: 'Temos interesse.',
  },
  {
    id: 'not-interested.other',
    intent: 'not_interested',
    any: list`
      inte intresserad | nej tack | ikke interesseret | nej tak | ikke interessert | nei takk |
      emme ole kiinnostunei | en ole kiinnostunut | ei kiitos | nie jestem zainteresowan |
      nie jesteśmy zainteresowan | dziękuję, nie | nemám zájem | nemáme zájem | не интересно |
      не интересует | ilgilenmiyor | 興味がありません | 興味はありません | 結構です | 不感兴趣 | 没有兴趣 | 不需要 | 관심 없 | 관심이 없
    `,
    example: 'Nej tack, inte intresserad.',
    nearMiss: 'Jag är intresserad.',
  },
];

/** An answer of one word. */
export const NOT_INTERESTED_WORDS: readonly IntentRule[] = [
  {
    id: 'not-interested.word',
    intent: 'not_interested',
    any: [],
    whole: list`
      no | nope | nah | no way | pass | nein | nö | non | nee | não | nej | nei | nie | ei | ne |
      нет | hayır | いいえ | 不 | 아니요
    `,
    example: 'No.',
    nearMiss: 'No problem, I will look.',
  },
];
