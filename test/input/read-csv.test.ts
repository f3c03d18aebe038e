import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COLUMN_NAMES } from '../../data/prospects/column-names.ts';
import { nameColumns } from '../../lib/input/name-columns.ts';
import { guessDelimiter } from '../../lib/input/find-header.ts';
import { readProspectsFile } from '../../lib/input/read-prospects-file.ts';
import type { ProspectRow } from '../../lib/domain/campaigns/prospect-row.ts';

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
  expect(row).toEqual({
    line: 2,
    email: 'bob@example.test',
    emailFault: null,
    emailAsWritten: 'Bob@Example.TEST',
    fields: { email: 'bob@example.test', first_name: 'Bob', country: 'DE' },
    timezone: null,
    country: 'DE',
    region: null,
    city: null,
    phone: null,
    problems: [],
  });
});

test.each([
  ['E-Mail;First Name;Time Zone', ['email', 'first_name', 'timezone'], ';'],
  [
    '\ufeffEmail Address\tGiven-Name\tSurname\tState',
    ['email', 'first_name', 'last_name', 'region'],
    '\t',
  ],
  ['sep=;\nEMAIL;Job Title;"Company, Name"', ['email', 'title', 'company'], ';'],
  ['"email","my  field","Größe (cm)",', ['email', 'my_field', 'größe_cm'], ','],
  ['email|phone number', ['email', 'phone'], '|'],
  ['email,work_email,e-mail', ['email', 'work_email', 'e_mail'], ','],
  ['email', ['email'], ','],
])('the columns of %j', async (header, columns, delimiter) => {
  const file = await readProspectsFile(fileWith(`${header}\n`));
  expect([file.columns, file.source]).toEqual([columns, expect.objectContaining({ delimiter })]);
});

test.each([
  'email,first_name\r\na@x.test,A\nb@x.test,B\n',
  '\ufeffsep=,\r\nemail,first_name\na@x.test,A\nb@x.test,B\n',
  'email,first_name\na@x.test,A\r\nb@x.test,B\r\n',
  'email,first_name\ra@x.test,A\rb@x.test,B\r',
  'email,first_name\r\na@x.test,"A"\nb@x.test,"B"\r\n',
])('%j has two rows, however its lines end', async (content) => {
  const rows = await readAll(content);
  expect(rows.map(({ email, fields }) => [email, fields['first_name']])).toEqual([
    ['a@x.test', 'A'],
    ['b@x.test', 'B'],
  ]);
});

test.each(COLUMN_NAMES.flatMap(({ field, names }) => names.map((name) => [name, field] as const)))(
  '"%s" is %s',
  (name, field) => {
    expect(nameColumns(field === 'email' ? [name] : ['email', name], 'x.csv').names).toContain(
      field,
    );
  },
);

test.each(
  COLUMN_NAMES.flatMap(({ field, notOurs }) => notOurs.map((name) => [name, field] as const)),
)('"%s" is not %s', (name, field) => {
  const { names, doubtful } = nameColumns(['mail of the person', name, 'email'], 'x.csv');
  expect(names[1]).not.toBe(field);
  expect(doubtful).toEqual([]);
});

test('of several columns that mean one field the best name is taken, and the others say so', () => {
  const { names, taken, passedOver } = nameColumns(
    ['Billing Country', 'E-mail 1 - Value', 'Mailing Country', 'Work Email', 'Prenom'],
    'x.csv',
  );
  expect(names).toEqual(['billing_country', 'e_mail_1_value', 'country', 'email', 'first_name']);
  expect(taken.map(({ field, column, number }) => [field, column, number])).toEqual([
    ['country', 'Mailing Country', 3],
    ['email', 'Work Email', 4],
    ['first_name', 'Prenom', 5],
  ]);
  expect(passedOver).toEqual([
    { field: 'country', column: 'Billing Country', number: 1, instead: 'Mailing Country' },
    { field: 'email', column: 'E-mail 1 - Value', number: 2, instead: 'Work Email' },
  ]);
});

test('an unread column that may contain places is reported', () => {
  expect(nameColumns(['email', 'Ship-to country'], 'x.csv').doubtful).toEqual([
    { field: 'country', column: 'Ship-to country', number: 2 },
  ]);
  expect(nameColumns(['email', 'Ship-to country', 'Country'], 'x.csv').doubtful).toEqual([]);
});

