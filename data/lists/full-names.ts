/**
 * Columns that hold a whole name, and the words that decide whether a whole name can be split.
 *
 * Sources: the exports that `../prospects/column-names.ts` names; the name columns of Outlook,
 * Google Contacts and event programs in each language; particles and titles from the name guides of
 * the W3C ("Personal names around the world") and the CLDR person name formats.
 */
import { list } from '../list.ts';

/** Columns with a whole name, the surest first. `last_first`: the family name comes first. */
export const FULL_NAME_COLUMNS: readonly {
  order: 'first_last' | 'last_first';
  names: readonly string[];
}[] = [
  {
    order: 'last_first',
    names: list`
      last name, first name | last first | surname name | name, vorname | nachname, vorname |
      name vorname | nachname vorname | nom et prénom | nom prénom | nom & prénom | nom, prénom |
      noms et prénoms | cognome e nome | cognome nome | apellidos y nombre | apellidos, nombre |
      apellidos y nombres | apelidos e nome | nazwisko i imię | nazwisko imię | efternamn, förnamn |
      soyad ad | 氏名 | 姓名 | お名前 | 名前
    `,
  },
  {
    order: 'first_last',
    names: list`
      full name | fullname | contact full name | contact name | contact person | person name |
      person - name | lead name | prospect name | recipient name | attendee name | customer name |
      display name | contact | your name | first and last name | first & last name |
      first name last name | name of contact | ansprechpartner | ansprechpartnerin | kontaktperson |
      kontaktname | vollständiger name | vor- und nachname | vorname nachname | vorname und nachname |
      vorname name | nom complet | prénom et nom | prénom nom | nom du contact | personne de contact |
      interlocuteur | nombre completo | nombre y apellidos | nombre y apellido |
      nombre del contacto | persona de contacto | nome completo | nome e cognome | nome cognome |
      nominativo | referente | nome e apelido | nome e sobrenome | nome do contato |
      pessoa de contato | volledige naam | contactpersoon | voor- en achternaam | naam contactpersoon |
      imię i nazwisko | imię nazwisko | osoba kontaktowa | fullständigt namn |
      för- och efternamn | kontaktperson | fulde navn | fullt navn | for- og efternavn | ad soyad |
      adı soyadı | ad soyadı | isim soyisim | ilgili kişi | yetkili kişi | name | naam | namn | navn
    `,
  },
];

/**
 * Names of a first-name column that may hold the whole name when the list has no column for the
 * last name.
 */
export const GIVEN_OR_FULL: readonly string[] = list`
  nombre | nome | ad | adı | isim | imię | jméno | имя | nama | ime
`;
/** The same of a last-name column: French `Nom` without a `Prénom`. */
export const FAMILY_OR_FULL: readonly string[] = ['nom'];

/** In a list with the first column, the second is the family name: `Vorname;Name`. */
export const FAMILY_BESIDE: readonly (readonly [first: string, family: string])[] = [
  ['vorname', 'name'],
  ['voornaam', 'naam'],
  ['förnamn', 'namn'],
  ['fornavn', 'navn'],
];
/** In a list with the second column, the first is the given name: `Name;Surname`. */
export const GIVEN_BESIDE: readonly (readonly [given: string, family: string])[] = [
  ['name', 'surname'],
  ['name', 'last_name'],
  ['name', 'family_name'],
];

/** Words before a name that are no part of it. */
export const TITLES: ReadonlySet<string> = new Set(list`
  mr | mrs | ms | miss | mx | dr | prof | professor | sir | dame | herr | frau | hr | fr | dipl-ing |
  ing | mag | dott | dott.ssa | sig | sig.ra | m | mme | mlle | monsieur | madame | sr | sra | srta |
  don | doña | dhr | mevr | mw | pan | pani | sayın | dra | eng | ir | mgr
`);

/** Words after a name that are no part of it. */
export const SUFFIXES: ReadonlySet<string> = new Set(list`
  jr | sr | ii | iii | iv | phd | md | mba | msc | bsc | cpa | esq | mp | llm | pmp | dds
`);

/** Words with which a family name begins: all that follows belongs to it. */
export const PARTICLES: ReadonlySet<string> = new Set(list`
  van | von | vom | zu | zum | zur | de | del | della | di | da | das | dos | do | du | des | der |
  den | ten | ter | te | la | le | el | al | bin | ibn | ben | af | av | st | mac | mc | 't | in
`);

/** Words that only the name of a company has. */
export const COMPANY_WORDS: ReadonlySet<string> = new Set(list`
  inc | llc | ltd | limited | corp | corporation | company | co | plc | gmbh | ag | kg | ug | ohg |
  sarl | sas | sa | spa | srl | bv | nv | ab | as | aps | oy | oyj | sl | slu | lda | ltda | kft | sro |
  zoo | group | holding | team | office | sales | marketing | support | info | department | admin |
  verein | university | bank | services | solutions | consulting | partners
`);

/** Whole names, and what they become; null: not split. */
export const FULL_NAME_EXAMPLES: readonly (readonly [
  name: string,
  split: readonly [first: string, last: string] | null,
])[] = [
  ['Ann Lee', ['Ann', 'Lee']],
  ['Lee, Ann', ['Ann', 'Lee']],
  ['Dr. Ann Lee', ['Ann', 'Lee']],
  ['Ann Lee, PhD', ['Ann', 'Lee']],
  ['Hans von der Heide', ['Hans', 'von der Heide']],
  ['Jean-Luc PICARD', ['Jean-Luc', 'PICARD']],
  ['PICARD Jean-Luc', ['Jean-Luc', 'PICARD']],
  ['Carla de la Cruz', ['Carla', 'de la Cruz']],
  ['Mary Ann Smith', null],
  ['Ana García López', null],
  ['Madonna', null],
  ['Acme GmbH', null],
  ['Ann & Bob Lee', null],
  ['Sales Team', null],
  ['Route 66', null],
];
