/** Phrases that refer to another person. */
import { list } from '../../list.ts';
import type { IntentRule } from './intent-rule.ts';

export const REFERRAL_RULES: readonly IntentRule[] = [
  {
    id: 'referral.en',
    intent: 'referral',
    any: list`
      i'm adding | i am adding | adding my colleague | adding our | who owns this |
      person you want to | person you should | you want to talk to | you want to speak to |
      better person | talk to my colleague | speak to my colleague | reach out to | please contact |
      you should talk to | you should speak | you should contact | you should ask | best person to |
      right person to | is the right person | is the best person | get in touch with | copying in |
      i've copied | i have copied | i'm copying | cc'ing | i've cc'd | looping in | loop in |
      forwarded your | forwarded this to | forwarded it to | forwarding this to | forwarding your |
      passed this on | passed your | pass this on to | connect you with | introduce you to |
      refer you to | ask my colleague | my colleague handles
    `,
    unless: list`
      reach out to me | reach out to us | please contact me | please contact us |
      get in touch with me | get in touch with us | i'm the right person | i am the right person |
      reach out to you
    `,
    example: 'You should talk to Carl, he buys these.',
    nearMiss: 'Please contact me next week.',
  },
  {
    id: 'referral.de',
    intent: 'referral',
    any: list`
      bitte kontaktieren sie | mein kollege | meine kollegin | meinen kollegen | meiner kollegin |
      wenden sie sich | wende dich | ansprechpartner ist | ansprechpartnerin ist | zuständig ist |
      leite ich weiter | habe ich weitergeleitet | habe sie weitergeleitet |
      habe es weitergeleitet | weitergeleitet an | ist dafür zuständig | sprechen sie mit |
      kontaktieren sie bitte | in kopie
    `,
    unless: [
      'bitte kontaktieren sie mich',
      'wenden sie sich an mich',
      'kontaktieren sie bitte mich',
    ],
    example: 'Bitte wenden Sie sich an Herrn Meier.',
    nearMiss: 'Ich wende mich an Sie, weil etwas fehlt.',
  },
  {
    id: 'referral.fr',
    intent: 'referral',
    any: list`
      veuillez contacter | merci de contacter | contactez plutôt | adressez-vous | vous adresser à |
      voyez avec | voir avec | je transfère | j'ai transféré | je transmets | j'ai transmis |
      en copie | la bonne personne est | c'est mon collègue | s'occupe de ce
    `,
    unless: ['adressez-vous à moi'],
    example: 'Veuillez contacter mon collègue Paul.',
    nearMiss: 'Nous avons pris contact avec vous.',
  },
  {
    id: 'referral.es',
    intent: 'referral',
    any: list`
      póngase en contacto con | contacte con | contacta con | hable con | diríjase a |
      la persona adecuada es | he reenviado | reenvío su | le paso su | en copia | se encarga
    `,
    unless: ['contacte conmigo', 'hable conmigo', 'póngase en contacto conmigo'],
    example: 'Contacte con Carlos, él compra esto.',
    nearMiss: 'Contacte conmigo el lunes.',
  },
  {
    id: 'referral.it',
    intent: 'referral',
    any: list`
      può contattare | contatti il | contatti la | si rivolga a | rivolgersi a | parli con |
      ho inoltrato | inoltro la | in copia | la persona giusta è | se ne occupa
    `,
    example: 'Si rivolga a Carlo, se ne occupa lui.',
    nearMiss: 'Abbiamo già molti contatti.',
  },
  {
    id: 'referral.nl',
    intent: 'referral',
    any: list`
      neem contact op met | kunt u contact opnemen met | de juiste persoon is | mijn collega |
      doorgestuurd naar | stuur ik door | spreek met | in cc
    `,
    unless: ['contact op met mij', 'contact op met ons'],
    example: 'Neem contact op met Karel, hij koopt dit in.',
    nearMiss: 'Neem contact op met mij.',
  },
  {
    id: 'referral.pt',
    intent: 'referral',
    any: list`
      fale com | entre em contato com | entre em contacto com | contate o | contate a | contacte o |
      contacte a | encaminhei | vou encaminhar | em cópia | a pessoa certa é | quem trata d |
      quem cuida d
    `,
    unless: ['fale comigo', 'entre em contato comigo', 'entre em contacto comigo'],
    example: 'Fale com o Carlos, é ele quem compra.',
    nearMiss: 'Fale comigo na segunda.',
  },
];
