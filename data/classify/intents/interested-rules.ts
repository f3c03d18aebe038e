/** How people say that they are interested. */
import { list } from '../../list.ts';
import type { IntentRule } from './intent-rule.ts';

export const INTERESTED_RULES: readonly IntentRule[] = [
  {
    id: 'interested.en',
    intent: 'interested',
    any: list`
      looks promising | sounds promising | like to see | what times work | what time works |
      could we do | shall we do | jump on a | hop on a | find a time | yes, i would |
      yes, we would | open to a | i'm interested | i am interested | we're interested |
      we are interested | we would be interested | i would be interested | i'd be interested |
      we'd be interested | very interested | sounds good | sounds interesting | sounds great |
      looks interesting | looks good | looks great | tell me more | tell us more |
      more information | more info | more details | send me | send us | send over | let's talk |
      lets talk | let's chat | let's schedule | let's set up | let's meet | let's do |
      set up a call | set up a meeting | schedule a call | schedule a meeting | schedule a demo |
      book a call | book a meeting | book a demo | happy to chat | happy to talk | happy to meet |
      i'd love to | we'd love to | would love to | would like to know more | would like to learn |
      like to hear more | like to learn more | call me | give me a call | a demo |
      when are you free | are you available | calendly.com | available on | available next |
      works for me | works for us | count me in | yes please | yes, please
    `,
    unless: list`
      would not like to see | don't send me | do not send me | don't call me | do not call me |
      wouldn't be interested
    `,
    example: "Sounds interesting, let's talk on Thursday.",
    nearMiss: 'Nobody here is interested in that.',
  },
  {
    id: 'interested.de',
    intent: 'interested',
    any: list`
      gerne können wir | können wir gerne | können wir telefonieren | gerne telefonieren |
      gern telefonieren | ja, gerne | ja gerne | ja, gern | wann hätten sie zeit | wann passt es |
      interesse an | haben interesse | habe interesse | sehr gerne | gerne mehr | gern mehr |
      interessiert uns | interessiert mich | bin interessiert | sind interessiert | klingt gut |
      klingt interessant | klingt spannend | hört sich gut an | mehr informationen |
      nähere informationen | weitere informationen | rufen sie mich an | termin vereinbaren |
      schicken sie mir | senden sie mir | lassen sie uns | passt mir | passt uns
    `,
    example: 'Klingt interessant, schicken Sie mir mehr Informationen.',
    nearMiss: 'Das ist uns egal.',
  },
  {
    id: 'interested.fr',
    intent: 'interested',
    any: list`
      discutons | parlons-en | pouvons-nous en parler | oui, avec | oui volontiers | m'intéresse |
      nous intéresse | suis intéressé | sommes intéressé | serais intéressé | intéressant |
      en savoir plus | plus d'informations | plus d'infos | avec plaisir | volontiers |
      envoyez-moi | appelez-moi | prendre rendez-vous | fixons un | me convient | nous convient
    `,
    example: "Ça m'intéresse, envoyez-moi plus d'informations.",
    nearMiss: 'Nous avons fini.',
  },
  {
    id: 'interested.es',
    intent: 'interested',
    any: list`
      podríamos hablar | podemos reunirnos | podríamos reunirnos | hablemos | sí, por favor |
      me interesa | nos interesa | estoy interesad | estamos interesad | más información |
      más detalles | suena bien | suena interesante | me gustaría | nos gustaría | envíeme |
      envíenos | llámeme | agendar una | me viene bien | podemos hablar | con gusto
    `,
    example: 'Me interesa, envíeme más información.',
    nearMiss: 'Sin comentarios.',
  },
  {
    id: 'interested.it',
    intent: 'interested',
    any: list`
      possiamo vederci | parliamone | sì, volentieri | sono interessat | siamo interessat |
      mi interessa | ci interessa | interessante | maggiori informazioni | più informazioni |
      volentieri | mi piacerebbe | ci piacerebbe | mi mandi | mi invii | mi chiami | fissiamo |
      possiamo sentirci | mi va bene
    `,
    example: 'Mi interessa, mi mandi maggiori informazioni.',
    nearMiss: 'Abbiamo chiuso.',
  },
  {
    id: 'interested.nl',
    intent: 'interested',
    any: list`
      kunnen we bellen | laten we bellen | laten we afspreken | ja, graag | ja graag | klinkt goed |
      klinkt interessant | interessant | wij hebben interesse | heb interesse | hebben interesse |
      geïnteresseerd | meer informatie | meer weten | graag meer | stuur mij | stuur me | bel mij |
      bel me | afspraak maken | afspraak inplannen | schikt mij
    `,
    example: 'Klinkt goed, stuur me meer informatie.',
    nearMiss: 'Wij zijn gesloten.',
  },
  {
    id: 'interested.pt',
    intent: 'interested',
    any: list`
      podemos marcar | marcar uma reunião | marcar uma chamada | vamos conversar | sim, por favor |
      tenho interesse | temos interesse | me interessa | interessa-me | estou interessad |
      estamos interessad | interessante | mais informações | mais detalhes | gostaria de saber |
      gostaríamos | envie-me | me envie | pode enviar | ligue-me | me ligue | agendar uma |
      podemos falar | podemos conversar
    `,
    example: 'Tenho interesse, me envie mais informações.',
    nearMiss: 'Fechamos ontem.',
  },
  {
    id: 'interested.other',
    intent: 'interested',
    any: list`
      intresserad | låter bra | låter intressant | interesseret | lyder godt | interessert |
      høres bra ut | kiinnostunut | kiinnostaa | kuulostaa hyvältä | jestem zainteresowan |
      jesteśmy zainteresowan | brzmi dobrze | mám zájem | máme zájem | zní dobře | интересно |
      заинтересован | расскажите подробнее | ilgileniyor | 興味があります | 詳しく | 感兴趣 | 관심이 있 | 관심 있
    `,
    example: 'Låter bra, jag är intresserad.',
    nearMiss: 'Vi har stängt.',
  },
];

/** An answer of one word. */
export const INTERESTED_WORDS: readonly IntentRule[] = [
  {
    id: 'interested.word',
    intent: 'interested',
    any: [],
    whole: list`
      yes | yes please | yep | yeah | sure | absolutely | ja | ja bitte | gerne | gern | oui |
      volontiers | sí | si | sì | sim | graag | tak | kyllä | ano | да | evet | はい | 네
    `,
    example: 'Yes!',
    nearMiss: 'Yes and no.',
  },
];
