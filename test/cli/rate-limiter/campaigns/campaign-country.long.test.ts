/** People without a known country get the public holidays of the campaign's, through the real script. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder, type Called } from '../../../support/script.ts';

/** Thursday evening in New York and night in Berlin; 1 May is a holiday in Germany, not in the US. */
const NOW = ['--now', '2026-04-30T22:00:00Z'];
const CAMPAIGN = ['--campaign-id', 'spring'];
const LIST = 'email,first_name,country\na@x.test,A,\nb@x.test,B,\nc@x.test,C,US\nd@x.test,D,DE\n';

async function folderWith(timezone: string) {
  const folder = newFolder();
  const run = (...line: string[]): Promise<Called> =>
    call(['rate_limiter', ...line, ...NOW], {
      cwd: folder,
      env: { ANN_SMTP: 'smtp://127.0.0.1:1' },
    });
  const write = (file: Record<string, unknown>): void =>
    writeFileSync(
      join(folder, 'campaign.json'),
      JSON.stringify({ ...campaignFile(), timezone, ...file }),
    );
  writeFileSync(join(folder, 'list.csv'), LIST);
  writeFileSync(join(folder, 'more.csv'), 'email,first_name\ne@x.test,E\nf@x.test,F\n');
  const line = `mailbox add --mailbox ann --smtp env:ANN_SMTP --timezone ${timezone} --from`;
  await run(...line.split(' '), 'Ann Lee <ann@acme.test>');
  /** The day of each person's first message. */
  const days = async (): Promise<Record<string, string>> => {
    const { data } = (await run('schedule', ...CAMPAIGN)).document;
    return Object.fromEntries(
      data.scheduled.map(({ email, local }: { email: string; local: string }) => [
        email.slice(0, 1),
        local.slice(0, 10),
      ]),
    );
  };
  return { run, write, days };
}
const START = ['start', '--config', 'campaign.json'];
const VALIDATE = ['validate', '--config', 'campaign.json', '--prospects', 'list.csv'];
const toldBy = ({ document }: Called) =>
  document.warnings.find(({ code }: { code: string }) => code === 'holidays_of_campaign');

/** First messages by day. */
const firstOf = ({ document }: Called): Record<string, number> =>
  Object.fromEntries(
    (document.data.withChange ?? document.data).days
      .filter(({ first }: { first: number }) => first > 0)
      .map(({ date, first }: { date: string; first: number }) => [date, first]),
  );

const [FRIDAY, MONDAY] = ['2026-05-01', '2026-05-04'];

describe('the campaign names a country later', () => {
  it('people imported before get its holidays; those of a known country stay', async () => {
    const { run, write, days } = await folderWith('America/New_York');
    write({});
    expect(toldBy(await run(...VALIDATE))).toMatchObject({
      details: { people: 2, country: 'US' },
      message: expect.stringContaining(
        "2 people have no known country and get the public holidays of US (United States), the country of the campaign's zone America/New_York",
      ) as string,
    });
    expect((await run(...START, '--prospects', 'list.csv')).document.ok).toBe(true);
    expect(await days()).toEqual({ a: FRIDAY, b: FRIDAY, c: FRIDAY, d: MONDAY });

    write({ country: 'Germany' });
    expect(toldBy(await run(...VALIDATE)).message).toContain(
      'DE (Germany), the country of the campaign file',
    );
    expect((await run(...START)).document).toMatchObject({ data: { outcome: 'updated' } });
    expect(await days()).toEqual({ a: MONDAY, b: MONDAY, c: FRIDAY, d: MONDAY });
    const why = await run('why', '--prospect', 'a@x.test', ...CAMPAIGN);
    expect(why.document.data.campaigns[0].clock).toMatchObject({
      nextOpening: '2026-05-04T13:00:00.000Z',
      closedBy: ['hours', 'holiday', 'weekend'],
    });
    expect(firstOf(await run('forecast', ...CAMPAIGN))).toEqual({ [FRIDAY]: 1, [MONDAY]: 3 });
    const what = await run('forecast', ...CAMPAIGN, '--with', '{"country":"Narnia"}');
    expect([what.code, what.document.error.code]).toEqual([65, 'what_if']);
    expect(what.document.error.message).toContain('country');
    // Kept by its code: the same country under another name is the same file.
    write({ country: 'de' });
    expect((await run(...START)).document.data.outcome).toBe('unchanged');
  }, 90_000);

  it('a rehearsal goes by the same holidays', async () => {
    const { run, write } = await folderWith('America/New_York');
    write({
      country: 'DE',
      sequences: { defaultDelay: [0] },
      steps: campaignFile().steps.slice(0, 1),
    });
    await run(...START, '--prospects', 'list.csv');
    const { document } = await run('rehearse', ...CAMPAIGN);
    expect(document.error ?? null).toBeNull();
    expect(
      document.data.days.map(({ date, sent }: { date: string; sent: number }) => [date, sent]),
    ).toEqual([
      [FRIDAY, 1],
      [MONDAY, 3],
    ]);
    // The next schedule plans again, so everyone of no known country goes by the other country.
    await run('import', ...CAMPAIGN, '--prospects', 'more.csv');
    expect(firstOf(await run('forecast', ...CAMPAIGN))).toEqual({ [FRIDAY]: 1, [MONDAY]: 5 });
    const what = await run('forecast', ...CAMPAIGN, '--with', '{"country":"usa"}');
    expect(firstOf(what)).toEqual({ [FRIDAY]: 5, [MONDAY]: 1 });
  }, 90_000);
});

it('without a country it is that of the zone; skipHolidays false needs none', async () => {
  const { run, write, days } = await folderWith('Europe/Berlin');
  write({ sendWindow: { skipHolidays: false } });
  expect(toldBy(await run(...VALIDATE))).toBeUndefined();
  write({});
  expect(toldBy(await run(...VALIDATE)).details).toEqual({ people: 2, country: 'DE' });
  await run(...START, '--prospects', 'list.csv');
  expect(await days()).toEqual({ a: MONDAY, b: MONDAY, c: FRIDAY, d: MONDAY });
}, 60_000);

it('a zone of no country has no holidays, which is said', async () => {
  const { run, write } = await folderWith('UTC');
  write({});
  const told = toldBy(await run(...VALIDATE));
  expect(told.details).toEqual({ people: 2, country: null });
  expect(told.message).toContain("no public holidays, because the campaign's zone UTC");
}, 60_000);

it.each(['Narnia', 'EU', 'Germany and France'])(
  '%s is no country',
  async (country) => {
    const { run, write } = await folderWith('UTC');
    write({ country });
    const { code, document } = await run(...VALIDATE);
    expect([code, document.error.details.problems[0].path ?? document.error.message]).toEqual([
      65,
      'country',
    ]);
  },
  60_000,
);
