/** Workbooks, and files that are refused with what helps. */
import { odsOf, xlsxOf, zipOf } from '../../support/workbooks.ts';
import { BOTH, csvOf, EXCEL, type Shape } from './shape.fixture.ts';

export const WORKBOOK_SHAPES: readonly Shape[] = [
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
