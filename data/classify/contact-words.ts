/**
 * Phrases that name another person to turn to: a substitute, a successor, the right person. Folded:
 * lower case, straight apostrophes.
 */
import { list } from '../list.ts';

/** In the same sentence as an address: it is the address to write to. */
export const TURN_TO: readonly string[] = [
  'contact',
  'reach out to',
  'reach ',
  'get in touch',
  'write to',
  'email',
  'e-mail',
  'mail to',
  'speak to',
  'speak with',
  'talk to',
  'talk with',
  'ask ',
  'direct ',
  'directed to',
  'send to',
  'refer to',
  'forward',
  'urgent',
  'in my absence',
  'covering for',
  'covers for',
  'cover for',
  'stand in',
  'standing in',
  'replaced by',
  'successor',
  'colleague',
  'instead',
  'assist',
  'handles',
  'responsible',
  'right person',
  'best person',
  'taken over',
  'takes over',
  'copied',
  'copying',
  "cc'ing",
  'cc:',
  'looping in',
  'adding ',
  'wenden sie sich',
  'wende dich',
  'kontakt',
  'ansprechpartner',
  'vertretung',
  'vertreten',
  'vertritt',
  'kolleg',
  'dringend',
  'erreichen sie',
  'schreiben sie',
  'zuständig',
  'nachfolg',
  'übernimmt',
  'richten sie',
  'weitergeleitet',
  'contacte',
  'adresse',
  'joindre',
  'écrire à',
  'remplacé',
  'remplaçant',
  'collègue',
  'urgence',
  'en mon absence',
  "s'occupe",
  'responsable',
  'dirigirse',
  'dirija',
  'diríja',
  'escriba',
  'escribir a',
  'urgente',
  'compañer',
  'colega',
  'encargad',
  'urgenza',
  'urgenz',
  'contatt',
  'rivolg',
  'scrivere a',
  'collega',
  'responsabile',
  'sostitu',
  'contat',
  'contato',
  'urgência',
  'urgente',
  'responsável',
  'substitut',
  'dringend',
  'spoed',
  'wenden tot',
  'mailen naar',
  'mailt u',
  'vervang',
  'kontakta',
  'kontakte',
  'kontakt',
  'mejla',
  'brådskande',
  'akut',
  'kollega',
  'vikarie',
  'vikar',
  'haste',
  'ota yhteyttä',
  'yhteyttä',
  'kiireelli',
  'sijais',
  'skontakt',
  'pilnych',
  'zastępuje',
  'pisać',
  'obraťte',
  'naléhav',
  'zastupuje',
  'obrat',
  'обращ',
  'свяж',
  'срочн',
  'пишите',
  'ご連絡',
  '連絡',
  '担当',
  '代理',
  '联系',
  '聯絡',
  '聯繫',
  '연락',
];

