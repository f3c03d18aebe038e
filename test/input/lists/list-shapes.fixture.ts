/**
 * Lists as people have them: the exports of sixty programs, languages and habits, each with the
 * people that it holds or the code of its refusal.
 */
import { odsOf, xlsxOf, zipOf, type Cell } from '../../support/workbooks.ts';
import type { ListOptions } from '../../../lib/domain/campaigns/prospect-row.ts';

/** `first last <email> company|country` of each row; only what the list tells. */
export type Shape = {
  name: string;
  file: string | Buffer | Promise<Buffer>;
  options?: Partial<ListOptions>;
} & ({ people: readonly string[] } | { refused: string; hint?: RegExp });

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

const EXCEL: Cell[][] = [
  ['Email', 'First Name', 'Last Name', 'Company', 'Country'],
  ['ann@lumen.com', 'Ann', 'Lee', 'Lumen', 'US'],
  ['bob@acme.com', 'Bob', 'Ray', 'Acme', 'DE'],
];
const BOTH = ['Ann Lee <ann@lumen.com> Lumen US', 'Bob Ray <bob@acme.com> Acme DE'];
const csvOf = (rows: readonly (readonly Cell[])[], delimiter = ',', end = '\n'): string =>
  rows.map((row) => row.join(delimiter) + end).join('');

