/** The page behind the unsubscribe link, in the Romance languages. */
import type { PublicWords } from '../../../lib/domain/responses/public-texts.ts';

export const ROMANCE: Readonly<Record<'fr' | 'es' | 'it' | 'pt' | 'ro' | 'ca', PublicWords>> = {
  fr: {
    title: 'Préférences de messagerie',
    question: 'À quelle fréquence {sender} peut-il vous écrire ?',
    questionOfUnknown: 'À quelle fréquence pouvons-nous vous écrire ?',
    choices: {
      never: {
        button: 'Me désinscrire',
        effect: 'Vous ne recevrez plus aucun message de cet expéditeur.',
      },
      pause: {
        button: 'Pause de {days} jours',
        effect: 'Vous ne recevrez aucun message pendant {days} jours.',
      },
      less_often: {
        button: 'Moins souvent',
        effect: 'Vous recevrez au plus un message tous les {days} jours.',
      },
    },
    now: {
      never: 'Votre désinscription est enregistrée.',
      pause: "Les messages sont suspendus jusqu'au {date}.",
      less_often: 'Vous recevez au plus un message tous les {days} jours.',
    },
    done: {
      never: 'Votre désinscription est enregistrée. Vous ne recevrez plus aucun message.',
      pause: "C'est noté. Vous ne recevrez aucun message pendant {days} jours.",
      less_often: "C'est noté. Vous recevrez au plus un message tous les {days} jours.",
    },
    failed: "Votre choix n'a pas pu être enregistré. Veuillez réessayer dans quelques minutes.",
    footer: 'Votre choix vaut pour tous les messages de cet expéditeur à votre adresse.',
  },
  es: {
    title: 'Preferencias de correo electrónico',
    question: '¿Con qué frecuencia puede escribirle {sender}?',
    questionOfUnknown: '¿Con qué frecuencia podemos escribirle?',
    choices: {
      never: {
        button: 'Darme de baja',
        effect: 'No recibirá más mensajes de este remitente.',
      },
      pause: {
        button: 'Pausa de {days} días',
        effect: 'No recibirá ningún mensaje durante {days} días.',
      },
      less_often: {
        button: 'Con menos frecuencia',
        effect: 'Recibirá como máximo un mensaje cada {days} días.',
      },
    },
    now: {
      never: 'Se ha dado de baja.',
      pause: 'Los mensajes están en pausa hasta el {date}.',
      less_often: 'Recibe como máximo un mensaje cada {days} días.',
    },
    done: {
      never: 'Se ha dado de baja. No recibirá más mensajes.',
      pause: 'Hecho. No recibirá ningún mensaje durante {days} días.',
      less_often: 'Hecho. Recibirá como máximo un mensaje cada {days} días.',
    },
    failed: 'No se ha podido guardar su elección. Inténtelo de nuevo dentro de unos minutos.',
    footer: 'Su elección se aplica a todos los mensajes de este remitente a su dirección.',
  },
  it: {
    title: 'Preferenze e-mail',
    question: 'Con quale frequenza può scriverLe {sender}?',
    questionOfUnknown: 'Con quale frequenza possiamo scriverLe?',
    choices: {
      never: {
        button: 'Annulla iscrizione',
        effect: 'Non riceverà più messaggi da questo mittente.',
      },
      pause: {
        button: 'Pausa di {days} giorni',
        effect: 'Non riceverà messaggi per {days} giorni.',
      },
      less_often: {
        button: 'Meno spesso',
        effect: 'Riceverà al massimo un messaggio ogni {days} giorni.',
      },
    },
    now: {
      never: 'La Sua iscrizione è annullata.',
      pause: 'I messaggi sono in pausa. Fine della pausa: {date}.',
      less_often: 'Riceve al massimo un messaggio ogni {days} giorni.',
    },
    done: {
      never: 'La Sua iscrizione è annullata. Non riceverà più messaggi.',
      pause: 'Fatto. Non riceverà messaggi per {days} giorni.',
      less_often: 'Fatto. Riceverà al massimo un messaggio ogni {days} giorni.',
    },
    failed: 'Non è stato possibile salvare la Sua scelta. Riprovi tra qualche minuto.',
    footer: 'La scelta vale per tutti i messaggi di questo mittente al Suo indirizzo.',
  },
  pt: {
    title: 'Preferências de e-mail',
    question: 'Com que frequência {sender} pode escrever-lhe?',
    questionOfUnknown: 'Com que frequência podemos escrever-lhe?',
    choices: {
      never: {
        button: 'Cancelar inscrição',
        effect: 'Não receberá mais mensagens deste remetente.',
      },
      pause: {
        button: 'Pausa de {days} dias',
        effect: 'Não receberá mensagens durante {days} dias.',
      },
      less_often: {
        button: 'Com menos frequência',
        effect: 'Receberá no máximo uma mensagem a cada {days} dias.',
      },
    },
    now: {
      never: 'A sua inscrição foi cancelada.',
      pause: 'As mensagens estão em pausa até {date}.',
      less_often: 'Recebe no máximo uma mensagem a cada {days} dias.',
    },
    done: {
      never: 'A sua inscrição foi cancelada. Não receberá mais mensagens.',
      pause: 'Pronto. Não receberá mensagens durante {days} dias.',
      less_often: 'Pronto. Receberá no máximo uma mensagem a cada {days} dias.',
    },
    failed: 'Não foi possível guardar a sua escolha. Tente novamente em alguns minutos.',
    footer: 'A sua escolha vale para todas as mensagens deste remetente para o seu endereço.',
  },
  ro: {
    title: 'Preferințe de e-mail',
    question: 'Cât de des vă poate scrie {sender}?',
    questionOfUnknown: 'Cât de des vă putem scrie?',
    choices: {
      never: {
        button: 'Dezabonare',
        effect: 'Nu veți mai primi mesaje de la acest expeditor.',
      },
      pause: {
        button: 'Pauză de {days} de zile',
        effect: 'Nu veți primi niciun mesaj timp de {days} de zile.',
      },
      less_often: {
        button: 'Mai rar',
        effect: 'Veți primi cel mult un mesaj la {days} de zile.',
      },
    },
    now: {
      never: 'Adresa dumneavoastră este dezabonată.',
      pause: 'Mesajele sunt suspendate până la {date}.',
      less_often: 'Primiți cel mult un mesaj la {days} de zile.',
    },
    done: {
      never: 'Adresa dumneavoastră a fost dezabonată. Nu veți mai primi mesaje.',
      pause: 'Gata. Nu veți primi niciun mesaj timp de {days} de zile.',
      less_often: 'Gata. Veți primi cel mult un mesaj la {days} de zile.',
    },
    failed: 'Alegerea dumneavoastră nu a putut fi salvată. Încercați din nou peste câteva minute.',
    footer:
      'Alegerea este valabilă pentru toate mesajele acestui expeditor către adresa dumneavoastră.',
  },
  ca: {
    title: 'Preferències de correu electrònic',
    question: 'Amb quina freqüència us pot escriure {sender}?',
    questionOfUnknown: 'Amb quina freqüència us podem escriure?',
    choices: {
      never: {
        button: "Donar-me'n de baixa",
        effect: "No rebreu més missatges d'aquest remitent.",
      },
      pause: {
        button: 'Pausa de {days} dies',
        effect: 'No rebreu cap missatge durant {days} dies.',
      },
      less_often: {
        button: 'Menys sovint',
        effect: 'Rebreu com a màxim un missatge cada {days} dies.',
      },
    },
    now: {
      never: "Us n'heu donat de baixa.",
      pause: 'Els missatges estan en pausa. Fi de la pausa: {date}.',
      less_often: 'Rebeu com a màxim un missatge cada {days} dies.',
    },
    done: {
      never: "Us n'heu donat de baixa. No rebreu més missatges.",
      pause: 'Fet. No rebreu cap missatge durant {days} dies.',
      less_often: 'Fet. Rebreu com a màxim un missatge cada {days} dies.',
    },
    failed: "No s'ha pogut desar la vostra elecció. Torneu-ho a provar d'aquí a uns minuts.",
    footer: "L'elecció val per a tots els missatges d'aquest remitent a la vostra adreça.",
  },
};
