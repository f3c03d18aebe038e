/** What is found in a finished letter, where, and what is not. */
import { describe, expect, test } from 'vitest';
import { htmlWords } from '../../../../lib/core/preview/findings/html-words.ts';
import { findingOfFault } from '../../../../lib/core/preview/findings/check-letter.ts';
import { CLEAN_LETTERS } from './clean-letters.fixture.ts';
import { codesOf, findingsOf } from './letter.fixture.ts';

describe('a careful letter', () => {
  test.each(CLEAN_LETTERS.map((letter) => [letter.name, letter] as const))(
    '%s has no finding',
    (_, { subject, text }) => {
      const headers = subject.startsWith('Re:')
        ? [{ name: 'In-Reply-To', value: '<first@acme.test>' }]
        : [];
      expect(findingsOf({ subject, text, headers })).toEqual([]);
      const html = text
        .split('\n\n')
        .map(
          (part) =>
            `<p>${part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>\n')}</p>`,
        )
        .join('\n');
      expect(
        codesOf({ subject, text, html, headers }).filter((code) => code !== 'links_differ'),
      ).toEqual([]);
    },
  );
});

test('a finding names its line, its column and what to write instead', () => {
  expect(
    findingsOf({ text: 'Hi Ada,\n\nfrom %city% [First Name]\n500 Main Street' }),
  ).toMatchObject([
    {
      code: 'placeholder_left',
      part: 'text',
      line: 3,
      column: 6,
      excerpt: '%city%',
      fix: '{{ city }}',
    },
    { code: 'placeholder_left', line: 3, column: 13, fix: '{{ first_name }}' },
  ]);
});

test('in html the place is that of the source, and words across tags are read together', () => {
  const html = '<style>p{x:"Hi ,"}</style><p>Hi <b></b> ,</p>\n<p>GREAT&nbsp;NEWS!!!</p>';
  const found = findingsOf({ html });
  expect(found.map(({ code, line, column }) => [code, line, column])).toEqual([
    ['greeting_without_name', 1, 30],
    ['exclamation_marks', 2, 19],
  ]);
  expect(codesOf({ html: '<p>Hi <b>Ada</b>,</p>' })).toEqual([]);
});

test('html without tags is read as it stands', () => {
  expect(htmlWords('a\nb').text).toBe('a\nb');
});

test('what an empty field left is looked for only where a field is empty', () => {
  const text = 'Hi there,\n\nyour team at  , in Paris ( ).\n500 Main Street';
  expect(codesOf({ text, fields: { company: 'Acme' } })).toEqual([]);
  expect(findingsOf({ text, fields: { company: '' } })).toMatchObject([
    { code: 'gap_left', part: 'text', line: 3 },
  ]);
});

test('a first message has at most two links; links to unsubscribe and in follow-ups do not count', () => {
  const links = 'https://a.test/1 https://a.test/2 https://a.test/1';
  const address = '\n500 Main Street';
  expect(codesOf({ text: `${links} https://a.test/abcdefgh.ijkl ${address}` })).toEqual([]);
  expect(codesOf({ text: `${links} https://a.test/3 ${address}` })).toEqual(['many_links']);
  expect(codesOf({ text: `${links} https://a.test/3 ${address}`, step: 1 })).toEqual([]);
});

test('the links of both parts are compared by where they lead', () => {
  const text = 'https://a.test/x?a=1&b=2\n500 Main Street';
  const link = (href: string): string => `<a class=b href="${href}">x</a>`;
  expect(codesOf({ text, html: link('https://a.test/x?a=1&amp;b=2') })).toEqual([]);
  expect(codesOf({ text, html: link('https://b.test/') })).toEqual(['links_differ']);
  expect(
    codesOf({
      text,
      html: link('https://t.test/c/token'),
      countedLinks: ['https://a.test/x?a=1&b=2'],
    }),
  ).toEqual([]);
});

test('a Re: without an answered message is found; a reply in the thread is one', () => {
  expect(codesOf({ subject: 'Re: our call' })).toEqual(['reply_to_nothing']);
  expect(codesOf({ subject: 'AW: Ihr Angebot' })).toEqual(['reply_to_nothing']);
  expect(codesOf({ subject: 'Reading: our call' })).toEqual([]);
  expect(codesOf({ subject: 'R&D: our call' })).toEqual([]);
});

test('an address and a way out are missed only where there is none', () => {
  expect(codesOf({ text: 'Hi Ada, how are you?', headers: [] })).toEqual([
    'no_postal_address',
    'no_way_out',
  ]);
});

test('a subject beyond seventy characters is cut on phones', () => {
  expect(findingsOf({ subject: 'word '.repeat(16).trim() })).toMatchObject([
    { code: 'long_subject', severity: 'notice', column: 71 },
  ]);
});

test('names in capitals are told; short ones may be initials', () => {
  const text = (name: string): string => `Hi ${name},\n500 Main Street`;
  expect(codesOf({ text: text('ANNA'), fields: { first_name: 'ANNA' } })).toEqual([
    'name_in_capitals',
  ]);
  expect(codesOf({ text: text('JP'), fields: { first_name: 'JP' } })).toEqual([]);
});

test('a text that cannot be written is a finding with its remedy', () => {
  expect(
    findingOfFault({ reason: 'missing_field', part: 'subject', field: 'city', detail: null }),
  ).toMatchObject({
    code: 'missing_field',
    severity: 'error',
    part: 'subject',
    fix: `The text needs the field "city" (subject), which has no value. Write a default: {{ city | default: '...' }}.`,
  });
});
