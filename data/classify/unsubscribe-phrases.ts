/** How people say "no more mail", in the new text of their reply. Folded: lower case, single blanks, straight apostrophes. */
import { list } from '../list.ts';

/** The whole reply, or one line of it, is just this. */
export const UNSUBSCRIBE_WORDS: readonly string[] = list`
  unsubscribe | unsubscribe me | unsubscribe please | please unsubscribe | please unsubscribe me |
  pls unsubscribe | unsubscribe now | unsubscribe! | unsub | un-subscribe | remove | remove me |
  please remove | please remove me | remove please | remove from list | stop | stop! | stop it |
  please stop | opt out | opt-out | optout | take me off | no more emails | no more emails please |
  no more mail | delete me | leave me alone | off | abmelden | bitte abmelden | austragen |
  bitte austragen | abbestellen | stopp | désabonner | désinscription | désinscrire |
  me désabonner | desabonnement | désabonnement | baja | darme de baja | dar de baja |
  quiero darme de baja | cancelar suscripción | no molestar | cancellami | disiscrivimi |
  cancellazione | descadastrar | remover | cancelar inscrição | parar | uitschrijven | afmelden |
  avregistrera | avsluta | afmeld | meld meg av | poista | wypisz | wypisz mnie | rezygnuję |
  odhlásit | leiratkozás | отписаться | отпишите | отпишите меня | стоп | відписатися |
  aboneliği iptal et | 配信停止 | 配信停止希望 | 退订 | 退訂 | 取消订阅 | 수신거부 | הסר | إلغاء الاشتراك
`;

/**
 * A wish to get no more mail, by language. `any` is a request whose object is the writer and counts in a text of any length. `short` says it
 * only where little else is said: in a long text the same words tell a story. `nearMiss` holds the words and must stay a reply.
 */
export type UnsubscribeRule = {
  language: string;
  any: readonly string[];
  short: readonly string[];
  examples: readonly string[];
  nearMiss: readonly string[];
};

