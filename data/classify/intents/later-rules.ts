/** Phrases that say "later", with or without a time. */
import { list } from '../../list.ts';
import type { IntentRule } from './intent-rule.ts';

/** With a time: tried before "no". */
export const LATER_NAMED_RULES: readonly IntentRule[] = [
  {
    id: 'later-named.en',
    intent: 'later',
    any: list`
      ping me | try me again | try us again | try again next | contact me after | reach me after |
      write again in | write to me again in | write me again in | again in january |
      again in february | again in march | again in april | again in may | again in june |
      again in july | again in august | again in september | again in october | again in november |
      again in december | circle back | check back | check in again | try again in | next quarter |
      next year | in a few months | in a few weeks | in six months | in 6 months | in three months |
      in 3 months | later this year | follow up in | follow up with me in | contact me in |
      contact us in | reach out again | reach back out | get back to me in | get back to us in |
      come back to me in | revisit | after the holidays | after the summer | in the new year
    `,
    unless: list`
      don't circle back | do not circle back | don't check back | no need to follow up |
      don't follow up | not even next year | never
    `,
    example: 'Not right now, please circle back next quarter.',
    nearMiss: "Don't circle back, we are not interested.",
  },
  {
    id: 'later-named.de',
    intent: 'later',
    any: list`
      melden sie sich bitte im | melden sie sich bitte in | melden sie sich bitte nach |
      melden sie sich gerne im | melden sie sich gern im | melden sie sich gerne in | rufen sie im |
      nächste woche noch einmal | nächstes jahr | nächsten jahr | im nächsten quartal |
      nächstes quartal | in ein paar monaten | in ein paar wochen | in einigen monaten |
      in einigen wochen | in drei monaten | in sechs monaten | melden sie sich im |
      melden sie sich in | melden sie sich nach | melden sie sich wieder | nach den ferien |
      nach der sommerpause | zu einem späteren | später im jahr | später noch einmal |
      später nochmal
    `,
    example: 'Bitte melden Sie sich im Herbst, zu einem späteren Zeitpunkt passt es besser.',
    nearMiss: 'Melden Sie sich bitte nicht mehr, kein Interesse.',
  },
  {
    id: 'later-named.fr',
    intent: 'later',
    any: list`
      me rappeler en | rappelez-moi en | rappeler en | recontacter en | écrivez-moi en |
      revenir vers moi en | l'année prochaine | l'an prochain | le trimestre prochain |
      le mois prochain | dans quelques mois | dans quelques semaines | dans six mois |
      dans trois mois | recontactez | recontacter | relancez | revenez vers | à la rentrée |
      après les vacances
    `,
    unless: [
      'ne me recontactez',
      'ne nous recontactez',
      'ne plus me recontacter',
      'ne pas me recontacter',
    ],
    example: "Recontactez-nous l'année prochaine.",
    nearMiss: 'Ne me recontactez pas.',
  },
  {
    id: 'later-named.es',
    intent: 'later',
    any: list`
      escríbanme en | escríbame en | escríbeme en | contácteme en | contáctenme en | llámeme en |
      hablamos en | el próximo año | el año que viene | el próximo trimestre | el mes que viene |
      el próximo mes | en unos meses | en unas semanas | en seis meses | dentro de unos meses |
      más adelante | vuelva a escribir | vuelva a contactar | después del verano |
      después de las vacaciones
    `,
    example: 'Escríbame más adelante, el próximo año.',
    nearMiss: 'Este año cerramos.',
  },
  {
    id: 'later-named.it',
    intent: 'later',
    any: list`
      mi scriva a | mi chiami a settembre | risentiamoci | l'anno prossimo | il prossimo anno |
      il prossimo trimestre | il mese prossimo | il prossimo mese | tra qualche mese |
      fra qualche mese | tra qualche settimana | tra sei mesi | più avanti | mi ricontatti |
      ci ricontatti | dopo le ferie | dopo l'estate
    `,
    unless: ['non mi ricontatti', 'non ci ricontatti'],
    example: "Mi ricontatti l'anno prossimo.",
    nearMiss: 'Non mi ricontatti.',
  },
  {
    id: 'later-named.nl',
    intent: 'later',
    any: list`
      bel me in | bel mij in | mail me in | mail mij in | volgend jaar | volgend kwartaal |
      volgende maand | over een paar maanden | over een paar weken | over zes maanden |
      later dit jaar | na de vakantie | na de zomer | kom er later op terug | neem later
    `,
    example: 'Misschien volgend jaar, na de zomer.',
    nearMiss: 'Vorig jaar hebben we dit gekocht.',
  },
  {
    id: 'later-named.pt',
    intent: 'later',
    any: list`
      me escreva em | escreva-me em | fale comigo em | me ligue em | ligue-me em | no próximo ano |
      ano que vem | no próximo trimestre | no próximo mês | mês que vem | daqui a alguns meses |
      em alguns meses | em seis meses | mais tarde | mais para a frente | mais pra frente |
      volte a contactar | depois das férias | depois do verão
    `,
    example: 'Volte a contactar no próximo ano.',
    nearMiss: 'Este ano fechamos.',
  },
];

