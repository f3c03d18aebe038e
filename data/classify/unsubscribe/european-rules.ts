/** How people say "no more mail" in other languages of Europe, Turkish among them. */
import { list } from '../../list.ts';
import type { UnsubscribeRule } from './unsubscribe-rule.ts';

export const EUROPEAN_RULES: readonly UnsubscribeRule[] = [
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
      Löschen Sie bitte meine Adresse. | Ich bitte, von weiteren E-Mails abzusehen. |
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
      retirez-moi | me retirer de votre | retirer de votre liste | nous retirer de votre | nous retirer de vos | me retirer de vos | me supprimer de | nous supprimer de | m'enlever de | enlevez-moi de | me rayer de | rayez-moi de | nous désinscrire | nous désabonner | désabonner mon | retirer mon adresse |
      supprimez mon | supprimez mes | supprimer mon adresse | supprimer mes données |
      supprimez-moi | plus de mails | plus d'e-mails | plus d'emails
    `,
    short: ["c'est du spam"],
    examples: list`
      Désinscrivez-moi. | Merci de ne plus me contacter. | Je souhaite ne plus recevoir vos mails. |
      Retirez-moi de votre liste. | Merci de me supprimer de vos contacts. | Merci de supprimer mon adresse.
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
      elimínenme | eliminarme de | eliminarnos de | borrarnos de | quitarnos de | sacarme de | sacarnos de | retirarme de | retirarnos de | removerme de | retírenme de | eliminar mi dirección | eliminar mi correo | borrar mi correo | eliminen mi | elimine mi | borrarme de | bórrenme | bórreme |
      quitarme de | quíteme de | quítenme de | sáqueme de | sáquenme de
    `,
    short: ['no más correos', 'esto es spam'],
    examples: list`
      Por favor, quiero darme de baja | No me escriban más. | Elimine mi dirección de su lista. |
      No deseo recibir más correos. | Quítenme de su lista. |
      Les pido retirarme de la lista.
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
      cancellarmi dal | cancellarci dal | rimuovermi dal | rimuoverci dal | eliminarmi dal | eliminarci dal | togliermi dal | toglierci dal | essere rimosso dal | essere rimossa dal | essere rimossi dal | essere cancellato dal | essere cancellata dal | eliminatemi dal | eliminate il mio | rimuovetemi | rimuovimi | mi rimuova | rimuovete il mio | smettete di | smetta di |
      toglietemi dalla | mi tolga dalla
    `,
    short: ['questo è spam'],
    examples: [
      'Vorrei disiscrivermi.',
      'Vi prego di cancellarmi dalla vostra lista.',
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
      não gostaria de receber | me remova | me remover | remova-me | remover-me d | retirar-me d | retirem-me d | removam-me d | me excluam d | me excluir d | me tirar d | nos remover d | remova o meu | remova meu |
      removam o meu | remover o meu | remover meu | me retire | retire-me | retire o meu |
      retire meu | me tire | tire-me | exclua meu | excluir meu | cancelar a minha inscrição |
      cancelar minha inscrição | cancelar a minha subscrição | pare de enviar | parem de enviar |
      pare de me | parem de me | deixe de enviar | deixem de enviar | não me contate |
      não me contacte | não me contactem | não me escreva | não me escrevam | não me envie |
      não me enviem | não enviem mais | não envie mais
    `,
    short: ['isto é spam', 'isso é spam', 'chega de emails'],
    examples: list`
      Por favor, me remova da lista. | Solicito retirar-me da vossa lista. | Não quero receber mais emails. | Parem de enviar emails. |
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
    language: 'pl, cs, sk, hu, ro',
    any: list`
      proszę o usunięcie | proszę usunąć mój | proszę usunąć mnie | proszę mnie wypisać |
      proszę mnie usunąć | usuńcie mnie | nie życzę sobie | nie chcę otrzymywać |
      proszę nie wysyłać | proszę więcej nie | nepřeji si | nechci dostávat | odhlaste mě |
      odhlašte mě | vyřaďte mě | nezasílejte | neposílejte | smažte mou | nem kérek több |
      töröljenek | töröljön | leiratkozni szeretnék | dezabonați-mă | vreau să mă dezabonez |
      nu mai doresc | mă dezabonați | mă dezabona | ștergeți-mă | scoateți-mă | eliminați-mă |
      nu îmi mai trimiteți | nu-mi mai trimiteți | nu mă mai contactați | proszę nie pisać więcej |
      proszę już nie pisać | proszę mnie skreślić | wypisać mnie z | wykreślić mnie z |
      nie piszcie do mnie | odhlásit mě | odhlásit z odběru | již mi nepište | už mi nepište |
      odhláste ma | vyraďte ma | neposielajte | neželám si | ne kérek több | ne írjanak többet |
      ne küldjenek | iratkoztassanak le
    `,
    short: [],
    examples: [
      'Proszę o usunięcie mnie z listy.',
      'Nepřeji si další e-maily.',
      'Nem kérek több levelet.',
      'Nu mai doresc emailuri.',
      'Vă rog să mă dezabonați.',
      'Proszę nie pisać więcej.',
      'Neposielajte mi ďalšie maily.',
    ],
    nearMiss: ['Nie dostałem maila.', 'E-mail jsem nedostal.'],
  },
  {
    language: 'ru, uk, tr, el',
    any: list`
      отпишите меня | удалите меня | удалите мой | уберите меня | не присылайте | не пишите мне |
      не пишите нам | больше не пишите | прекратите рассылку | прекратите присылать |
      не хочу получать | відпишіть | не надсилайте | видаліть мене | видаліть мою | приберіть мене | не пишіть мені |
      більше не пишіть | не присилайте | не хочу отримувати | исключите меня | исключите мой |
      уберите мой | отпишите нас | удалите нас | listeden çıkar | listenizden çıkar |
      mail göndermeyin | e-posta göndermeyin | mail atmayın | almak istemiyorum | διαγράψτε με |
      μη μου στέλνετε | μην μου στέλνετε
    `,
    short: [],
    examples: [
      'Отпишите меня',
      'Видаліть мене зі списку розсилки.',
      'Больше не пишите мне.',
      'Beni listeden çıkarın.',
      'Διαγράψτε με από τη λίστα.',
    ],
    nearMiss: ['Я не получил письмо.', 'Mail gelmedi.'],
  },
  {
    language: 'bg, hr, sr, sl, et, lv, lt, ca',
    any: list`
      отпишете ме | премахнете ме | изтрийте ме | не ми пишете | не ми изпращайте | не желая да получавам |
      odjavite me | uklonite me | izbrišite me | ne šaljite mi | nemojte mi slati | ne želim primati |
      ne želim više | одјавите ме | уклоните ме | не шаљите ми | odjavite me s | odstranite me |
      ne pošiljajte mi | ne želim več | eemaldage mind | ärge saatke | ärge enam | ei soovi enam |
      izņemiet mani | dzēsiet mani | nesūtiet man | vairs nesūtiet | nevēlos saņemt | pašalinkite mane |
      išbraukite mane | nebesiųskite | nesiųskite | nebenoriu gauti | doneu-me de baixa |
      donar-me de baixa | no vull rebre | elimineu-me
    `,
    short: [],
    examples: list`
      Моля, отпишете ме от списъка. | Molim, uklonite me s popisa. | Prosim, odstranite me s seznama. |
      Palun eemaldage mind nimekirjast. | Lūdzu, nesūtiet man vēstules. | Prašau, nebesiųskite laiškų. |
      Doneu-me de baixa, si us plau.
    `,
    nearMiss: ['Не получих писмото.', 'Nisam dobio vaš mail.', 'Laiško negavau.'],
  },
];
