/** An unknown recipient in Romance and Germanic languages, whatever stands between the words. */
import type { BounceRule } from '../bounce-rule.ts';
import { list } from '../../../list.ts';
import { OUR_SIDE } from './our-side-words.ts';

const UNKNOWN = { reason: 'user_unknown', class: 'hard', whenTemporary: 'soft', near: 60 } as const;

export const UNKNOWN_USER_LATIN: readonly BounceRule[] = [
  {
    id: 'user-unknown-spanish',
    ...UNKNOWN,
    any: ['no existe dicha persona', 'no hay ningún usuario', 'no hay ningun usuario'],
    each: [
      list`
        usuario | destinatario | cuenta | buzón | buzon | casilla | dirección | direccion |
        direcciones | correo
      `,
      list`
        no existe | no existen | no existente | inexistente | desconocido | desconocida |
        no encontrado | no encontrada | no fue encontrado | no fue encontrada |
        no ha sido encontrado | no se encuentra registrado | no pudo ser encontrado | no se encontró | no se encontro | no se ha encontrado |
        no se encuentra | no se pudo encontrar | no válido | no válida | no valido | no valida |
        no es válido | no es válida | no es valido | no es valida | inválido | inválida | invalido |
        invalida | no reconocido | no reconocida | no registrado | no registrada | incorrecta |
        no corresponde a ningún | ya no existe | dado de baja | dada de baja
      `,
    ],
    unless: [
      ...OUR_SIDE,
      ...list`servidor remoto | bloqueado | bloqueada | contraseña | autenticación | autenticacion | formato | límite | limite | cuota`,
    ],
    example: '550 El usuario bea@example.test no existe en este servidor',
    examples: list`
      550 5.1.1 Destinatario desconocido | 550 Buzón inexistente: bea@example.test |
      550 No se ha encontrado la dirección de correo electrónico |
      550 La cuenta bea@example.test ya no existe
    `,
    nearMisses: [
      '550 El remitente no existe',
      '550 La dirección IP no es válida',
      '550 El dominio del remitente es desconocido',
    ],
    why: 'Spanish hosts (Arsys, Telefónica, Terra) and reports of Gmail and Outlook in Spanish.',
  },
  {
    id: 'user-unknown-portuguese',
    ...UNKNOWN,
    any: ['não há nenhum usuário', 'nao ha nenhum usuario'],
    each: [
      list`
        usuário | usuario | utilizador | destinatário | destinatario | conta | caixa postal |
        caixa de correio | caixa de entrada | endereço | endereco | e-mail | email
      `,
      list`
        não existe | nao existe | não existem | não existente | inexistente | desconhecido |
        desconhecida | não encontrado | não encontrada | nao encontrado | nao encontrada |
        não foi encontrado | não foi encontrada | nao foi encontrado | nao foi encontrada |
        não foi possível encontrar | nao foi possivel encontrar | não é válido | não é válida |
        nao e valido | inválido | inválida | invalido | invalida | não cadastrado | nao cadastrado |
        não reconhecido | não localizado | nao localizado | não está registado
      `,
    ],
    unless: [
      ...OUR_SIDE,
      ...list`bloqueado | bloqueada | senha | autenticação | autenticacao | formato | limite | cota | expedidor`,
    ],
    example: '550 O usuário bea@example.test não existe',
    examples: list`
      550 5.1.1 Caixa postal inexistente | 550 Destinatário não encontrado |
      550 Endereço de e-mail desconhecido | 550 Conta inexistente neste servidor
    `,
    nearMisses: ['550 Remetente desconhecido', '550 Endereço IP inválido'],
    why: 'UOL, BOL, Terra, Locaweb, SAPO, and reports of Gmail and Outlook in Portuguese.',
  },
  {
    id: 'user-unknown-french',
    ...UNKNOWN,
    any: ["n'habite pas à l'adresse", 'aucun utilisateur de ce nom'],
    each: [
      list`
        utilisateur | destinataire | destinataires | compte | boîte | boite | adresse | adresses |
        messagerie | abonné | contact
      `,
      list`
        inconnu | inconnue | inconnus | inconnues | n'existe pas | n'existe plus | existe pas |
        existe plus | inexistant | inexistante | introuvable | introuvables | non trouvé |
        non trouvée | non trouve | pas été trouvé | pas été trouvée | pas pu être trouvé |
        pas pu être trouvée | n'a pas été trouvé | n'a pas été trouvée | invalide | invalides |
        non valide | incorrecte | erronée | erronee | non reconnu | non reconnue
      `,
    ],
    unless: [
      ...OUR_SIDE,
      ...list`bloqué | bloquée | bloque | mot de passe | authentification | format | quota | limite | domaine`,
    ],
    example: "550 L'utilisateur bea@example.test est inconnu",
    examples: list`
      550 Adresse introuvable | 550 5.1.1 Destinataire inconnu |
      550 Adresse d au moins un destinataire invalide |
      550 La boîte de réception n'existe plus | 550 Utilisateur inconnu
    `,
    nearMisses: ['550 Expéditeur inconnu', '550 Adresse IP invalide'],
    why: 'Orange, Free, SFR, La Poste, OVH, and reports of Gmail and Outlook in French.',
  },
  {
    id: 'user-unknown-italian',
    ...UNKNOWN,
    any: ['nessun utente con questo nome'],
    each: [
      list`
        utente | destinatario | destinatari | casella | account | indirizzo | indirizzi | mailbox
      `,
      list`
        non esiste | non esistono | inesistente | inesistenti | sconosciuto | sconosciuta |
        non trovato | non trovata | non è stato trovato | non è stata trovata | impossibile trovare |
        non valido | non valida | non riconosciuto | errato | errata | non più attivo
      `,
    ],
    unless: [
      ...OUR_SIDE,
      ...list`bloccato | bloccata | password | autenticazione | formato | limite | quota`,
    ],
    example: "550 L'utente bea@example.test non esiste",
    examples: list`
      550 Casella inesistente | 550 5.1.1 Destinatario sconosciuto | 550 Indirizzo non trovato
    `,
    nearMisses: ['550 Mittente sconosciuto', '550 Indirizzo IP non valido'],
    why: 'Libero, Aruba, TIM, and reports of Gmail and Outlook in Italian.',
  },
  {
    id: 'user-unknown-romanian',
    ...UNKNOWN,
    any: [],
    each: [
      list`
        utilizator | utilizatorul | destinatar | destinatarul | destinatarului | cont | contul |
        căsuța | casuta | adresa | adresă | adresei
      `,
      list`
        nu există | nu exista | inexistent | inexistentă | inexistenta | necunoscut | necunoscută |
        necunoscuta | nu a fost găsit | nu a fost găsită | nu a fost gasit | nu a fost gasita |
        negăsit | negăsită | nu este validă | nu este valida | nevalidă | nevalida | invalidă
      `,
    ],
    unless: [...OUR_SIDE, ...list`blocat | blocată`],
    example: '550 Utilizatorul bea@example.test nu există',
    examples: ['550 5.1.1 Destinatar necunoscut', '550 Adresa nu a fost găsită'],
    nearMisses: ['550 Expeditorul este necunoscut'],
    why: 'Romanian hosts, and reports of Gmail and Outlook in Romanian.',
  },
  {
    id: 'user-unknown-german',
    ...UNKNOWN,
    any: list`empfaenger unbekannt | unbekannter empfänger | kein solcher benutzer | unbekannter benutzer`,
    each: [
      list`
        empfänger | empfängers | empfaenger | benutzer | nutzer | postfach | mailbox | konto |
        adresse | e-mail-adresse | emailadresse | mailadresse | empfängeradresse |
        empfaengeradresse | adressat | teilnehmer
      `,
      list`
        unbekannt | unbekannte | unbekannter | existiert nicht | existiert nicht mehr |
        nicht vorhanden | nicht gefunden | nicht gefunden werden | nicht bekannt | ungültig |
        ungueltig | ungültige | nicht gültig | nicht mehr gültig | gibt es nicht | unzustellbar |
        nicht registriert | nicht eingerichtet
      `,
    ],
    unless: [
      ...OUR_SIDE,
      ...list`gesperrt | passwort | anmeldung | authentifizierung | format | limit | domain`,
    ],
    example: '550 Der Empfänger bea@example.test existiert nicht',
    examples: list`
      550 5.1.1 Unbekannter Empfänger | 550 Adresse nicht gefunden | 550 Das Postfach ist nicht vorhanden |
      550 Empfaenger unbekannt oder nicht erreichbar
    `,
    nearMisses: ['550 Der Absender ist unbekannt', '550 Die IP-Adresse ist ungültig'],
    why: 'T-Online, GMX, Strato, IONOS, and reports of Gmail and Outlook in German.',
  },
  {
    id: 'user-unknown-dutch',
    ...UNKNOWN,
    any: ['onbekende gebruiker', 'onbekende ontvanger', 'onbekend adres'],
    each: [
      list`
        gebruiker | ontvanger | geadresseerde | account | postvak | mailbox | adres | e-mailadres |
        emailadres
      `,
      list`
        onbekend | bestaat niet | bestaat niet meer | niet gevonden | kan niet worden gevonden |
        kon niet worden gevonden | niet bekend | ongeldig | ongeldige | niet geldig
      `,
    ],
    unless: [...OUR_SIDE, ...list`geblokkeerd | wachtwoord | aanmelding | domein`],
    example: '550 De ontvanger bea@example.test bestaat niet',
    examples: ['550 5.1.1 Onbekende gebruiker', '550 Adres niet gevonden'],
    nearMisses: ['550 De afzender is onbekend'],
    why: 'KPN, Ziggo, TransIP, and reports of Gmail and Outlook in Dutch.',
  },
  {
    id: 'user-unknown-nordic',
    ...UNKNOWN,
    any: list`
      okänd användare | okänd mottagare | ukendt bruger | ukendt modtager | ukjent bruker |
      ukjent mottaker | tuntematon käyttäjä | tuntematon vastaanottaja
    `,
    each: [
      list`
        användaren | användare | mottagaren | mottagare | adressen | adress | kontot | brevlådan |
        e-postadressen | e-postadress | brugeren | bruger | modtageren | modtager | adresse |
        e-mailadressen | kontoen | postkassen | brukeren | bruker | mottakeren | mottaker |
        e-postadressen | e-postboksen | käyttäjää | käyttäjä | vastaanottajaa | vastaanottaja |
        osoitetta | osoite | sähköpostiosoitetta | sähköpostiosoite | postilaatikkoa | tiliä
      `,
      list`
        finns inte | existerar inte | hittades inte | gick inte att hitta | kunde inte hittas |
        är okänd | okänd | ogiltig | findes ikke | eksisterer ikke | blev ikke fundet |
        kunne ikke findes | ikke fundet | er ukendt | ukendt | ugyldig | finnes ikke |
        ble ikke funnet | ikke funnet | er ukjent | ukjent | ei ole olemassa | ei löydy |
        ei löytynyt | tuntematon | virheellinen
      `,
    ],
    unless: [...OUR_SIDE, ...list`roskapostia | blockerad | blokeret | blokkert | estetty`],
    example: '550 Mottagaren bea@example.test finns inte',
    examples: list`
      550 5.1.1 Okänd användare | 550 Modtageren findes ikke | 550 Adressen blev ikke fundet |
      550 Brukeren eksisterer ikke | 550 Adressen ble ikke funnet |
      550 Vastaanottajaa ei löydy | 550 Tuntematon käyttäjä
    `,
    nearMisses: ['550 Avsändaren är okänd', '550 Afsenderen findes ikke'],
    why: 'Telia, Loopia, One.com, Elisa, and reports of Gmail and Outlook in Swedish, Danish, Norwegian and Finnish.',
  },
];