export const SHAPES: readonly Shape[] = [
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
  {
    name: 'Google Contacts',
    file: 'First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Country\nAnn,,Lee,,Lumen,CEO,* myContacts,* Work,ann@lumen.com,Home,ann@home.com,Work,+1 212 555 0100,United States\n',
    people: ['Ann Lee <ann@lumen.com> Lumen United States'],
  },
  {
    name: 'Google Contacts, several values in one cell',
    file: 'Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\nAnn Lee,Ann,Lee,* Work,ann@lumen.com ::: ann@home.com\n',
    people: ['Ann Lee <ann@lumen.com>'],
  },
  {
    name: 'Outlook',
    file: '"Title","First Name","Middle Name","Last Name","Company","Business Country/Region","E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address"\n"","Ann","","Lee","Lumen","United States of America","ann@lumen.com","SMTP","Ann Lee (ann@lumen.com)",""\n',
    people: ['Ann Lee <ann@lumen.com> Lumen United States of America'],
  },
  {
    name: 'Outlook in German',
    file: 'Anrede;Vorname;Weitere Vornamen;Nachname;Firma;Land/Region geschäftlich;E-Mail-Adresse;E-Mail 2: Adresse\n;Ann;;Lee;Lumen;Deutschland;ann@lumen.com;\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Deutschland'],
  },
  {
    name: 'HubSpot',
    file: 'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Company name,Country/Region,Lead Status,Create Date\n101,Ann,Lee,ann@lumen.com,,Max Mann,Lumen,Ireland,NEW,2026-01-02 10:00\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Ireland'],
  },
  {
    name: 'Salesforce report with its footer',
    file: '"First Name","Last Name","Account Name","Email","Mailing Country"\n"Ann","Lee","Lumen","ann@lumen.com","US"\n\n"Contacts by Account"\n"Copyright (c) 2000-2026 salesforce.com, inc."\n',
    people: [
      'Ann Lee <ann@lumen.com> Lumen US',
      'Contacts by Account <>',
      'Copyright (c) 2000-2026 salesforce.com, inc. <>',
    ],
  },
  {
    name: 'Pipedrive',
    file: 'Person - Name,Person - First name,Person - Last name,Person - Email - Work,Person - Organization,Organization - Country of Address\nAnn Lee,Ann,Lee,ann@lumen.com,Lumen,Canada\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Canada'],
  },
  {
    name: 'Apollo',
    file: 'First Name,Last Name,Title,Company Name,Email,Email Status,Seniority,Country,Corporate Phone,Person Linkedin Url\nAnn,Lee,CEO,Lumen,ann@lumen.com,Verified,C suite,United States,"\'+1 212-555-0100",http://www.linkedin.com/in/x\n',
    people: ['Ann Lee <ann@lumen.com> Lumen United States'],
  },
  {
    name: 'LinkedIn connections with their notes',
    file: 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,https://www.linkedin.com/in/ann,ann@lumen.com,Lumen,CEO,01 Jan 2026\n',
    people: ['Ann Lee <ann@lumen.com> Lumen'],
  },
  {
    name: 'Sales Navigator by a scraper',
    file: 'profileUrl,fullName,firstName,lastName,companyName,title,professionalEmail,location\nhttps://x,Ann Lee,Ann,Lee,Lumen,CEO,ann@lumen.com,Berlin\n',
    people: ['Ann Lee <ann@lumen.com> Lumen'],
  },
  {
    name: 'Mailchimp',
    file: '"Email Address","First Name","Last Name",Address,"Phone Number",MEMBER_RATING,OPTIN_TIME,CC,REGION\nann@lumen.com,Ann,Lee,,,2,"2026-01-01 10:00:00",us,ca\n',
    people: ['Ann Lee <ann@lumen.com> us'],
  },
  {
    name: 'German',
    file: 'Anrede;Vorname;Name;Firma;E-Mail;Land\nFrau;Ann;Lee;Lumen;ann@lumen.com;Schweiz\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Schweiz'],
  },
  {
    name: 'German with a contact person',
    file: 'Firma;Ansprechpartner;E-Mail-Adresse;Ort\nLumen;Dr. Ann Lee;ann@lumen.com;Köln\n',
    people: ['Ann Lee <ann@lumen.com> Lumen'],
  },
  {
    name: 'French',
    file: 'Civilité;Prénom;Nom;Société;Courriel;Pays\nMme;Ann;LEE;Lumen;ann@lumen.com;Belgique\n',
    people: ['Ann LEE <ann@lumen.com> Lumen Belgique'],
  },
  {
    name: 'French, whole name',
    file: 'Nom et prénom;Adresse e-mail;Entreprise\nLEE Ann;ann@lumen.com;Lumen\n',
    people: ['Ann LEE <ann@lumen.com> Lumen'],
  },
  {
    name: 'Spanish',
    file: 'Nombre;Apellidos;Empresa;Correo electrónico;País\nAnn;Lee García;Lumen;ann@lumen.com;España\n',
    people: ['Ann Lee García <ann@lumen.com> Lumen España'],
  },
  {
    name: 'Spanish, whole name in Nombre',
    file: 'Nombre;Correo\nAna López;ana@lumen.com\n',
    people: ['Ana López <ana@lumen.com>'],
  },
  {
    name: 'Italian',
    file: 'Nome;Cognome;Azienda;Indirizzo e-mail;Paese\nAnn;Lee;Lumen;ann@lumen.com;Italia\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Italia'],
  },
  {
    name: 'Portuguese',
    file: 'Nome;Sobrenome;Empresa;E-mail;País\nAnn;Lee;Lumen;ann@lumen.com;Brasil\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Brasil'],
  },
  {
    name: 'Dutch',
    file: 'Voornaam;Achternaam;Bedrijf;E-mailadres;Land\nAnn;de Vries;Lumen;ann@lumen.com;Nederland\n',
    people: ['Ann de Vries <ann@lumen.com> Lumen Nederland'],
  },
  {
    name: 'Polish',
    file: 'Imię;Nazwisko;Firma;Adres e-mail;Kraj\nAnn;Lee;Lumen;ann@lumen.com;Polska\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Polska'],
  },
  {
    name: 'Swedish',
    file: 'Förnamn;Efternamn;Företag;E-postadress;Land\nAnn;Lee;Lumen;ann@lumen.com;Sverige\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Sverige'],
  },
  {
    name: 'Turkish',
    file: 'Ad;Soyad;Şirket;E-posta;Ülke\nAnn;Lee;Lumen;ann@lumen.com;Türkiye\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Türkiye'],
  },
  {
    name: 'Japanese',
    file: '氏名,メールアドレス,会社名\n田中 よしみ,tanaka@kaisha.jp,ソニー\n',
    people: ['よしみ 田中 <tanaka@kaisha.jp> ソニー'],
  },
  {
    name: 'Chinese',
    file: '姓名,邮箱,公司\n王 小明,wang@firma.cn,腾讯\n',
    people: ['小明 王 <wang@firma.cn> 腾讯'],
  },
  {
    name: 'addresses with names, mailto: and spaces',
    file: 'email\n"Lee, Ann" <ann@lumen.com>\nmailto:bob@acme.com\n  carl@acme.com \u200b\n<dora@acme.com>\n',
    people: [
      'Ann Lee <ann@lumen.com>',
      '- <bob@acme.com>',
      '- <carl@acme.com>',
      '- <dora@acme.com>',
    ],
  },
  {
    name: 'two columns of addresses',
    file: 'Personal Email,Work Email,First Name\nx@home.com,ann@lumen.com,Ann\n',
    people: ['Ann <ann@lumen.com>'],
  },
  {
    name: 'a column that only --map tells',
    file: 'Kontakt 1,Wer\nann@lumen.com,Ann\n',
    options: {
      map: [
        { column: 'kontakt 1', field: 'email' },
        { column: 'Wer', field: 'first_name' },
      ],
    },
    people: ['Ann <ann@lumen.com>'],
  },
  {
    name: 'a mapped column below a title',
    file: 'Messe 2026\n\nKontakt 1,Wer\nann@lumen.com,Ann\n',
    options: { map: [{ column: 'Kontakt 1', field: 'email' }] },
    people: ['- <ann@lumen.com>'],
  },
  { name: 'Excel workbook', file: xlsxOf([{ rows: EXCEL }]), people: BOTH },
  {
    name: 'workbook with texts inside its cells',
    file: xlsxOf([{ rows: EXCEL }], { shared: false }),
    people: BOTH,
  },
  {
    name: 'workbook with a title, a note and an empty row above',
    file: xlsxOf([{ rows: [['Trade fair 2026'], ['as of May'], [], ...EXCEL], merged: ['A1:E1'] }]),
    people: BOTH,
  },
  {
    name: 'workbook with two header lines',
    file: xlsxOf([
      {
        rows: [
          ['Person', null, null, 'Firm', null],
          ['Email', 'First Name', 'Last Name', 'Company', 'Country'],
          ...EXCEL.slice(1),
        ],
        merged: ['A1:C1', 'D1:E1'],
      },
    ]),
    people: BOTH,
  },
  {
    name: 'workbook whose first sheet has no list',
    file: xlsxOf([
      { name: 'Read me', rows: [['How to use this file']] },
      { name: 'People', rows: EXCEL },
    ]),
    people: BOTH,
  },
  {
    name: 'workbook whose first sheet is hidden',
    file: xlsxOf([
      { name: 'Old', state: 'hidden', rows: [['email'], ['old@acme.com']] },
      { name: 'People', rows: EXCEL },
    ]),
    people: BOTH,
  },
  {
    name: 'workbook, the sheet by name',
    file: xlsxOf([
      { name: 'A', rows: [['email'], ['a@acme.com']] },
      { name: 'B', rows: EXCEL },
    ]),
    options: { sheet: 'b' },
    people: BOTH,
  },
  {
    name: 'workbook with merged companies',
    file: xlsxOf([
      {
        rows: [
          ['company', 'email'],
          ['Lumen', 'ann@lumen.com'],
          [null, 'bob@lumen.com'],
        ],
        merged: ['A2:A3'],
      },
    ]),
    people: ['- <ann@lumen.com> Lumen', '- <bob@lumen.com> Lumen'],
  },
  {
    name: 'workbook with formulas',
    file: xlsxOf([
      {
        rows: [
          ['email', 'first_name'],
          [
            {
              xml: '<c r="REF" t="str"><f>CONCATENATE("ann","@lumen.com")</f><v>ann@lumen.com</v></c>',
            },
            { xml: '<c r="REF"><f>A1</f></c>' },
          ],
        ],
      },
    ]),
    people: ['- <ann@lumen.com>'],
  },
  {
    name: 'workbook with macros',
    file: xlsxOf([{ rows: EXCEL }], { more: { 'xl/vbaProject.bin': 'x' } }),
    people: BOTH,
  },
  { name: 'OpenDocument spreadsheet', file: odsOf([{ rows: EXCEL }]), people: BOTH },
  {
    name: 'OpenDocument spreadsheet with a hidden sheet and a title',
    file: odsOf([
      { name: 'x', state: 'hidden', rows: [['email'], ['old@acme.com']] },
      { rows: [['Fair'], [], ...EXCEL] },
    ]),
    people: BOTH,
  },
  {
    name: 'only addresses',
    file: 'email\nann@lumen.com\nbob@acme.com\n',
    people: ['- <ann@lumen.com>', '- <bob@acme.com>'],
  },
  {
    name: 'no header',
    file: 'ann@lumen.com,Ann\n',
    refused: 'csv_no_email_column',
    hint: /line with the column names/,
  },
  {
    name: 'no address column',
    file: 'First Name,Phone\nAnn,1\n',
    refused: 'csv_no_email_column',
    hint: /--map/,
  },
  {
    name: 'a mapping to a column that is not there',
    file: csvOf(EXCEL),
    options: { map: [{ column: 'Mail', field: 'email' }] },
    refused: 'map_column_unknown',
    hint: /"Email", "First Name"/,
  },
  {
    name: 'a sheet that is not there',
    file: xlsxOf([{ name: 'People', rows: EXCEL }]),
    options: { sheet: 'Leads' },
    refused: 'sheet_unknown',
    hint: /"People"/,
  },
  {
    name: 'old .xls',
    file: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    refused: 'workbook_old',
    hint: /save it as \.xlsx/,
  },
  {
    name: 'a workbook with a password',
    file: Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(500),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    refused: 'workbook_encrypted',
    hint: /remove the password/,
  },
  {
    name: '.xlsb',
    file: zipOf({ '_rels/.rels': '<x/>', 'xl/workbook.bin': 'x' }),
    refused: 'workbook_binary',
    hint: /\.xlsx/,
  },
  {
    name: 'Numbers',
    file: zipOf({ 'Index/Document.iwa': 'x' }),
    refused: 'list_format',
    hint: /Export it from Numbers/,
  },
  {
    name: 'a zip with a list',
    file: zipOf({ 'Connections.csv': 'x' }),
    refused: 'list_format',
    hint: /Unpack/,
  },
  {
    name: 'a web page named .xls',
    file: '<html><body><table><tr><td>email</td></tr></table></body></html>',
    refused: 'list_format',
    hint: /save it as \.xlsx/,
  },
  {
    name: 'vCard',
    file: 'BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n',
    refused: 'list_format',
    hint: /CSV/,
  },
  { name: 'JSON', file: '[{"email":"ann@lumen.com"}]', refused: 'list_format', hint: /CSV/ },
  { name: 'PDF', file: '%PDF-1.7\n', refused: 'list_format', hint: /Export/ },
  { name: 'an empty workbook', file: xlsxOf([{ rows: [] }]), refused: 'csv_empty' },
  {
    name: 'bytes of no encoding',
    file: Buffer.from('email,name\na@b.com,a\xd7b\xf7c\n', 'latin1'),
    refused: 'csv_not_utf8',
    hint: /--encoding/,
  },
];
