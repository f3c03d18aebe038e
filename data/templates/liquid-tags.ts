/**
 * Expressions of other programs inside double braces, where Liquid fails or reads them differently.
 */
import { VARIANTS, type ForeignTagRule } from './foreign-tag-rule.ts';
import { list } from '../list.ts';

export const LIQUID_TAGS: readonly ForeignTagRule[] = [
  {
    id: 'dollar_liquid',
    program: 'Salesforce, Handlebars and Go templates in double braces',
    source: 'https://handlebarsjs.com/guide/',
    within: 'liquid',
    sure: 'sign',
    pattern:
      /^\s?[!$@#./&=~>{^-]\s?\$?(?:(?:if|unless|each|with)\s)?(?:[A-Za-z]\w{0,40}\.)?([A-Za-z_]?[\w ]{0,40})/gu,
    examples: list`
      !Contact.FirstName | #if first_name | /if | $first_name | .FirstName | {first_name |
      ~first_name~ | > header
    `,
    nearMisses: ['first_name', " 'x' | append: y", '- first_name -', '-first_name'],
  },
  {
    id: 'spin_liquid',
    program: 'Instantly',
    source: 'https://help.instantly.ai/ (Spintax)',
    within: 'liquid',
    sure: 'sign',
    instead: VARIANTS,
    pattern: /^\s?(?:random|spin|endspin)\b/giu,
    examples: ['RANDOM | Hi | Hello', 'spin', ' random|a|b'],
    nearMisses: ['spinner', 'first_name'],
  },
  {
    id: 'function_call',
    program: 'Jinja, Django and HubSpot',
    source: 'https://jinja.palletsprojects.com/en/stable/templates/#filters',
    within: 'liquid',
    sure: 'sign',
    instead: "{{ FIELD | default: 'there' }}",
    pattern:
      /^\s?(?:[A-Za-z]\w{0,40}\.)?([A-Za-z]\w{0,40})\s?\|\s?[a-z_]{1,30}\s?\(|^\s?personalization_token\(\s?['"](?:\w{1,40}\.)?(\w{1,40})/gu,
    examples: [
      'first_name | default("x")',
      "personalization_token('contact.firstname', 'there')",
      ' contact.first_name|default("")',
    ],
    nearMisses: ["first_name | default: 'x (y)'", 'first_name'],
  },
  {
    id: 'fallback_word',
    program: 'Lemlist, Instantly, Mixmax, Marketo, Klaviyo',
    source: 'https://help.lemlist.com/ (fallback values)',
    within: 'liquid',
    sure: 'sign',
    instead: "{{ FIELD | default: 'there' }}",
    pattern:
      /^\s?(?:[A-Za-z]\w{0,40}\.)?([A-Za-z][\w ]{0,40}?)\s?(?:\|\s?(?:fallback|default_if_none|default_value|if_empty|or)\b|:\s?[\w"'=]|,\s?\S|\s(?:or|\|\||\?\?|default\s?=)\s|\sdefault=|\|\s?["'\u201c\u2018])/giu,
    examples: [
      "first_name | fallback: 'there'",
      'first_name or "there"',
      'first_name ?? "x"',
      'lead.First Name:default=there',
      'first_name, "there"',
      'FIRST_NAME | "there"',
      'first_name default="x"',
    ],
    nearMisses: ["first_name | default: 'a, b or c'", 'first_name | append: "or x"', 'first_name'],
  },
  {
    id: 'smart_quotes',
    program: 'a word processor',
    source: 'https://liquidjs.com/tutorials/operators.html (strings take straight quotes)',
    within: 'liquid',
    sure: 'sign',
    instead: "straight quotes: {{ FIELD | default: 'there' }}",
    pattern:
      /^\s?([A-Za-z]\w{0,40})?[^'"\u201c\u201d\u2018\u2019\u201e]{0,60}[\u201c\u201d\u2018\u2019\u201e]/gu,
    examples: ['first_name | default: “there”', 'first_name | default: ‘there’'],
    nearMisses: ['first_name | default: "it’s"', "first_name | default: 'x'"],
  },
  {
    id: 'words_apart',
    program: 'Google Sheets mail merge (YAMM), Marketo',
    source: 'https://support.yet-another-mail-merge.com/ (personalise)',
    within: 'liquid',
    sure: 'sign',
    pattern:
      /^\s?(?:[A-Za-z]\w{0,40}\.)?([A-Za-z]\w{0,30}(?:[ -][A-Za-z]\w{0,30}){1,4})\s?(?:\||$)/gu,
    examples: [
      'first name',
      'First Name',
      'lead.First Name',
      'first-name',
      'First Name | default: "x"',
    ],
    nearMisses: ['first_name', ' first_name | default: x', 'x.first_name'],
  },
];