describe('a header below notes', () => {
  const LINKEDIN =
    'Notes:\n"When exporting, you may notice that email addresses are ""missing"", see https://x.test"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n';

  test.each<[string, string, number, string]>([
    ['LinkedIn', LINKEDIN, 4, ','],
    ['with carriage returns', LINKEDIN.replaceAll('\n', '\r\n'), 4, ','],
    [
      'with another delimiter',
      'Export vom 1. März, alle Kontakte\n\nVorname;Nachname;E-Mail;Land\n',
      3,
      ';',
    ],
    [
      'a title in a row of empty cells',
      'Contacts,,,\nFirst Name,Last Name,Email,Country\n',
      2,
      ',',
    ],
    [
      'a byte order mark and a quote that stays open',
      '\ufeffSome "notes\n\n\n"email"\t"name"\n',
      4,
      '\t',
    ],
    ['sep= above the notes', 'sep=;\nNotes\nemail;first name\n', 3, ';'],
    ['a name that is too long for a column', `${'words '.repeat(20)}\nemail,company\n`, 2, ','],
  ])('%s', async (_, text, line, delimiter) => {
    const file = await readProspectsFile(fileWith(`${text}`));
    expect([
      file.headerLine,
      file.linesLeftOut,
      'delimiter' in file.source && file.source.delimiter,
      file.columns.includes('email'),
    ]).toEqual([line, line - 1, delimiter, true]);
  });

  test('rows and faults keep the line numbers of the file', async () => {
    expect(
      (
        await readAll(
          `${LINKEDIN}Ada,L,x,ada@x.test,C,P,D\n\n"Bo\nb",B,x,bob@x.test,C,P,D\nC,C,x,c@x.test,C,P,D\n`,
        )
      ).map(({ line, email }) => [line, email]),
    ).toEqual([
      [5, 'ada@x.test'],
      [7, 'bob@x.test'],
      [9, 'c@x.test'],
    ]);
    await expect(readAll(`${LINKEDIN}Ada,"L,x,ada@x.test,C,P,D\n`)).rejects.toMatchObject({
      code: 'csv_quote',
    });
  });

  test.each([
    'email,first_name\n',
    '\n\nemail,first_name\n',
    'sep=,\nemail,first_name\n',
    '"email","multi\nline",email address,first name\n',
  ])('none is left out of %j', async (text) => {
    expect((await readProspectsFile(fileWith(text))).linesLeftOut).toBe(0);
  });

  test('a row of people is not a header', async () => {
    await expect(
      readProspectsFile(fileWith('Bob,Acme\nann@x.test,email,company\n')),
    ).rejects.toMatchObject({ code: 'csv_no_email_column' });
  });
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
    ['binary', Buffer.from('email\0\x01\x02\0\0\0\x07', 'latin1'), 'csv_encoding'],
    ['a damaged workbook', Buffer.from('PK\x03\x04xxxx', 'latin1'), 'workbook_damaged'],
  ])('%s', async (_, content, code) => {
    await expect(readProspectsFile(fileWith(content))).rejects.toMatchObject({
      code,
      exit: 'invalidData',
    });
  });

  test('a pipe, which could be read once only', async () => {
    await expect(readProspectsFile('/dev/null')).rejects.toMatchObject({
      code: 'file_unreadable',
      exit: 'invalidData',
    });
  });

  test('a line that is not UTF-8 among lines that are is reported', async () => {
    const good = Buffer.from('email,name\na@b.test,Zoë\n');
    const bad = Buffer.from('c@d.test,J\xfcrgen\n', 'latin1');
    await expect(readAll(Buffer.concat([good, good, bad]))).rejects.toMatchObject({
      code: 'csv_not_utf8',
      details: { line: 5 },
    });
  });

  test('a character cut by the end of the file is not UTF-8', async () => {
    await expect(
      readAll(Buffer.from('email,name\na@b.test,J\xc3', 'latin1')),
    ).rejects.toMatchObject({ code: 'csv_not_utf8', details: { line: 2 } });
  });

  test('a quote that is never closed', async () => {
    await expect(readAll('email,name\na@b.test,"Bob\nc@d.test,x\n')).rejects.toMatchObject({
      code: 'csv_quote',
    });
    await expect(
      readAll(`email,name\na@b.test,"Bob\n${'c@d.test,x\n'.repeat(400_000)}`),
    ).rejects.toMatchObject({ code: 'csv_record_too_long' });
  });
});

test.each(['\n', '\r\n'])('lines are counted across quoted line breaks (%j)', async (eol) => {
  const rows = await readAll(
    [
      'email,note',
      'a@b.test,"two',
      'lines"',
      '',
      'c@d.test,x',
      '"e@f.test","three',
      '',
      'lines"',
      'g@h.test,y',
      '',
    ].join(eol),
  );
  expect(rows.map(({ line }) => line)).toEqual([2, 5, 6, 9]);
});

test('UTF-8 that spans the chunks of the file is read whole', async () => {
  const rows = await readAll(
    `email,name\n${Array.from({ length: 9_000 }, (_, i) => `u${i}@b.test,ÄÖÜ😀${'x'.repeat(i % 7)}\n`).join('')}`,
  );
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
    const [row] = await readAll(`email,note\n${line}\n`);
    expect([row?.problems.map(({ code }) => code), row?.email]).toEqual([problems, email]);
  });
});

test('columns named like parts of an object are only columns', async () => {
  const [row] = await readAll('email,constructor,toString\na@b.test,x,y\n');
  expect(row?.fields['constructor']).toBe('x');
  expect(Object.getPrototypeOf(row?.fields)).toBeNull();
});

test('the example file is without fault', async () => {
  const rows: ProspectRow[] = [];
  for await (const row of (
    await readProspectsFile(new URL('../../fixtures/prospects.csv', import.meta.url).pathname)
  ).rows)
    rows.push(row);
  expect(rows).toHaveLength(5);
  expect(
    rows.flatMap(({ problems, emailFault }) => [
      ...problems.map(({ code }) => code),
      ...(emailFault === null ? [] : [emailFault]),
    ]),
  ).toEqual([]);
});