/** Right before a name. */
export const BEFORE_NAME: readonly string[] = list`
  contact | reach out to | speak to | speak with | talk to | talk with | ask | get in touch with |
  direct this to | write to | email | right person is | right person would be | right contact is |
  best person is | best person would be | best contact is | best person to talk to is | copied |
  copying in | copying | cc'ing | ccing | looping in | loop in | adding | forwarded this to |
  forwarded your email to | forwarded your message to | forwarded it to | forwarding this to |
  forwarding to | passed this to | passed this on to | passed your email to | passed it to |
  replaced by | successor is | successor | my colleague | colleague | connect you with |
  introduce you to | taken over by | covered by | refer you to | wenden sie sich an |
  wenden sie sich bitte an | sich an | bitte an | meine kollegin | mein kollege | meinen kollegen |
  meiner kollegin | meinem kollegen | ansprechpartner ist | ansprechpartnerin ist | zuständig ist |
  nachfolger ist | nachfolgerin ist | vertretung | vertritt mich | vertreten durch |
  weitergeleitet an | kontaktieren sie | sprechen sie mit | übernimmt | contacter | contactez |
  adresser à | adressez-vous à | vous adresser à | voir avec | parlez à | mon collègue |
  ma collègue | remplacé par | transféré à | transmis à | la bonne personne est | contacte con |
  contactar con | contacta con | contacto con | contacte a | contactar a | hable con | hablar con |
  diríjase a | dirigirse a | mi compañero | mi compañera | mi colega | persona adecuada es |
  reenviado a | contattare | contatti | contatta | si rivolga a | rivolgersi a | rivolgiti a |
  parlare con | parli con | il collega | la collega | mio collega | mia collega | persona giusta è |
  inoltrato a | contatar | contate | contactar | contacte | entre em contato com |
  entre em contacto com | em contato com | fale com | falar com | meu colega | minha colega |
  pessoa certa é | encaminhei para | contact op met | contact opnemen met | wenden tot |
  mijn collega | collega | juiste persoon is | doorgestuurd naar | spreek met | kontakta |
  kontakte | kontakt | min kollega | tag fat i | ota yhteyttä | skontaktować się z | kontakt z |
  kontaktujte | obraťte se na
`;

/** Right after a name. */
export const AFTER_NAME: readonly string[] = list`
  is the right person | is the best person | is the person | would be the right person |
  would be the best person | would be better | handles | is responsible | is in charge |
  takes care | deals with | looks after | covers for me | is covering | will assist | can assist |
  can help | will help | has taken over | ist zuständig | ist dafür zuständig |
  ist ihr ansprechpartner | ist ihre ansprechpartnerin | ist der richtige | ist die richtige |
  kümmert sich | vertritt mich | hilft ihnen | s'occupe | est responsable | est la bonne personne |
  pourra vous aider | se encarga | es la persona | es responsable | lleva este tema | si occupa |
  è la persona | è responsabile | é a pessoa | é responsável | cuida d | trata d | gaat hierover |
  is verantwoordelijk | is de juiste persoon
`;

/**
 * Capitalised words that are no name: first words of sentences, German nouns, and titles before a
 * name.
 */
export const NO_NAMES: readonly string[] = list`
  i | you | he | she | they | we | it | this | that | these | please | contact | email | e-mail |
  mail | for | in | if | my | our | your | the | a | an | mr | mr. | mrs | mrs. | ms | ms. | miss |
  dr | dr. | prof | prof. | colleague | urgent | me | us | him | her | thanks | hi | hello | dear |
  or | and | best | regards | who | someone | somebody | hr | it | support | sales | team | no |
  not | monday | tuesday | wednesday | thursday | friday | there | so | but | maybe | head | chief |
  director | manager | office | tel | phone | kontakta | kontakt | kontakte | kontaktujte |
  contactez | contacte | contattare | contatte | neem | ved | vid | för | wenden | schreiben |
  reception | customer | procurement | marketing | finance | ask | yes | write | cc | ich | sie |
  er | wir | es | bitte | herr | herrn | frau | kollege | kollegen | kollegin | vertretung | in |
  für | fällen | anliegen | angelegenheiten | dringenden | meine | mein | unser | unsere | einkauf |
  vertrieb | abteilung | zentrale | je | vous | il | elle | nous | monsieur | madame | m. | mme |
  mme. | merci | pour | en | le | la | les | mon | ma | collègue | el | ella | yo | por | para |
  señor | señora | sr | sr. | sra | sra. | io | lei | lui | per | signor | signora | sig. | sig.ra |
  eu | ele | ela | senhor | senhora | ik | hij | zij | u | mevrouw | meneer | dhr | dhr. | mw |
  mw. | voor | bij | jag | jeg | han | hun | hon
`;

/** Small words inside names. */
export const NAME_PARTICLES: readonly string[] = list`
  van | von | zu | de | der | den | da | di | del | della | dos | la | le | ter | el | al | bin |
  af | av
`;
