/** How validate, start, import and status report the sources of people's zones. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder } from '../../../support/script.ts';

const NOW = ['--now', '2026-03-09T14:00:00Z'];
const ZONES = { explicit: 1, region: 1, city: 1, country: 2, phone: 1, domain: 1, campaign: 1 };
const BY_POPULATION = [{ country: 'US', zone: 'America/New_York', count: 2 }];
const WARNING = {
  code: 'zone_by_population',
  message: expect.stringContaining('2 in US (America/New_York)') as string,
};

it('people are counted by the source of their zone, and marked where they have the zone of most', async () => {
  const folder = newFolder();
  const run = (...line: string[]) =>
    call(['rate_limiter', ...line, ...NOW], {
      cwd: folder,
      env: { ANN_SMTP: 'smtp://127.0.0.1:1' },
    });
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify(campaignFile()));
  writeFileSync(
    join(folder, 'list.csv'),
    `email,first_name,country,region,city,timezone,phone
a@x.test,A,,,,Asia/Tokyo,
b@x.test,B,US,Hawaii,,,
c@x.test,C,,,Berlin,,
d@x.test,D,US,,,,
e@x.test,E,US,,Springfield,,
f@x.test,F,,,,,+49 30 1234567
g@x.fr,G,,,,,
h@x.test,H,,,,,030 1234567
`,
  );
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
  const validated = (await run('validate', '--config', 'campaign.json', '--prospects', 'list.csv'))
    .document;
  expect(validated.data.prospects).toMatchObject({
    zones: ZONES,
    zonesByPopulation: BY_POPULATION,
  });
  expect(validated.warnings).toContainEqual(WARNING);
  const started = (await run('start', '--config', 'campaign.json', '--prospects', 'list.csv'))
    .document;
  expect(started.data.imported.report).toMatchObject({
    zones: ZONES,
    zonesByPopulation: BY_POPULATION,
  });
  expect(started.warnings).toContainEqual(WARNING);
  expect((await run('status', '--campaign-id', 'spring')).document.data).toMatchObject({
    zones: ZONES,
    zonesByPopulation: BY_POPULATION,
  });

  writeFileSync(join(folder, 'more.csv'), 'email,first_name,country,city\nd@x.test,D,US,Denver\n');
  const imported = (await run('import', '--campaign-id', 'spring', '--prospects', 'more.csv'))
    .document;
  expect([imported.data.imported.enrolledAlready, imported.warnings]).toEqual([1, []]);
  expect((await run('status', '--campaign-id', 'spring')).document.data).toMatchObject({
    zones: { ...ZONES, country: 1, city: 2 },
    zonesByPopulation: [{ country: 'US', count: 1 }],
  });
});
