/** The page behind the unsubscribe link, in German, Dutch and the languages of Scandinavia. */
import type { PublicWords } from '../../../lib/domain/responses/public-texts.ts';

export const GERMANIC: Readonly<Record<'de' | 'nl' | 'da' | 'nb' | 'sv', PublicWords>> = {
  de: {
    title: 'E-Mail-Einstellungen',
    question: 'Wie oft darf {sender} Ihnen schreiben?',
    questionOfUnknown: 'Wie oft dürfen wir Ihnen schreiben?',
    choices: {
      never: {
        button: 'Abmelden',
        effect: 'Sie erhalten keine weiteren Nachrichten von diesem Absender.',
      },
      pause: {
        button: '{days} Tage Pause',
        effect: 'Sie erhalten {days} Tage lang keine Nachrichten.',
      },
      less_often: {
        button: 'Seltener',
        effect: 'Sie erhalten höchstens eine Nachricht in {days} Tagen.',
      },
    },
    now: {
      never: 'Sie sind abgemeldet.',
      pause: 'Nachrichten an Sie pausieren bis zum {date}.',
      less_often: 'Sie erhalten höchstens eine Nachricht in {days} Tagen.',
    },
    done: {
      never: 'Sie sind abgemeldet und erhalten keine weiteren Nachrichten.',
      pause: 'Erledigt. Sie erhalten {days} Tage lang keine Nachrichten.',
      less_often: 'Erledigt. Sie erhalten höchstens eine Nachricht in {days} Tagen.',
    },
    failed:
      'Ihre Auswahl konnte nicht gespeichert werden. Bitte versuchen Sie es in einigen Minuten erneut.',
    footer: 'Ihre Auswahl gilt für alle Nachrichten dieses Absenders an Ihre Adresse.',
  },
  nl: {
    title: 'E-mailvoorkeuren',
    question: 'Hoe vaak mag {sender} u schrijven?',
    questionOfUnknown: 'Hoe vaak mogen wij u schrijven?',
    choices: {
      never: {
        button: 'Afmelden',
        effect: 'U ontvangt geen berichten meer van deze afzender.',
      },
      pause: {
        button: '{days} dagen pauze',
        effect: 'U ontvangt {days} dagen lang geen berichten.',
      },
      less_often: {
        button: 'Minder vaak',
        effect: 'U ontvangt hoogstens één bericht per {days} dagen.',
      },
    },
    now: {
      never: 'U bent afgemeld.',
      pause: 'Berichten aan u zijn gepauzeerd tot {date}.',
      less_often: 'U ontvangt hoogstens één bericht per {days} dagen.',
    },
    done: {
      never: 'U bent afgemeld en ontvangt geen berichten meer.',
      pause: 'Gelukt. U ontvangt {days} dagen lang geen berichten.',
      less_often: 'Gelukt. U ontvangt hoogstens één bericht per {days} dagen.',
    },
    failed: 'Uw keuze kon niet worden opgeslagen. Probeer het over een paar minuten opnieuw.',
    footer: 'Uw keuze geldt voor alle berichten van deze afzender aan uw adres.',
  },
  da: {
    title: 'E-mailindstillinger',
    question: 'Hvor ofte må {sender} skrive til dig?',
    questionOfUnknown: 'Hvor ofte må vi skrive til dig?',
    choices: {
      never: {
        button: 'Afmeld',
        effect: 'Du modtager ikke flere beskeder fra denne afsender.',
      },
      pause: {
        button: '{days} dages pause',
        effect: 'Du modtager ingen beskeder i {days} dage.',
      },
      less_often: {
        button: 'Sjældnere',
        effect: 'Du modtager højst én besked på {days} dage.',
      },
    },
    now: {
      never: 'Du er afmeldt.',
      pause: 'Beskeder til dig er sat på pause indtil {date}.',
      less_often: 'Du modtager højst én besked på {days} dage.',
    },
    done: {
      never: 'Du er afmeldt og modtager ikke flere beskeder.',
      pause: 'Færdig. Du modtager ingen beskeder i {days} dage.',
      less_often: 'Færdig. Du modtager højst én besked på {days} dage.',
    },
    failed: 'Dit valg kunne ikke gemmes. Prøv igen om et par minutter.',
    footer: 'Dit valg gælder alle beskeder fra denne afsender til din adresse.',
  },
  nb: {
    title: 'E-postinnstillinger',
    question: 'Hvor ofte kan {sender} skrive til deg?',
    questionOfUnknown: 'Hvor ofte kan vi skrive til deg?',
    choices: {
      never: {
        button: 'Meld meg av',
        effect: 'Du får ikke flere meldinger fra denne avsenderen.',
      },
      pause: {
        button: 'Pause i {days} dager',
        effect: 'Du får ingen meldinger i {days} dager.',
      },
      less_often: {
        button: 'Sjeldnere',
        effect: 'Du får høyst én melding på {days} dager.',
      },
    },
    now: {
      never: 'Du er meldt av.',
      pause: 'Meldinger til deg er satt på pause til {date}.',
      less_often: 'Du får høyst én melding på {days} dager.',
    },
    done: {
      never: 'Du er meldt av og får ikke flere meldinger.',
      pause: 'Ferdig. Du får ingen meldinger i {days} dager.',
      less_often: 'Ferdig. Du får høyst én melding på {days} dager.',
    },
    failed: 'Valget ditt kunne ikke lagres. Prøv igjen om noen minutter.',
    footer: 'Valget ditt gjelder alle meldinger fra denne avsenderen til adressen din.',
  },
  sv: {
    title: 'E-postinställningar',
    question: 'Hur ofta får {sender} skriva till dig?',
    questionOfUnknown: 'Hur ofta får vi skriva till dig?',
    choices: {
      never: {
        button: 'Avregistrera',
        effect: 'Du får inga fler meddelanden från den här avsändaren.',
      },
      pause: {
        button: 'Pausa i {days} dagar',
        effect: 'Du får inga meddelanden på {days} dagar.',
      },
      less_often: {
        button: 'Mer sällan',
        effect: 'Du får högst ett meddelande på {days} dagar.',
      },
    },
    now: {
      never: 'Du är avregistrerad.',
      pause: 'Meddelanden till dig är pausade till den {date}.',
      less_often: 'Du får högst ett meddelande på {days} dagar.',
    },
    done: {
      never: 'Du är avregistrerad och får inga fler meddelanden.',
      pause: 'Klart. Du får inga meddelanden på {days} dagar.',
      less_often: 'Klart. Du får högst ett meddelande på {days} dagar.',
    },
    failed: 'Ditt val kunde inte sparas. Försök igen om några minuter.',
    footer: 'Ditt val gäller alla meddelanden från den här avsändaren till din adress.',
  },
};
