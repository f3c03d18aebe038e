/** The findings and the cleaned rows of a list as files, and domains that DNS says are dead. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDns, type DnsServer } from '../../../support/dns-server.ts';
import { call, newFolder, type Called } from '../../../support/script.ts';
import { xlsxOf } from '../../../support/workbooks.ts';

const cwd = newFolder();
let dns: DnsServer;
beforeAll(async () => {
  dns = await startDns({
    'lumen.com': [[10, 'mx.lumen.com']],
    'null.com': [[0, '']],
    'slow.com': 'silent',
    'broken.com': 'fails',
    'gmial.com': [[10, 'mx.gmial.com']],
  });
  writeFileSync(
    join(cwd, 'people.xlsx'),
    await xlsxOf([
      {
        rows: [
          ['Contacts 2026'],
          ['Ansprechpartner', 'E-Mail', 'Land', 'Telefon', 'Notiz'],
          ['Ann Lee', 'ann@lumen.com', 'Allemagne', '+49 30 123456', '=1+1'],
          ['Bob Ray', 'bob@gmial.com', 'USA', '4.9E+10', null],
          ['Carl Poe', 'carl@gone-away.com', 'USA', null, null],
          ['Dora Kim', 'dora@null.com', 'USA', null, null],
          ['Emma Fox', 'emma@slow.com', 'USA', null, null],
          ['Finn Orr', 'finn@broken.com', 'USA', null, null],
          ['Desk', 'noreply@lumen.com', 'USA', null, null],
        ],
      },
    ]),
  );
});
afterAll(() => dns.close());

const validate = (...flags: string[]): Promise<Called> =>
  call(['rate_limiter', 'validate', ...flags], { cwd, env: { CAMPAIGN_DNS: dns.address } });
const text = (name: string): string => readFileSync(join(cwd, name), 'utf8');

test('a dead domain is excluded; a domain that DNS does not answer for is not', async () => {
  const files = ['--findings', 'findings.csv', '--cleaned', 'cleaned.csv'];
  const { document } = await validate('--prospects', 'people.xlsx', ...files);
  const { prospects } = document.data;
  expect([prospects.rows, prospects.enrollable, prospects.excluded]).toEqual([7, 4, 3]);
  expect(prospects.findings.dead_domain.first.map(({ because }: any) => because)).toEqual([
    'no_such_domain',
    'null_mx',
  ]);
  expect(prospects.columns[0]).toEqual({
    column: 'E-Mail',
    number: 2,
    field: 'email',
    how: 'known',
  });
  expect(text('findings.csv').split('\r\n')).toEqual([
    'line,column,value,code,severity,because,fix',
    expect.stringMatching(/^3,Notiz,'=1\+1,formula,warn,/),
    expect.stringMatching(/^4,E-Mail,bob@gmial\.com,domain_typo,warn,gmail\.com\?,/),
    expect.stringMatching(/^4,Telefon,4\.9E\+10,number_rounded,warn,/),
    expect.stringMatching(/^5,E-Mail,carl@gone-away\.com,dead_domain,exclude,no_such_domain,/),
    expect.stringMatching(/^6,E-Mail,dora@null\.com,dead_domain,exclude,null_mx,/),
    expect.stringMatching(/^9,E-Mail,noreply@lumen\.com,not_read,exclude,/),
    expect.stringMatching(/^9,Ansprechpartner,Desk,name_not_split,warn,/),
    '',
  ]);
  expect(statSync(join(cwd, 'findings.csv')).mode & 0o777).toBe(0o600);
});

test('the cleaned list has the same people, and cleaning it again changes nothing', async () => {
  expect(text('cleaned.csv').split('\r\n')).toEqual([
    'ansprechpartner,email,country,phone,notiz,first_name,last_name',
    "Ann Lee,ann@lumen.com,Allemagne,'+49 30 123456,'=1+1,Ann,Lee",
    'Bob Ray,bob@gmial.com,USA,4.9E+10,,Bob,Ray',
    'Emma Fox,emma@slow.com,USA,,,Emma,Fox',
    'Finn Orr,finn@broken.com,USA,,,Finn,Orr',
    '',
  ]);
  await validate('--prospects', 'cleaned.csv', '--cleaned', 'again.csv', '--no-dns');
  expect(text('again.csv')).toBe(text('cleaned.csv'));
});

test('a call that fails leaves no file, and an existing file is kept', async () => {
  const before = readdirSync(cwd);
  const refused = await validate(
    '--prospects',
    'people.xlsx',
    '--sheet',
    'No',
    '--cleaned',
    'x.csv',
  );
  expect([refused.document.error.code, existsSync(join(cwd, 'x.csv'))]).toEqual([
    'sheet_unknown',
    false,
  ]);
  const kept = await validate('--prospects', 'people.xlsx', '--cleaned', 'cleaned.csv');
  expect([kept.code, kept.document.error.code]).toEqual([77, 'output_exists']);
  expect(readdirSync(cwd)).toEqual(before);
});