export const UNSUBSCRIBE_RULES: readonly UnsubscribeRule[] = [
  {
    language: 'en',
    any: list`
      unsubscribe me | please unsubscribe | kindly unsubscribe | want to unsubscribe |
      like to unsubscribe | wish to unsubscribe | unsubscribe this email | unsubscribe my |
      unsubscribe us | to be unsubscribed | how do i unsubscribe from your |
      how do i unsubscribe from this | how do i unsubscribe from these |
      how can i unsubscribe from your | how can i unsubscribe from this |
      how can i unsubscribe from these | how do i get off | remove me from your |
      remove me from this list | remove me from this mailing | remove me from the list |
      remove me from the mailing | remove me from the distribution | remove me from any |
      remove me from all | remove me from future | remove me from further | remove me from these |
      remove me from mailing | remove me from list | remove us from your | remove us from the |
      remove us from this | remove me please | please remove me | remove my email |
      remove my e-mail | remove my address | remove my name | remove this email |
      remove this address | remove my contact | remove my details | remove my data |
      be removed from your | be removed from this | like to be removed | want to be removed |
      wish to be removed | take me off your | take me off this | take me off the | take me off of |
      take me off any | take us off | take my name off | take my email off | take my address off |
      get me off your | delete my email | delete my data | delete my details | delete my address |
      delete me from | opt me out | opt us out | like to opt out | want to opt out |
      wish to opt out | please opt | stop emailing | stop e-mailing | stop mailing |
      stop contacting | stop writing to me | stop writing me | stop spamming | stop messaging |
      stop bothering | stop sending me | stop sending us | stop sending these | stop sending this |
      stop sending your | stop sending emails | stop these emails | stop this spam | quit emailing |
      quit sending | cease and desist | cease contact | cease emailing | don't email me |
      don't e-mail me | don't contact me | don't contact us | don't write me again |
      don't write to me | don't email us | don't mail me | do not email me | do not e-mail me |
      do not email us | do not mail me | do not contact me | do not contact us |
      do not contact again | do not contact this | do not write to me | never contact me |
      never email me | never write to me | no longer wish to receive | no longer want to receive |
      no longer wish to be contacted | do not wish to receive | do not want to receive |
      don't want to receive | don't want your emails | don't want your mails |
      don't want any emails | don't want any mails | don't want emails from |
      don't want mails from | do not want any emails | do not want emails from |
      do not want your emails | don't want any more | don't wish to receive |
      not wish to be contacted | not want to be contacted | don't want to be contacted |
      not contact me again | not email me again | lose my email | lose my address | lose my number
    `,
    short: list`
      take me off | please stop sending | stop sending. | stop sending! | cease all | opt out of |
      don't send me any | do not send me any | don't send me more | do not send me more |
      don't send any more | do not send any more | don't send me these | do not send me these |
      no further emails | no further contact | no further communication | no more emails |
      no more e-mails | no more mails | no more messages | never opted in | did not opt in |
      didn't opt in | did not sign up | didn't sign up for | did not subscribe | didn't subscribe |
      report you as spam | report this as spam | reported as spam | marked as spam |
      mark you as spam | this is spam | how do i unsubscribe? | how can i unsubscribe? |
      not email again | how do i opt out
    `,
    examples: list`
      Please remove me from your list. | Take me off this list! | Don't contact me again. |
      Please stop emailing me. | How do I unsubscribe from your emails? |
      Not interested. Please remove me, thanks. | No more emails please, Bob. | This is spam. |
      How do I unsubscribe?
    `,
    nearMiss: list`
      How do I unsubscribe from X's newsletter? |
      How do people unsubscribe from the mails your product sends? |
      Do your customers have to opt out by mail? |
      Please remove me from the meeting, Carl will join instead. |
      Don't remove me from your list, I like it. | If you wish to unsubscribe, click here. |
      He wrote "unsubscribe me" to us as well. |
      One of our users asked to be removed from the list of speakers. |
      Do your mails have an unsubscribe link? | We stop sending parcels at noon, is that fine? |
      Don't send me the contract before Friday.
    `,
  },
  {
    language: 'de',
    any: list`
      keine weiteren e-mails | keine weiteren mails | keine weiteren emails |
      keine weiteren nachrichten | keine e-mails mehr | keine mails mehr | keine emails mehr |
      keine nachrichten mehr | keine werbung mehr | keine weitere werbung |
      keine weiteren anfragen | aus ihrem verteiler | aus dem verteiler | aus eurem verteiler |
      aus ihrer liste | aus ihrer datenbank | aus der liste | mich vom verteiler |
      uns vom verteiler | löschen sie meine | löschen sie mich | löschen sie bitte meine |
      löschen sie bitte mich | nehmen sie mich | nehmen sie uns aus | nicht mehr anschreiben |
      nicht mehr anzuschreiben | nicht mehr kontaktieren | nicht mehr zu kontaktieren |
      schreiben sie mir nicht mehr | schreiben sie uns nicht mehr | kontaktieren sie mich nicht |
      schicken sie mir keine | senden sie mir keine | senden sie mir bitte keine | bitte abmelden |
      melden sie mich ab | melden sie mich bitte ab | mich abmelden | tragen sie mich aus |
      von weiteren mails | von weiteren e-mails | von weiteren emails | von weiteren zusendungen |
      von weiteren nachrichten | von weiteren anfragen | von weiterem kontakt |
      widerspreche der nutzung | widerspreche der verwendung | widerspreche der verarbeitung
    `,
    short: ['keine werbung', 'vom verteiler', 'das ist spam'],
    examples: list`
      Bitte keine weiteren Mails. | Bitte nehmen Sie mich aus dem Verteiler. |
      Löschen Sie bitte meine Daten. | Ich bitte, von weiteren E-Mails abzusehen. |
      Ich möchte mich abmelden.
    `,
    nearMiss: [
      'Wie kann ich den Newsletter von X abbestellen?',
      'Können sich Ihre Kunden selbst vom Newsletter abmelden?',
      'Wenn Sie keine weiteren Mails wünschen, klicken Sie hier.',
      'Ich habe noch keine Mails von Ihnen erhalten.',
    ],
  },
  {
    language: 'fr',
    any: list`
      me désabonner | désabonnez-moi | désinscrivez-moi | me désinscrire | désinscrire mon |
      ne plus recevoir | ne plus me contacter | ne plus nous contacter | ne plus m'envoyer |
      ne plus m'écrire | ne me contactez plus | ne nous contactez plus | ne m'envoyez plus |
      ne m'écrivez plus | cessez de m' | cessez de nous | arrêtez de m' | arrêtez de nous |
      retirez-moi | me retirer de votre | retirer de votre liste | retirer mon adresse |
      supprimez mon | supprimez mes | supprimer mon adresse | supprimer mes données |
      supprimez-moi | plus de mails | plus d'e-mails | plus d'emails
    `,
    short: ["c'est du spam"],
    examples: list`
      Désinscrivez-moi. | Merci de ne plus me contacter. | Je souhaite ne plus recevoir vos mails. |
      Retirez-moi de votre liste. | Merci de supprimer mon adresse.
    `,
    nearMiss: [
      'Comment vos clients peuvent-ils se désabonner ?',
      'Pour ne plus recevoir nos offres, cliquez ici.',
      'Je ne reçois pas vos mails.',
    ],
  },
  {
    language: 'es',
    any: list`
      darme de baja | darnos de baja | dame de baja | deme de baja | denme de baja |
      no deseo recibir | no quiero recibir | no deseamos recibir | no queremos recibir |
      dejen de enviar | deje de enviar | deja de enviar | dejen de escribir | deje de escribir |
      no me contacte | no nos contacte | no me escrib | no me env | no vuelva a escribir |
      no vuelvan a escribir | no vuelva a contactar | no vuelvan a contactar | elimíneme |
      elimínenme | eliminarme de | eliminen mi | elimine mi | borrarme de | bórrenme | bórreme |
      quitarme de | quíteme de | quítenme de | sáqueme de | sáquenme de
    `,
    short: ['no más correos', 'esto es spam'],
    examples: list`
      Por favor, quiero darme de baja | No me escriban más. | Elimine mi dirección de su lista. |
      No deseo recibir más correos. | Quítenme de su lista.
    `,
    nearMiss: [
      '¿Cómo se dan de baja sus clientes?',
      'Si no desea recibir más correos, pulse aquí.',
      'No he recibido su correo.',
    ],
  },
  {
    language: 'it',
    any: list`
      cancellatemi | cancellami | mi cancelli dalla | cancellare il mio indirizzo |
      cancellate il mio | disiscrivermi | disiscrivetemi | disiscrivimi | non voglio ricevere |
      non voglio più ricevere | non desidero ricevere | non desidero più ricevere |
      non vorrei più ricevere | non contattatemi | non mi contattate | non mi contatti |
      non scrivetemi | non mi scriva | non mi scrivete | non inviatemi | non mi invii più |
      rimuovetemi | rimuovimi | mi rimuova | rimuovete il mio | smettete di | smetta di |
      toglietemi dalla | mi tolga dalla
    `,
    short: ['questo è spam'],
    examples: [
      'Vorrei disiscrivermi.',
      'Non desidero più ricevere le vostre mail.',
      'Rimuovetemi dalla lista.',
      'Non mi scriva più.',
    ],
    nearMiss: [
      'Come si cancellano i vostri clienti?',
      'Se non desidera ricevere altre mail, clicchi qui.',
      'Non ho ricevuto la vostra mail.',
    ],
  },
  {
    language: 'nl',
    any: list`
      schrijf mij uit | schrijf me uit | mij uitschrijven | me uitschrijven | mij uit te schrijven |
      me uit te schrijven | graag uitschrijven | mij afmelden | me afmelden | meld mij af |
      meld me af | geen e-mails meer | geen mails meer | geen emails meer | geen mail meer |
      geen berichten meer | haal mij van | haal me van | haal mijn | verwijder mij | verwijder me |
      verwijder mijn | mijn gegevens verwijderen | mijn adres verwijderen | niet meer mailen |
      niet meer benaderen | niet meer te benaderen | niet meer contacteren | mail mij niet |
      mail me niet | stop met mailen | stop met het sturen | wil geen mails | wil geen e-mails
    `,
    short: ['dit is spam'],
    examples: list`
      Schrijf mij uit. | Graag geen mails meer. | Ik wil me uitschrijven. | Verwijder mijn adres. |
      Wilt u mij niet meer benaderen?
    `,
    nearMiss: [
      'Hoe kunnen uw klanten zich uitschrijven?',
      'Als u geen mails meer wilt ontvangen, klik hier.',
      'Ik heb geen mails ontvangen.',
    ],
  },
  {
    language: 'pt',
    any: list`
      me descadastr | descadastrar meu | não quero receber | não quero mais receber |
      não queremos receber | não desejo receber | não desejo mais receber | não pretendo receber |
      não gostaria de receber | me remova | me remover | remova-me | remova o meu | remova meu |
      removam o meu | remover o meu | remover meu | me retire | retire-me | retire o meu |
      retire meu | me tire | tire-me | exclua meu | excluir meu | cancelar a minha inscrição |
      cancelar minha inscrição | cancelar a minha subscrição | pare de enviar | parem de enviar |
      pare de me | parem de me | deixe de enviar | deixem de enviar | não me contate |
      não me contacte | não me contactem | não me escreva | não me escrevam | não me envie |
      não me enviem | não enviem mais | não envie mais
    `,
    short: ['isto é spam', 'isso é spam', 'chega de emails'],
    examples: list`
      Por favor, me remova da lista. | Não quero receber mais emails. | Parem de enviar emails. |
      Não me contacte mais. | Quero cancelar a minha inscrição.
    `,
    nearMiss: [
      'Como é que os seus clientes cancelam a inscrição?',
      'Se não deseja receber mais emails, clique aqui.',
      'Não recebi o seu email.',
    ],
  },
  {
    language: 'sv, da, nb, fi',
    any: list`
      ta bort mig | avregistrera mig | inga fler mejl | inga fler mail | sluta skicka |
      sluta mejla | kontakta mig inte | afmeld mig | frameld mig | fjern mig | ikke flere mails |
      ikke flere e-mails | stop med at sende | stop med at skrive | kontakt mig ikke | meld meg av |
      fjern meg | slutt å sende | ikke kontakt meg | ikke flere e-poster | poistakaa minut |
      poistakaa osoitteeni | poista minut | älkää lähettäkö | älä lähetä | en halua enää |
      emme halua enää
    `,
    short: [],
    examples: [
      'Ta bort mig från listan.',
      'Fjern mig fra listen.',
      'Slutt å sende meg e-post.',
      'Älkää lähettäkö enempää.',
    ],
    nearMiss: ['Hur avregistrerar sig era kunder?', 'Jeg har ikke fået jeres mail.'],
  },
  {
    language: 'pl, cs, hu, ro',
    any: list`
      proszę o usunięcie | proszę usunąć mój | proszę usunąć mnie | proszę mnie wypisać |
      proszę mnie usunąć | usuńcie mnie | nie życzę sobie | nie chcę otrzymywać |
      proszę nie wysyłać | proszę więcej nie | nepřeji si | nechci dostávat | odhlaste mě |
      odhlašte mě | vyřaďte mě | nezasílejte | neposílejte | smažte mou | nem kérek több |
      töröljenek | töröljön | leiratkozni szeretnék | dezabonați-mă | vreau să mă dezabonez |
      nu mai doresc
    `,
    short: [],
    examples: [
      'Proszę o usunięcie mnie z listy.',
      'Nepřeji si další e-maily.',
      'Nem kérek több levelet.',
      'Nu mai doresc emailuri.',
    ],
    nearMiss: ['Nie dostałem maila.', 'E-mail jsem nedostal.'],
  },
  {
    language: 'ru, uk, tr, el',
    any: list`
      отпишите меня | удалите меня | удалите мой | уберите меня | не присылайте | не пишите мне |
      не пишите нам | больше не пишите | прекратите рассылку | прекратите присылать |
      не хочу получать | відпишіть | не надсилайте | listeden çıkar | listenizden çıkar |
      mail göndermeyin | e-posta göndermeyin | mail atmayın | almak istemiyorum | διαγράψτε με |
      μη μου στέλνετε | μην μου στέλνετε
    `,
    short: [],
    examples: [
      'Отпишите меня',
      'Больше не пишите мне.',
      'Beni listeden çıkarın.',
      'Διαγράψτε με από τη λίστα.',
    ],
    nearMiss: ['Я не получил письмо.', 'Mail gelmedi.'],
  },
  {
    language: 'ja, zh, ko',
    any: list`
      配信を停止 | 配信停止 | 送らないで | 送信しないで | 解除してください | 今後のご連絡は不要 | 不要再发 | 不要再發 | 请退订 | 請退訂 | 取消订阅 | 取消訂閱 |
      别再发 | 別再發 | 수신을 거부 | 수신 거부 | 그만 보내 | 보내지 마
    `,
    short: [],
    examples: ['配信停止をお願いします', '请不要再发邮件', '메일을 보내지 마세요'],
    nearMiss: ['メールを受け取っていません。', '我没收到邮件。'],
  },
];

/** A request that is talked about rather than made. */
export const NOT_UNSUBSCRIBE: readonly string[] = [
  "don't unsubscribe me",
  'please remove me from the meeting',
  'please remove me from the call',
  'please remove me from the invit',
  'please remove me from the thread',
  'please remove me from cc',
  'please remove me as ',
  'do not unsubscribe',
  "don't remove me",
  'do not remove me',
  'do not take me off',
  "don't take me off",
  'how do people unsubscribe',
  'can people unsubscribe',
  'can they unsubscribe',
  'can users unsubscribe',
  'how do they unsubscribe',
  'clicked unsubscribe by mistake',
  'unsubscribe by accident',
];
