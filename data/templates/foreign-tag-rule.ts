/** Placeholders of other programs: the shape of a rule, and the names of fields that they use. */
import { list } from '../list.ts';

/**
 * A rule matches one placeholder; its first group with a match is the name of the field. Every
 * example must match; no rule may match a near miss.
 */
export type ForeignTagRule = {
  id: string;
  /** The programs that write it. */
  program: string;
  source: string;
  /**
   * In the text around Liquid, or inside a Liquid output, where it fails or means something else.
   */
  within: 'text' | 'liquid';
  /**
   * What the field must be, because the signs alone also occur in plain text, code and markup.
   * `sign`: the signs are enough; `name`: the name of a field or a column, or any name with an
   * underscore; `compound`: the name of a field that is not an ordinary word, such as `first_name`
   * (but not `city`).
   */
  sure: 'sign' | 'name' | 'compound';
  pattern: RegExp;
  /** What to write instead; without it `{{ field }}`. */
  instead?: string;
  examples: readonly string[];
  nearMisses: readonly string[];
};

/** Random alternatives are not supported: variants are compared by counts. */
export const VARIANTS = 'one wording, or a second one under "variants"';

/**
 * Names of fields in other programs, letters and digits only: the rest of `First Name`,
 * `FIRST_NAME` and `firstName`.
 */
export const FIELD_WORDS = {
  /** Names that are not ordinary words. */
  compound: list`
    firstname | fname | lastname | lname | fullname | givenname | familyname | middlename |
    companyname | organizationname | accountname | jobtitle | emailaddress | phonenumber |
    mobilephone | companydomain | websiteurl | linkedinurl | companycity | companycountry |
    zipcode | postalcode | sendername | senderfirstname | senderemail | yourname | yourcompany |
    myname | mycompany | mergefield | contactname | prospectname | recipientname | customfield |
    icebreaker | unsubscribelink | unsubscribeurl | optoutlink | mailingcity | mailingcountry |
    vorname | nachname | prenom | apellido | cognome | voornaam | achternaam | imie | nazwisko
  `,
  /** Names that are also ordinary words. */
  plain: list`
    name | surname | company | organization | organisation | account | title | position | role |
    email | city | state | region | country | phone | website | url | domain | industry |
    department | address | salutation | signature | sender | unsubscribe | optout | firma | anrede |
    nom | entreprise | nombre | empresa | nome | azienda | bedrijf | competitor | product | first |
    last
  `,
} as const;
