/** Workbooks that are damaged, built to exhaust memory, or written unusually. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readProspectsFile } from '../../../lib/input/read-prospects-file.ts';
import { formatOf, writeNumber } from '../../../lib/input/workbooks/number-format.ts';
import {
  odsOf,
  odsParts,
  xlsxOf,
  xlsxParts,
  zipOf,
  type SheetCell,
} from '../../support/workbooks.ts';
import type { ProspectRow } from '../../../lib/domain/campaigns/prospect-row.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbooks-'));
let files = 0;
async function rowsOf(content: Buffer): Promise<ProspectRow[]> {
  const path = join(folder, `${++files}.xlsx`);
  writeFileSync(path, content);
  const rows: ProspectRow[] = [];
  for await (const row of (await readProspectsFile(path)).rows) rows.push(row);
  return rows;
}

const LIST: SheetCell[][] = [
  ['email', 'phone', 'since'],
  ['ann@lumen.com', 4_915_112_345_678, 45_000],
];
const sheetOf = (xml: string): string =>
  `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>email</t></is></c></row>${xml}</sheetData></worksheet>`;
const withSheet = (xml: string): Promise<Buffer> =>
  zipOf({ ...xlsxParts([{ rows: [] }]), 'xl/worksheets/sheet1.xml': sheetOf(xml) });

describe('refused, with what helps', () => {
  test.each<[string, () => Promise<Buffer>, string]>([
    [
      'cut in half',
      async () => (await xlsxOf([{ rows: LIST }])).subarray(0, 900),
      'workbook_damaged',
    ],
    [
      'XML that ends early',
      () => withSheet('<row r="2"><c t="inlineStr"><is><t>a@b.com'),
      'workbook_damaged',
    ],
    [
      'entities',
      () =>
        zipOf({
          ...xlsxParts([{ rows: [] }]),
          'xl/workbook.xml':
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook><sheets>&x;</sheets></workbook>',
        }),
      'workbook_damaged',
    ],
    ['deep XML', () => withSheet('<a>'.repeat(10_000)), 'workbook_damaged'],
    ['a bomb', () => withSheet(' '.repeat(70_000_000)), 'workbook_too_large'],
    [
      'a column beyond all columns',
      () => withSheet('<row r="2"><c r="ZZZZ2"><v>1</v></c></row>'),
      'workbook_too_large',
    ],
    [
      'a million equal rows',
      () =>
        odsOf([
          {
            rows: [
              ['email'],
              [
                {
                  xml: '<table:table-cell table:number-columns-repeated="20000" office:value-type="string"><text:p>x</text:p></table:table-cell>',
                },
              ],
            ],
          },
        ]),
      'workbook_too_large',
    ],
    [
      'an encrypted OpenDocument file',
      () =>
        odsOf([{ rows: LIST }], {
          'META-INF/manifest.xml':
            '<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
        }),
      'workbook_encrypted',
    ],
    ['no sheet', () => zipOf({ ...xlsxParts([]) }), 'csv_empty'],
    [
      'a text document',
      () => zipOf({ '_rels/.rels': '<x/>', 'word/document.xml': '<x/>' }),
      'list_format',
    ],
  ])('%s', async (_, content, code) => {
    await expect(rowsOf(await content())).rejects.toMatchObject({
      code,
      exit: 'invalidData',
      hint: expect.stringMatching(/./) as string,
    });
  });
});

test('numbers, dates and zip codes are texts as the sheet means them', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>';
  const cell = (xml: string): SheetCell => ({ xml });
  const [row] = await rowsOf(
    await xlsxOf(
      [
        {
          rows: [
            ['email', 'phone', 'since', 'zip', 'id', 'active', 'ratio'],
            [
              'ann@lumen.com',
              cell('<c r="REF"><v>4.915112345678E12</v></c>'),
              cell('<c r="REF" s="1"><v>45000</v></c>'),
              cell('<c r="REF" s="2"><v>1067</v></c>'),
              cell('<c r="REF"><v>1.2345678901234568E17</v></c>'),
              cell('<c r="REF" t="b"><v>1</v></c>'),
              cell('<c r="REF"><v>0.10000000000000001</v></c>'),
            ],
          ],
        },
      ],
      { styles },
    ),
  );
  expect({ ...row?.fields }).toEqual({
    email: 'ann@lumen.com',
    phone: '4915112345678',
    since: '2023-03-15',
    zip: '01067',
    id: '123456789012345680',
    active: 'TRUE',
    ratio: '0.1',
  });
  expect(row?.problems.map(({ code, column }) => [code, column])).toEqual([
    ['number_rounded', 'id'],
  ]);
});

test.each([
  ['yyyy-mm-dd', 'date'],
  ['[$-407]d. mmmm yyyy;@', 'date'],
  ['dd/mm/yyyy hh:mm', 'date_time'],
  ['[h]:mm:ss', 'time'],
  ['#,##0.00 "days"', 'general'],
  ['[Red]0.00', 'general'],
  ['General', 'general'],
])('the format %s is %s', (code, kind) => {
  expect(formatOf(200, code)).toEqual({ kind });
});

test('dates count from 1900 or 1904, with the 29 February 1900 of Excel', () => {
  const date = (serial: string, epoch1904 = false): string =>
    writeNumber(serial, { kind: 'date' }, epoch1904).text;
  expect([date('1'), date('61'), date('45000'), date('43538', true)]).toEqual([
    '1900-01-01',
    '1900-03-01',
    '2023-03-15',
    '2023-03-15',
  ]);
});

test('a formula without a stored result, and one that failed, are findings of their cell', async () => {
  const [row] = await rowsOf(
    await xlsxOf([
      {
        rows: [
          ['email', 'first_name', 'company'],
          [
            'ann@lumen.com',
            { xml: '<c r="REF"><f>A1</f></c>' },
            { xml: '<c r="REF" t="e"><f>VLOOKUP(A1,B:B,2)</f><v>#N/A</v></c>' },
          ],
        ],
      },
    ]),
  );
  expect(row?.problems).toEqual([
    { code: 'formula_without_value', column: 'first_name', value: '' },
    { code: 'cell_error', column: 'company', value: '#N/A' },
  ]);
  expect(Object.keys(row?.fields ?? {})).toEqual(['email']);
});

test('an empty value beside a formula is none, unless the workbook says that it is a text', async () => {
  const [row] = await rowsOf(
    await xlsxOf([
      {
        rows: [
          ['email', 'first_name', 'company'],
          [
            'ann@lumen.com',
            { xml: '<c r="REF"><f>A1</f><v/></c>' },
            { xml: '<c r="REF" t="str"><f>IF(A1="","x","")</f><v></v></c>' },
          ],
        ],
      },
    ]),
  );
  expect(row?.problems).toEqual([
    { code: 'formula_without_value', column: 'first_name', value: '' },
  ]);
});

test('a hidden row is a finding, and is counted', async () => {
  const content = await xlsxOf([{ rows: [...LIST, ['bob@acme.com']], hiddenRows: [3] }]);
  const rows = await rowsOf(content);
  expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    [],
    ['hidden_row'],
  ]);
  const path = join(folder, 'hidden.xlsx');
  writeFileSync(path, content);
  expect((await readProspectsFile(path)).source).toMatchObject({ format: 'xlsx', hiddenRows: 1 });
});

test('OpenDocument: notes are no text, zip codes keep their zeros, repeated cells are read', async () => {
  const rows = await rowsOf(
    await odsOf([
      {
        rows: [
          ['email', 'zip', 'a', 'b', 'when'],
          [
            {
              xml: '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>ann@<text:span>lumen</text:span>.com</text:p></table:table-cell>',
            },
            {
              xml: '<table:table-cell office:value-type="float" office:value="1067"><text:p>01067</text:p></table:table-cell>',
            },
            {
              xml: '<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>x</text:p></table:table-cell>',
            },
            {
              xml: '<table:table-cell office:value-type="date" office:date-value="2026-01-15T00:00:00"><text:p>15.01.26</text:p></table:table-cell>',
            },
          ],
        ],
      },
    ]),
  );
  expect({ ...rows[0]?.fields }).toEqual({
    email: 'ann@lumen.com',
    zip: '01067',
    a: 'x',
    b: 'x',
    when: '2026-01-15',
  });
});

test('parts with prefixes, as the Open XML SDK writes them, are read', async () => {
  const parts = xlsxParts([{ rows: LIST }]);
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
  const prefixed = sheet
    .replace('xmlns=', 'xmlns:x=')
    .replace(/<(\/?)(worksheet|sheetData|row|c|v)(?=[ >/])/g, '<$1x:$2');
  const rows = await rowsOf(await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': prefixed }));
  expect(rows.map(({ email }) => email)).toEqual(['ann@lumen.com']);
  expect(Object.keys(odsParts([{ rows: [] }]))).toContain('mimetype');
});
