/** What a human reply wants, by phrases in its new text. Folded: lower case, single blanks, straight apostrophes. Asked in order: the first that matches decides. */
import type { Intent } from '../../lib/domain/responses/response.ts';
import { list } from '../list.ts';

/**
 * `whole` are answers of a word or two: the first line is nothing else. A phrase begins at the beginning of a word and may end within one. `unless` takes the rule back: the words around say something else.
 * `nearMiss` holds words of the rule, or nearly, and must not be matched by it.
 */
export type IntentRule = {
  id: string;
  intent: Intent;
  any: readonly string[];
  whole?: readonly string[];
  unless?: readonly string[];
  example: string;
  nearMiss: string;
};

/**
 * Anger first: it is for a person to read, whatever else is said. Who has left or is the wrong one says so even when naming somebody.
 * "Later, in spring" stands before "no", because the one who names a day is no loss; a bare "not now" after it, because "not interested now" is one.
 */
export const INTENT_RULES: readonly IntentRule[] = [
  {
    id: 'angry.en',
    intent: 'angry',
    any: list`
      outrageous | enough is enough | third time you | who gave you my | stop it | ridiculous |
      fuck | piss off | go to hell | just get lost | scumbag | stop harassing | harassing me |
      harassing us | this is harassment | legal action | my lawyer will | our lawyers will |
      hear from my lawyer | hear from our lawyer | report you | reporting you | gdpr complaint |
      how dare you | leave me alone | screw you | shame on you | sick of your | sick and tired of |
      what is wrong with you | disgusting
    `,
    unless: ['is ridiculously'],
    example: 'How dare you write to me again',
    nearMiss: 'Please send it again, some of your mails get lost.',
  },
  {
    id: 'angry.de',
    intent: 'angry',
    any: list`
      verpiss | anwalt einschalten | anwalt wird sich | unserem anwalt übergeben |
      meinem anwalt übergeben | rechtliche schritte | abmahn | anzeige erstatten | belästig |
      unverschämt | frechheit | lassen sie mich in ruhe | lass mich in ruhe | hören sie auf
    `,
    example: 'Das ist eine Frechheit, ich werde rechtliche Schritte einleiten.',
    nearMiss: 'Unser Anwalt prüft den Vertrag gerade.',
  },
  {
    id: 'angry.fr',
    intent: 'angry',
    any: list`
      foutez-moi la paix | fichez-moi la paix | laissez-moi tranquille | harcèlement | harceler |
      poursuites | mon avocat vous | plainte à la cnil | inadmissible | scandaleux
    `,
    example: "C'est du harcèlement, laissez-moi tranquille !",
    nearMiss: "L'avocat relit le contrat.",
  },
  {
    id: 'angry.es',
    intent: 'angry',
    any: list`
      déjeme en paz | déjenme en paz | dejadme en paz | acoso | acosar | acciones legales |
      denunciar | denuncia ante | vergüenza | váyanse a
    `,
    example: 'Déjenme en paz o tomaré acciones legales.',
    nearMiss: 'Lo dejo en sus manos.',
  },
  {
    id: 'angry.it',
    intent: 'angry',
    any: list`
      lasciatemi in pace | mi lasci in pace | vie legali | molestie | molestarmi | vergognatevi |
      si vergogni | denuncia al garante | vaffanculo
    `,
    example: 'Vergognatevi, procederò per vie legali.',
    nearMiss: 'Lascio decidere al mio capo.',
  },
  {
    id: 'angry.nl',
    intent: 'angry',
    any: list`
      laat me met rust | laat mij met rust | juridische stappen | lastigvallen | lastig te vallen |
      rot op | schandalig | schaam je
    `,
    example: 'Laat me met rust, dit is schandalig.',
    nearMiss: 'Ik lees het later rustig door.',
  },
  {
    id: 'angry.pt',
    intent: 'angry',
    any: list`
      me deixe em paz | deixem-me em paz | me deixem em paz | medidas legais | ação judicial |
      assédio | vergonha | vou denunciar
    `,
    example: 'Me deixe em paz ou tomarei medidas legais.',
    nearMiss: 'Deixo a decisão com a equipa.',
  },

  {
    id: 'left-company.en',
    intent: 'left_company',
    any: [
      'i have moved on from',
      'i left the company',
      'no longer part of',
      'no longer with',
      'no longer works',
      'no longer working',
      'no longer work ',
      'no longer employed',
      'no longer at ',
      'has left the company',
      'have left the company',
      'left the company',
      'left our company',
      'i have left',
      "i've left",
      'has retired',
      'i retired',
      'i have retired',
    ],
    unless: list`
      no longer working on | no longer works for us that | no longer with the same |
      i have left it | i have left the | i've left the | i've left it
    `,
    example: 'Bea no longer works here.',
    nearMiss: 'We are no longer working on this project.',
  },
  {
    id: 'left-company.de',
    intent: 'left_company',
    any: list`
      nicht mehr im unternehmen | nicht mehr bei uns | nicht mehr in unserem unternehmen |
      nicht mehr für uns | nicht mehr bei der firma | das unternehmen verlassen | ausgeschieden |
      im ruhestand | in rente
    `,
    example: 'Frau Bly ist nicht mehr bei uns beschäftigt.',
    nearMiss: 'Das ist nicht mehr aktuell.',
  },
  {
    id: 'left-company.fr',
    intent: 'left_company',
    any: list`
      ne travaille plus | ne fait plus partie | a quitté l'entreprise | a quitté la société |
      j'ai quitté l'entreprise | j'ai quitté la société | parti à la retraite | partie à la retraite
    `,
    example: 'Mme Bly ne travaille plus chez nous.',
    nearMiss: 'Cela ne fonctionne plus chez nous.',
  },
  {
    id: 'left-company.es',
    intent: 'left_company',
    any: list`
      ya no trabaja | ya no trabajo | ya no forma parte | ya no está en la empresa |
      dejó la empresa | ha dejado la empresa | se ha jubilado
    `,
    example: 'Bea ya no trabaja aquí.',
    nearMiss: 'Ya no usamos ese sistema.',
  },
  {
    id: 'left-company.it',
    intent: 'left_company',
    any: list`
      non lavora più | non lavoro più | non fa più parte | ha lasciato l'azienda |
      ha lasciato la società | è andata in pensione | è andato in pensione
    `,
    example: 'Bea non lavora più qui.',
    nearMiss: 'Non usiamo più quel sistema.',
  },
  {
    id: 'left-company.nl',
    intent: 'left_company',
    any: list`
      werkt niet meer | niet meer werkzaam | werk niet meer bij | uit dienst |
      heeft ons bedrijf verlaten | met pensioen
    `,
    unless: ['werkt niet meer goed', 'systeem werkt niet meer', 'dat werkt niet meer'],
    example: 'Bea werkt niet meer bij ons.',
    nearMiss: 'Dat systeem werkt niet meer.',
  },
  {
    id: 'left-company.pt',
    intent: 'left_company',
    any: list`
      não trabalha mais | já não trabalha | não trabalho mais | não faz mais parte |
      já não faz parte | deixou a empresa | saiu da empresa | se aposentou
    `,
    example: 'A Bea já não trabalha aqui.',
    nearMiss: 'Já não usamos esse sistema.',
  },
  {
    id: 'left-company.other',
    intent: 'left_company',
    any: list`
      arbetar inte längre | arbejder ikke længere | jobber ikke lenger | ei ole enää töissä |
      już nie pracuje | nie pracuje już | již nepracuje | už nepracuje | больше не работает |
      уволил | artık çalışm | 退職 | 离职 | 離職 | 퇴사
    `,
    example: 'Ona już nie pracuje w naszej firmie.',
    nearMiss: 'Система больше не нужна.',
  },

  {
    id: 'wrong-person.en',
    intent: 'wrong_person',
    any: list`
      not the decision maker | not the one who decides | don't make these decisions | wrong person |
      not the right person | not the right contact | not the best person | not the person |
      i'm not responsible | i am not responsible | not my area | not my department |
      not my responsibility | wrong address | wrong email | wrong department | you have the wrong |
      you've got the wrong | don't handle this | do not handle this | don't deal with |
      do not deal with | not in charge of | not involved in
    `,
    example: "I'm afraid I am not the right person for this.",
    nearMiss: 'You reached the right person.',
  },
  {
    id: 'wrong-person.de',
    intent: 'wrong_person',
    any: list`
      bin nicht der ansprechpartner | bin nicht die ansprechpartnerin | nicht der entscheider |
      falsche ansprechpartner | falschen ansprechpartner | falsche person | nicht zuständig |
      nicht der richtige ansprech | nicht die richtige ansprech | nicht der richtige |
      nicht die richtige person | nicht mein bereich | falsche adresse | falsche abteilung |
      bin dafür nicht
    `,
    example: 'Dafür bin ich nicht zuständig.',
    nearMiss: 'Ich bin dafür zuständig.',
  },
  {
    id: 'wrong-person.fr',
    intent: 'wrong_person',
    any: list`
      ne suis pas en charge | pas en charge de | ne suis pas décisionnaire | pas la bonne personne |
      pas le bon interlocuteur | pas la bonne interlocutrice | pas le bon contact |
      mauvaise personne | mauvaise adresse | ne suis pas responsable | ne m'occupe pas |
      pas de mon ressort | pas concerné
    `,
    example: 'Je ne suis pas la bonne personne.',
    nearMiss: 'Vous êtes à la bonne adresse.',
  },
  {
    id: 'wrong-person.es',
    intent: 'wrong_person',
    any: list`
      no soy la persona | no es a mí | persona equivocada | no soy responsable |
      no soy el responsable | no soy la responsable | no me encargo | no me ocupo |
      dirección equivocada | correo equivocado
    `,
    example: 'No soy la persona adecuada.',
    nearMiss: 'Soy la persona adecuada.',
  },
  {
    id: 'wrong-person.it',
    intent: 'wrong_person',
    any: list`
      non sono la persona | persona sbagliata | non sono il responsabile |
      non sono la responsabile | non me ne occupo | non mi occupo | indirizzo sbagliato |
      non è di mia competenza
    `,
    example: 'Non sono la persona giusta.',
    nearMiss: 'Sono io la persona giusta.',
  },
  {
    id: 'wrong-person.nl',
    intent: 'wrong_person',
    any: list`
      niet de juiste persoon | verkeerde persoon | niet verantwoordelijk | ga hier niet over |
      niet mijn afdeling | verkeerde adres | niet de juiste contactpersoon
    `,
    example: 'Ik ben niet de juiste persoon.',
    nearMiss: 'Ik ben de juiste persoon.',
  },
  {
    id: 'wrong-person.pt',
    intent: 'wrong_person',
    any: list`
      não sou a pessoa | pessoa errada | não sou o responsável | não sou a responsável |
      não sou responsável | não trato d | endereço errado | não é da minha área | não é comigo
    `,
    example: 'Não sou a pessoa certa.',
    nearMiss: 'Sou a pessoa certa.',
  },

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

/** Asked last: a question is what most unclear replies are. Followed by a blank or the end, because addresses of pages hold one too. */
export const QUESTION_MARKS: readonly string[] = ['?', '？', '؟'];
