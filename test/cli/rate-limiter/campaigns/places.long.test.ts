/** Warnings about uncertain clocks and holidays, and plans with the corrected ones. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder } from '../../../support/script.ts';

async function begin(list: string, now: string, campaign: object = {}) {
  const folder = newFolder();
  const run = async (...line: string[]) =>
    (
      await call(['rate_limiter', ...line, '--now', now], {
        cwd: folder,
        env: { ANN_SMTP: 'smtp://127.0.0.1:1' },
      })
    ).document;
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify({ ...campaignFile(), ...campaign }));
  writeFileSync(join(folder, 'list.csv'), list);
  await run(
    'mailbox',
    'add',
    '--mailbox',
    'ann',
    '--from',
    'Ann Lee <ann@acme.test>',
    '--smtp',
    'env:ANN_SMTP',
    '--timezone',
    'America/New_York',
  );
  return run;
}
const codes = ({ warnings }: { warnings: { code: string }[] }): string[] =>
  warnings.map(({ code }) => code).filter((code) => code !== 'campaign_file');

it('people in countries without a holiday calendar are a finding, with the countries', async () => {
  const run = await begin(
    'email,first_name,country\na@x.test,A,Kuwait\nb@x.test,B,Nepal\nc@x.test,C,KW\nd@x.test,D,Antarctica\ne@x.test,E,Germany\n',
    '2026-03-09T14:00:00Z',
  );
  const document = await run('validate', '--config', 'campaign.json', '--prospects', 'list.csv');
  expect(document.data.prospects.findings.holidays_uncertain).toMatchObject({
    severity: 'warn',
    count: 4,
  });
  expect(document.data.prospects.findings.holidays_uncertain.first[0]).toMatchObject({
    line: 2,
    because: 'KW: holidays from a table of this program',
  });
  expect(document.data.prospects.holidaysUncertain).toEqual([
    { country: 'KW', days: 'own_table', count: 2 },
    { country: 'AQ', days: 'none', count: 1 },
    { country: 'NP', days: 'own_table', count: 1 },
  ]);
  expect(codes(document)).toEqual(['zone_by_population', 'holidays_uncertain']);
  expect(
    codes(await run('start', '--config', 'campaign.json', '--prospects', 'list.csv')),
  ).toContain('holidays_uncertain');
});

it('a plan beyond the known clock changes raises a warning, once a call', async () => {
  const list = 'email,first_name,country\na@x.test,A,Germany\n';
  const run = await begin(list, '2029-03-05T14:00:00Z');
  expect(codes(await run('validate', '--config', 'campaign.json'))).toEqual(['zone_data_old']);
  expect(
    codes(await run('start', '--config', 'campaign.json', '--prospects', 'list.csv', '--dry-run')),
  ).toEqual(['zone_data_old']);
  expect(codes(await run('start', '--config', 'campaign.json', '--prospects', 'list.csv'))).toEqual(
    ['zone_data_old'],
  );
  expect(codes(await run('schedule', '--campaign-id', 'spring'))).toEqual(['zone_data_old']);
  expect(codes(await run('status', '--campaign-id', 'spring'))).toEqual(['zone_data_old']);
  expect(codes(await run('forecast', '--campaign-id', 'spring'))).toContain('zone_data_old');
  const late = await begin(list, '2026-12-01T14:00:00Z', { endAt: '2029-01-01T00:00:00Z' });
  const warned = await late('validate', '--config', 'campaign.json');
  expect(warned.warnings).toContainEqual({
    code: 'zone_data_old',
    message: expect.stringMatching(
      /release 20\d\d[a-z] .*is 2029-01-01.*update Node\.js \(it has 20\d\d[a-z]\)/,
    ) as string,
  });
  const today = await begin(list, '2026-12-01T14:00:00Z');
  expect(
    codes(await today('start', '--config', 'campaign.json', '--prospects', 'list.csv')),
  ).toEqual([]);
  expect(codes(await today('schedule', '--campaign-id', 'spring'))).toEqual([]);
});

it('British Columbia, Alberta, Manitoba, Morocco and Cuba are mailed by the clocks they have since 2026, and Scotland not on its own holiday', async () => {
  const run = await begin(
    `email,first_name,country,region,city
a@x.test,A,Canada,BC,
b@x.test,B,Canada,AB,
c@x.test,C,Canada,,Winnipeg
d@x.test,D,Morocco,,
e@x.test,E,Cuba,,
f@x.test,F,British Columbia,,
g@x.test,G,Scotland,,
`,
    '2026-11-30T02:00:00Z',
    { rateLimits: { burst: { minGapSeconds: 0 } } },
  );
  const { scheduled } = (await run('start', '--config', 'campaign.json', '--prospects', 'list.csv'))
    .data.batch as { scheduled: { email: string; zone: string; sendAt: string; local: string }[] };
  const of = (email: string) => scheduled.find((each) => each.email === email);
  expect(of('a@x.test')).toMatchObject({
    zone: 'America/Vancouver',
    sendAt: expect.stringMatching(/^2026-11-30T16:/) as string,
    local: expect.stringMatching(/^2026-11-30T09:.*-07:00$/) as string,
  });
  expect(of('f@x.test')).toMatchObject({
    zone: 'America/Vancouver',
    local: expect.stringMatching(/T09:.*-07:00$/) as string,
  });
  expect(of('b@x.test')?.local).toMatch(/^2026-11-30T09:.*-06:00$/);
  expect(of('c@x.test')?.local).toMatch(/^2026-11-30T09:.*-05:00$/);
  expect(of('d@x.test')?.local).toMatch(/^2026-11-30T09:.*\+00:00$/);
  expect(of('e@x.test')?.local).toMatch(/^2026-11-30T09:.*-04:00$/);
  // St Andrew's Day.
  expect(of('g@x.test')?.local).toMatch(/^2026-12-01T09:/);
});
