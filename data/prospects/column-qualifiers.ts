/**
 * Words around the name of a column that do not change its meaning: whose field it is, which of
 * several, where the program keeps it, or the question that a form asked. `Country (Work)`,
 * `Contacts.Country`, `addresses.0.country`, `Which country are you in?` all mean the country.
 *
 * Sources: the exports that `column-names.ts` names, Airtable lookups ("Email (from Contacts)"),
 * Odoo ("country_id/name"), Close ("addresses.0.country"), Insightly ("AddressMailCountry"),
 * Salesforce custom fields ("Country__c"), Eloqua ("C_Country"), Typeform and Google Forms. Words
 * that change the meaning (`owner`, `status`, `home`, `secondary`, `company`, `2`) are left out.
 */
import { list } from '../list.ts';

export const COLUMN_QUALIFIERS: readonly string[] = list`
  work | business | primary | main | person | people | contact | contacts | lead | leads | prospect |
  prospects | mailing | address | addresses | postal | user | customer | client | member |
  subscriber | attendee | participant | registrant | recipient | guest | delegate | employee |
  candidate | current | professional | official | preferred | verified | default | properties |
  property | attributes | attribute | fields | field | custom | data | profile | details | value |
  0 | 1 | c | id | office | geschäftlich | geschäftliche | geschäftlicher | geschäftliches |
  dienstlich | dienstliche | kontakt | person | bureau | professionnel | professionnelle | contacto |
  trabajo | del trabajo | laboral | contatto | ufficio | uff | lavoro | werk | zakelijk | zakelijke |
  comercial | contato | profissional | arbete | arbejde | arbeid | służbowy | służbowe | służbowa |
  praca | рабочий | рабочая | рабочее | контакт | контакта | адрес | what | whats | which | is | are |
  your | you | in | the | do | live | based | please | enter
`;

/** Columns as other programs write them, and the field of each. */
export const QUALIFIED_EXAMPLES: readonly (readonly [string, string])[] = [
  ['Country (Work)', 'country'],
  ['Email (from Contacts)', 'email'],
  ['Geschäftlich E-Mail', 'email'],
  ['Land (geschäftlich)', 'country'],
  ['primary_contact_primary_email', 'email'],
  ['addresses.0.country', 'country'],
  ['AddressMailCountry', 'country'],
  ['OrganizationName', 'company'],
  ['professionalEmail', 'email'],
  ['Work E-mail', 'email'],
  ['Рабочий e-mail', 'email'],
  ['Адрес: страна', 'country'],
  ['C_EmailAddress', 'email'],
  ['Country__c', 'country'],
  ['*Country', 'country'],
  ["What's your email address?", 'email'],
  ['Which country are you in?', 'country'],
  ['What is your first name?', 'first_name'],
  ['Work Phones', 'phone'],
  ['Person Email 1', 'email'],
  ['EMAIL;TYPE=WORK', 'email'],
];

/** Columns with such a word that mean something else. */
export const QUALIFIED_NEAR_MISSES: readonly string[] = list`
  Contact Owner | Primary Email Source | Do Not Email | Email Address Valid | Contact | Work |
  E-mail 2 - Value | Country Manager | Email Opt Out | E-mail 1 - Label | E-mail 1 - Type |
  Person - Email - Home | Home Email | Is Customer | Lead Source | Mailing Street | Mailing Zip |
  Contact ID | Company Address | Work Street | Customer Since | Last Contact | Address
`;
