/**
 * Placeholders of other programs are found with their position and the right form; plain text,
 * markup and code are not.
 */
import { describe, expect, test } from 'vitest';
import { FOREIGN_TAGS } from '../../../../data/templates/foreign-tags.ts';
import { findForeignTags } from '../../../../lib/core/campaigns/checks/find-foreign-tags.ts';

const COLUMNS = ['email', 'first_name', 'last_name', 'company', 'city', 'favourite_colour'];
const find = (text: string, html = false, columns: readonly string[] | null = COLUMNS) =>
  findForeignTags(text, { columns, html });

describe.each(FOREIGN_TAGS.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const asWritten = (example: string): string =>
    rule.within === 'liquid' ? `{{${example}}}` : example;

  test.each(rule.examples)('finds %s', (example) => {
    expect(find(`Dear ${asWritten(example)}, hello`).map((tag) => tag.rule.id)).toEqual([id]);
  });

  test.each(rule.nearMisses)('does not report %s', (text) => {
    expect(find(`So ${asWritten(text)} it is`).map((tag) => `${tag.rule.id}: ${tag.text}`)).toEqual(
      [],
    );
  });
});

test.each([
  ['Hi %first_name%', '{{ first_name }}'],
  ['Hi -first_name-', '{{ first_name }}'],
  ['Hi [First Name]', '{{ first_name }}'],
  ['Hi <%= first_name %>', '{{ first_name }}'],
  ['Hi {contactfield=firstname}', '{{ first_name }}'],
  ['Hi *|FNAME|*', '{{ first_name }}'],
  ['Hi {!Contact.FirstName}', '{{ first_name }}'],
  ['Hi ${firstName}', '{{ first_name }}'],
  ['At %%COMPANY%%', '{{ company }}'],
  ['At [[Company Name]]', '{{ company }}'],
  ['from [Your Name]', '{{ sender.name }}'],
  ['{{ first_name | default("you") }}', "{{ first_name | default: 'there' }}"],
  ['{{First Name}}', '{{ first_name }}'],
  ['{{!Contact.FirstName}}', '{{ first_name }}'],
  ['%favourite_colour%', '{{ favourite_colour }}'],
  ['{Favourite Colour}', '{{ favourite_colour }}'],
  ['%%birthDay%%', '{{ birth_day }}'],
])('%s is to be written %s', (text, instead) => {
  expect(find(text).map((tag) => tag.instead)).toEqual([instead]);
});

test('each is named once, with its line and column', () => {
  expect(
    find('Hello {{ first_name }}\nfrom %city%, in %city%\n{Hi {{ first_name }}|Hello}').map(
      ({ text, line, column }) => [text, line, column],
    ),
  ).toEqual([
    ['%city%', 2, 6],
    ['{Hi {{ first_name }}|Hello}', 3, 1],
  ]);
});

test.each([
  [
    'a style sheet',
    '<style>@media (max-width: 5px) { .a { color: red } } {company}</style><p style="width:100%">50% off, 100%</p>',
  ],
  [
    'comments and scripts',
    '<!-- [if mso]> {first_name} <![endif] --><script>const a = {company};</script>',
  ],
  ['links with encodings', '<a href="https://acme.test/?q=%20first%20name&u=%7Bcompany%7D">x</a>'],
  [
    'prices, times and mathematics',
    'A|B at 5 %, 10:30-11:00, $100, {1, 2}, 3 < 4 > 2, x_1 * y_2, 50%/50%, C:\\city\\',
  ],
  [
    'Markdown',
    '# Title\n**bold** _city_ `company` [Company](https://acme.test) ![City](x.png) | a | b |\n- well-known -\n[1]: https://acme.test',
  ],
  ['JSON', '{"company": "x", "a": ["city"]}'],
  ['addresses and handles', 'ann@company.test, @company, #company, ann.lee+city@acme.test'],
  [
    'what the author wants as it stands',
    '{% raw %}{first_name} %city%{% endraw %}{% comment %}[Company]{% endcomment %}',
  ],
  [
    'Liquid',
    "{{ first_name | default: 'friend' }}{% if city == 'Paris' %}[1]{% endif %}{{ 'a' | append: company }}{{- city -}}",
  ],
])('%s is not a placeholder', (_, text) => {
  expect(find(text, true)).toEqual([]);
});
