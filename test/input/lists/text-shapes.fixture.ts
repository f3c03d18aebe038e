/** Text lists in every encoding, delimiter and line end. */
import { BOTH, csvOf, EXCEL, type Shape } from './shape.fixture.ts';

const encoded = (text: string, table: Readonly<Record<string, number>>): Buffer =>
  Buffer.from([...text].map((letter) => table[letter] ?? letter.charCodeAt(0)));
const MAC = { ü: 0x9f, é: 0x8e, ö: 0x9a, ä: 0x8a, è: 0x8f, ç: 0x8d, ñ: 0x96 };
const LATIN2 = {
  Ł: 0xa3,
  ó: 0xf3,
  ź: 0xbc,
  ś: 0xb6,
  ą: 0xb1,
  ę: 0xea,
  ż: 0xbf,
  ć: 0xe6,
  ł: 0xb3,
  ń: 0xf1,
};
const WINDOWS_1250 = { ...LATIN2, ź: 0x9f, ś: 0x9c, ą: 0xb9 };
const cyrillic = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );
const wide = (text: string, mark: boolean): Buffer =>
  Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
/** "email,名前" and two Japanese names, in Shift_JIS. */
const SHIFT_JIS = Buffer.concat([
  Buffer.from([
    0x83, 0x81, 0x81, 0x5b, 0x83, 0x8b, 0x2c, 0x96, 0xbc, 0x91, 0x4f, 0x2c, 0x89, 0xef, 0x8e, 0xd0,
    0x0a,
  ]),
  Buffer.from('tanaka@kaisha.jp,'),
  Buffer.from([0x93, 0x63, 0x92, 0x86, 0x20, 0x82, 0xe6, 0x82, 0xb5, 0x82, 0xdd]),
  Buffer.from(','),
  Buffer.from([0x83, 0x5c, 0x83, 0x6a, 0x81, 0x5b, 0x0a]),
]);

export const TEXT_SHAPES: readonly Shape[] = [
  {
    name: 'CSV of our own columns',
    file: 'email,first_name\nann@lumen.com,Ann\n',
    people: ['Ann <ann@lumen.com>'],
  },
  { name: 'Excel, CSV UTF-8 with its mark', file: `\ufeff${csvOf(EXCEL)}`, people: BOTH },
  { name: 'Excel in Germany: semicolons and CRLF', file: csvOf(EXCEL, ';', '\r\n'), people: BOTH },
  { name: 'sep=; on the first line', file: `sep=;\r\n${csvOf(EXCEL, ';', '\r\n')}`, people: BOTH },
  {
    name: 'Excel, Unicode text: UTF-16 with tabs',
    file: wide(csvOf(EXCEL, '\t', '\r\n'), true),
    people: BOTH,
  },
  { name: 'UTF-16 without its mark', file: wide(csvOf(EXCEL), false), people: BOTH },
  { name: 'UTF-16 big-endian', file: wide(csvOf(EXCEL), true).swap16(), people: BOTH },
  {
    name: 'UTF-16 big-endian without its mark',
    file: wide(csvOf(EXCEL), false).swap16(),
    people: BOTH,
  },
  { name: 'old Mac line ends', file: csvOf(EXCEL, ',', '\r'), people: BOTH },
  { name: 'pipes', file: csvOf(EXCEL, '|'), people: BOTH },
  {
    name: 'blank rows, blank columns and a trailing delimiter',
    file: `,,,,,\n\nEmail,First Name,,Company,\n\nann@lumen.com,Ann,,Lumen,\n,,,,\n`,
    people: ['Ann <ann@lumen.com> Lumen'],
  },
  {
    name: 'Windows-1252',
    file: Buffer.from(
      'E-Mail;Vorname;Nachname;Firma\nj@acme.de;Jürgen;Groß;Müller & Söhne\nr@acme.fr;René;Lefèvre;Café\n',
      'latin1',
    ),
    people: ['Jürgen Groß <j@acme.de> Müller & Söhne', 'René Lefèvre <r@acme.fr> Café'],
  },
  {
    name: 'Mac Roman',
    file: encoded(
      'email,first name,last name\nj@acme.de,Jürgen,Böll\nr@acme.fr,René,Lefèvre\n',
      MAC,
    ),
    people: ['Jürgen Böll <j@acme.de>', 'René Lefèvre <r@acme.fr>'],
  },
  {
    name: 'ISO-8859-2',
    file: encoded(
      'email;imię;nazwisko\na@firma.pl;Łukasz;Woźniak\nb@firma.pl;Michał;Dąbrowski\nc@firma.pl;Zoś;Święś\n'.replace(
        'Ś',
        'S',
      ),
      LATIN2,
    ),
    people: [
      'Łukasz Woźniak <a@firma.pl>',
      'Michał Dąbrowski <b@firma.pl>',
      'Zoś Swięś <c@firma.pl>',
    ],
  },
  {
    name: 'Windows-1250',
    file: encoded(
      'email;imię;nazwisko\na@firma.pl;Łukasz;Woźniak\nb@firma.pl;Michał;Dąbrowski\n',
      WINDOWS_1250,
    ),
    people: ['Łukasz Woźniak <a@firma.pl>', 'Michał Dąbrowski <b@firma.pl>'],
  },
  {
    name: 'Windows-1251',
    file: cyrillic('email;Имя;Фамилия;Компания\nivan@firma.ru;Иван;Петров;Ромашка\n'),
    people: ['Иван Петров <ivan@firma.ru> Ромашка'],
  },
  { name: 'Shift_JIS', file: SHIFT_JIS, people: ['よしみ 田中 <tanaka@kaisha.jp> ソニー'] },
  {
    name: 'an encoding that is named',
    file: Buffer.from([...Buffer.from('email,first_name\na@b.com,'), 0xfe, 0x0a]),
    options: { encoding: 'windows-1254' },
    people: ['ş <a@b.com>'],
  },
];