/** Without a time: tried after "no". */
export const LATER_RULES: readonly IntentRule[] = [
  {
    id: 'later.en',
    intent: 'later',
    any: list`
      not right now | not at the moment | not at this time | not now | bad time | next month |
      touch base | get back to you | too busy | swamped | maybe later | another time |
      not the right time | timing is not | timing isn't
    `,
    example: 'I am swamped, maybe later.',
    nearMiss: 'We met at the moment you left.',
  },
  {
    id: 'later.de',
    intent: 'later',
    any: list`
      später | derzeit nicht | im moment nicht | momentan nicht | aktuell nicht | zur zeit nicht |
      nächsten monat | keine zeit
    `,
    unless: ['nicht später als', 'spätestens', 'später als'],
    example: 'Im Moment nicht, vielleicht später.',
    nearMiss: 'Bitte bis spätestens Freitag.',
  },
  {
    id: 'later.fr',
    intent: 'later',
    any: list`
      plus tard | pas maintenant | pas pour le moment | pas pour l'instant | pas en ce moment |
      pas le bon moment | débordé
    `,
    unless: ['au plus tard'],
    example: 'Pas maintenant, plus tard peut-être.',
    nearMiss: 'Répondez vendredi au plus tard.',
  },
  {
    id: 'later.es',
    intent: 'later',
    any: list`
      ahora no | por ahora no | de momento no | en este momento no | no es el momento |
      no es buen momento | más tarde
    `,
    unless: ['a más tardar'],
    example: 'De momento no.',
    nearMiss: 'El viernes a más tardar.',
  },
  {
    id: 'later.it',
    intent: 'later',
    any: list`
      non ora | non adesso | al momento no | per ora no | per il momento no | non è il momento |
      più tardi
    `,
    unless: ['al più tardi'],
    example: 'Al momento no, più tardi forse.',
    nearMiss: 'Entro venerdì al più tardi.',
  },
  {
    id: 'later.nl',
    intent: 'later',
    any: list`
      nu niet | niet nu | op dit moment niet | momenteel niet | later misschien | misschien later |
      geen tijd
    `,
    unless: ['niet later dan'],
    example: 'Op dit moment niet.',
    nearMiss: 'Graag niet later dan vrijdag.',
  },
  {
    id: 'later.pt',
    intent: 'later',
    any: list`
      agora não | de momento não | no momento não | por enquanto não | por agora não |
      não é o momento
    `,
    example: 'De momento não.',
    nearMiss: 'Agora sim.',
  },
  {
    id: 'later.other',
    intent: 'later',
    any: list`
      inte just nu | ikke lige nu | ikke akkurat nå | ei juuri nyt | nie teraz | teď ne | позже |
      не сейчас | şu anda değil | 以后再说 | 나중에
    `,
    example: 'Не сейчас, позже.',
    nearMiss: 'Интересно, расскажите.',
  },
];
