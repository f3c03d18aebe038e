/** Placeholders of other programs: the shape of a rule, and the names of fields that they use. */
import { list } from '../list.ts';

/**
 * A rule matches one placeholder, and its first group that took part names the field. Every example
 * must match; no rule may match any of the near misses.
 */
export type ForeignTagRule = {
  id: string;
  /** Who writes it so. */
  program: string;
  source: string;
  /**
   * In the text around Liquid, or inside a Liquid output, which then fails or says something else.
   */
  within: 'text' | 'liquid';
  /**
   * What the field must be, because the signs alone also stand in plain text, code and markup.
   * `sign`: the signs are enough; `name`: the name of a field, of a column, or with an underscore;
   * `compound`: the name of a field that is no word of its own, as `first_name` is none and `city`
   * is.
   */
  sure: 'sign' | 'name' | 'compound';
  pattern: RegExp;
  /** What to write instead; without it `{{ field }}`. */
  instead?: string;
  examples: readonly string[];
  nearMisses: readonly string[];
};

/** There is no spinning of words here: what is compared is counted. */
export const VARIANTS = 'one wording, or a second one under "variants"';

/**
 * Names of fields, letters and digits only, as other programs have them: what is left of
 * `First Name`, `FIRST_NAME` and `firstName`.
 */
export const FIELD_WORDS = {
  /** No word of any text by themselves. */
  compound: list`
    firstname | fname | lastname | lname | fullname | givenname | familyname | middlename |
    companyname | organizationname | accountname | jobtitle | emailaddress | phonenumber |
    mobilephone | companydomain | websiteurl | linkedinurl | companycity | companycountry |
    zipcode | postalcode | sendername | senderfirstname | senderemail | yourname | yourcompany |
    myname | mycompany | mergefield | contactname | prospectname | recipientname | customfield |
    icebreaker | unsubscribelink | unsubscribeurl | optoutlink | mailingcity | mailingcountry |
    vorname | nachname | prenom | apellido | cognome | voornaam | achternaam | imie | nazwisko
  `,
  /** Also plain words. */
  plain: list`
    name | surname | company | organization | organisation | account | title | position | role |
    email | city | state | region | country | phone | website | url | domain | industry |
    department | address | salutation | signature | sender | unsubscribe | optout | firma | anrede |
    nom | entreprise | nombre | empresa | nome | azienda | bedrijf | competitor | product | first |
    last
  `,
} as const;
