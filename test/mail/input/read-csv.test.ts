import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { guessDelimiter, readProspectsFile } from '../../../lib/mail/input/read-csv.ts';
import type { ProspectRow } from '../../../lib/domain/prospect-row.ts';

const folder = mkdtempSync(join(tmpdir(), 'prospects-'));
let files = 0;
const fileWith = (content: string | Buffer): string => {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, content);
  return path;
};

async function readAll(content: string | Buffer): Promise<ProspectRow[]> {
  const rows: ProspectRow[] = [];
  for await (const row of (await readProspectsFile(fileWith(content))).rows) rows.push(row);
  return rows;
}

test('a row carries its line, its normalised address and its cells by column', async () => {
  const [row] = await readAll('email,first_name,Country,Industry\n Bob@Example.TEST , Bob ,DE,\n');
  expect(row).toEqual({ line: 2, email: 'bob@example.test', emailFault: null, emailAsWritten: 'Bob@Example.TEST', fields: { email: 'bob@example.test', first_name: 'Bob', country: 'DE' }, timezone: null, country: 'DE', region: null, city: null, phone: null, problems: [] });
});

test.each([
  ['E-Mail;First Name;Time Zone', ['email', 'first_name', 'timezone'], ';'],
  ['\ufeffEmail Address\tGiven-Name\tSurname\tState', ['email', 'first_name', 'last_name', 'region'], '\t'],
  ['sep=;\nEMAIL;Job Title;"Company, Name"', ['email', 'title', 'company'], ';'],
  ['"email","my  field","Größe (cm)",', ['email', 'my_field', 'größe_cm'], ','],
  ['email|phone number', ['email', 'phone'], '|'],
  ['email,work_email,e-mail', ['email', 'work_email', 'e_mail'], ','],
  ['email', ['email'], ','],
])('the columns of %j', async (header, columns, delimiter) => {
  const file = await readProspectsFile(fileWith(`${header}\n`));
  expect([file.columns, file.delimiter]).toEqual([columns, delimiter]);
});

test('a delimiter inside quotes is not counted', () => {
  expect(guessDelimiter('"a;b;c;d",email,x')).toBe(',');
});

describe('a file that is refused', () => {
  test.each<[string, string | Buffer, string]>([
    ['empty', '', 'csv_empty'],
    ['only blank lines', '\n\n', 'csv_empty'],
    ['no email column', 'name,company\nBob,Acme\n', 'csv_no_email_column'],
    ['no header at all', 'bob@example.test,Bob\n', 'csv_no_email_column'],
    ['a column twice', 'email,First Name,first_name,firstname\n', 'csv_duplicate_column'],
    ['two columns of one meaning', 'e-mail,email address\n', 'csv_duplicate_column'],
    ['UTF-16', Buffer.from('\ufeffemail\na@b.test\n', 'utf16le'), 'csv_encoding'],
    ['a workbook', Buffer.from('PK\x03\x04xxxx', 'latin1'), 'csv_workbook'],
  ])('%s', async (_, content, code) => {
    await expect(readProspectsFile(fileWith(content))).rejects.toMatchObject({ code, exit: 'invalidData' });
  });

  test('Latin-1 is told with its line', async () => {
    await expect(readAll(Buffer.from('email,name\na@b.test,Bob\nc@d.test,J\xfcrgen\n', 'latin1'))).rejects.toMatchObject({ code: 'csv_not_utf8', details: { line: 3 } });
  });

  test('a character cut by the end of the file is not UTF-8', async () => {
    await expect(readAll(Buffer.from('email,name\na@b.test,J\xc3', 'latin1'))).rejects.toMatchObject({ code: 'csv_not_utf8', details: { line: 2 } });
  });

  test('a quote that is never closed', async () => {
    await expect(readAll('email,name\na@b.test,"Bob\nc@d.test,x\n')).rejects.toMatchObject({ code: 'csv_quote' });
    await expect(readAll(`email,name\na@b.test,"Bob\n${'c@d.test,x\n'.repeat(400_000)}`)).rejects.toMatchObject({ code: 'csv_record_too_long' });
  });
});

test.each(['\n', '\r\n'])('lines are counted across quoted line breaks (%j)', async (eol) => {
  const rows = await readAll(['email,note', 'a@b.test,"two', 'lines"', '', 'c@d.test,x', '"e@f.test","three', '', 'lines"', 'g@h.test,y', ''].join(eol));
  expect(rows.map(({ line }) => line)).toEqual([2, 5, 6, 9]);
});

test('UTF-8 that spans the chunks of the file is read whole', async () => {
  const rows = await readAll(`email,name\n${Array.from({ length: 9_000 }, (_, i) => `u${i}@b.test,ÄÖÜ😀${'x'.repeat(i % 7)}\n`).join('')}`);
  expect(rows).toHaveLength(9_000);
  expect(rows.every(({ fields }) => fields['name']?.startsWith('ÄÖÜ😀') === true)).toBe(true);
});

describe('odd rows are reported, not fatal', () => {
  test.each<[string, string[], string | null]>([
    ['a@b.test', ['too_few_cells'], 'a@b.test'],
    ['a@b.test,Bob,,', [], 'a@b.test'],
    ['a@b.test,Smith,Bob', ['too_many_cells'], 'a@b.test'],
    [`a@b.test,${'x'.repeat(1_000_000)}`, ['cell_too_long'], 'a@b.test'],
    ['a@b.test,=HYPERLINK(1)', ['formula'], 'a@b.test'],
    ['a@b.test,+49 (30) 123-456', [], 'a@b.test'],
    ['a@b.test,-', [], 'a@b.test'],
    ['a@b.test,@SUM(A1)', ['formula'], 'a@b.test'],
    ['a@b.test,x\u202egnp.exe', ['control_characters'], 'a@b.test'],
    ['a@b.test,5" nails', [], 'a@b.test'],
    ['a@münchen.test,x', [], 'a@xn--mnchen-3ya.test'],
    ['jürgen@b.test,x', [], null],
  ])('%.40s', async (line, problems, email) => {
    const [row] = await readAll(`email,name\n${line}\n`);
    expect([row?.problems, row?.email]).toEqual([problems, email]);
  });
});

test('columns named like parts of an object are only columns', async () => {
  const [row] = await readAll('email,constructor,toString\na@b.test,x,y\n');
  expect(row?.fields['constructor']).toBe('x');
  expect(Object.getPrototypeOf(row?.fields)).toBeNull();
});

test('the example file is without fault', async () => {
  const rows: ProspectRow[] = [];
  for await (const row of (await readProspectsFile(new URL('../../../fixtures/prospects.csv', import.meta.url).pathname)).rows) rows.push(row);
  expect(rows).toHaveLength(5);
  expect(rows.flatMap(({ problems, emailFault }) => [...problems, ...(emailFault === null ? [] : [emailFault])])).toEqual([]);
});
