/**
 * Five new mailboxes of one new domain, by the scripts: the domain warms up as one, whatever number
 * of processes sends, and every command says the same of it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../../lib/state/engine/choose-engine.ts';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder, writePeople, type Called } from '../../../support/script.ts';
import { startSink, type SmtpSink } from '../../../support/smtp-sink.ts';
import { people } from '../../../support/state-file.ts';

const NAMES = ['ann', 'ben', 'cho', 'dan', 'eve'];
const MONDAY = '2026-03-09T14:00:00Z';
const TUESDAY = '2026-03-10T14:00:00Z';
const folder = newFolder();
let sink: SmtpSink;
let env: Record<string, string>;

async function run(now: string, ...line: string[]): Promise<Called> {
  const called = await call(['rate_limiter', ...line, '--now', now], { cwd: folder, env });
  expect(called.document?.error).toBeUndefined();
  return called;
}
const data = async (now: string, ...line: string[]) => (await run(now, ...line)).document.data;
const ofDomain = (rows: { scope: string; kind: string }[]) =>
  rows.find(({ scope, kind }) => scope === 'sending_domain' && kind === 'warmup');

/** Eight processes send at once, and everything is due. */
async function sendByEight(now: string): Promise<number> {
  const before = sink.messages.length;
  const db = openDatabase(join(folder, '.agentfs', 'campaigns.db'), {});
  db.prepare(`UPDATE message SET send_at = 0, open_until = ? WHERE state = 'scheduled'`).run(
    Date.parse('2027-01-01'),
  );
  db.close();
  await Promise.all(
    NAMES.concat('fay', 'gil', 'hal').map(() => run(now, 'send', '--campaign-id', 'spring')),
  );
  return sink.messages.length - before;
}

beforeAll(async () => {
  sink = await startSink({
    login: ({ username }, _, done) => done(null, { user: username ?? '' }),
  });
  // An account for each: mailboxes of one account share their limits anyway.
  env = Object.fromEntries(
    NAMES.map((name) => [name.toUpperCase(), sink.url.replace('//', `//${name}:secret@`)]),
  );
  for (const name of NAMES)
    await run(
      MONDAY,
      ...['mailbox', 'add', '--mailbox', name, '--from', `${name}@new.test`],
      ...['--smtp', `env:${name.toUpperCase()}`, '--timezone', 'America/New_York'],
    );
  writeFileSync(
    join(folder, 'campaign.json'),
    JSON.stringify(
      campaignFile({
        mailboxes: NAMES,
        sendWindow: { maxLateness: 0 },
        rateLimits: {
          perHour: 1_000,
          warmupSchedule: [10, 25, 50, 80, 100],
          burst: { minGapSeconds: 0 },
        },
      }),
    ),
  );
  writePeople(folder, people(120));
}, 120_000);
afterAll(() => sink.close());

describe('five new mailboxes of a new domain', () => {
  it('are planned together by the schedule of one', async () => {
    const { batch } = await data(
      MONDAY,
      ...['start', '--config', 'campaign.json', '--prospects', 'prospects.csv'],
      ...['--batch-size', '120', '--full'],
    );
    const dates: string[] = batch.scheduled.map(({ sendAt }: { sendAt: string }) =>
      sendAt.slice(0, 10),
    );
    expect(dates.filter((date) => date === '2026-03-09')).toHaveLength(10);
    expect(dates.filter((date) => date === '2026-03-10')).toHaveLength(25);
  }, 60_000);

  it('send 10 on day 1 and 25 on day 2, by eight processes at once', async () => {
    expect(await sendByEight(MONDAY)).toBe(10);
    const used = ofDomain((await data(MONDAY, 'status', '--campaign-id', 'spring')).limits);
    expect(used).toMatchObject({ id: 'new.test', used: 10, limit: 10 });
    expect(await sendByEight(TUESDAY)).toBe(25);
  }, 180_000);

  it('is told alike by status, why and forecast', async () => {
    const status = await data(TUESDAY, 'status', '--campaign-id', 'spring');
    const why = await data(TUESDAY, 'why', '--mailbox', 'ann');
    const forecast = await data(TUESDAY, 'forecast', '--campaign-id', 'spring');
    expect(ofDomain(status.limits)).toMatchObject({ warmup: { day: 2, of: 5, cap: 25 } });
    expect(ofDomain(why.limits)).toMatchObject({ warmup: { day: 2, of: 5, cap: 25 } });
    expect(why.because).toBe('limit_warmup');
    const own = ({ scope, kind, id }: Record<string, unknown>): boolean =>
      scope === 'mailbox' && kind === 'warmup' && id === 'ann';
    expect(why.limits.filter(own)).toEqual(status.limits.filter(own));
    expect(forecast.warmup).toEqual(status.warmup);
    const course = status.warmup.courses.find(({ id }: { id: string }) => id === 'new.test');
    // What five mailboxes may send in a day is far off; the cap grows by a fifth.
    expect(course.dates.map(({ cap }: { cap: number }) => cap)).toEqual([
      25, 50, 80, 100, 120, 144, 172, 206, 247, 296, 355, 426, 511, 613,
    ]);
    expect(course.dates[1].date).toBe('2026-03-11');
    expect(course.dates[4].date).toBe('2026-03-16');
    expect(status.sendingDomains).toEqual([{ domain: 'new.test', warm: false, sendingDays: 2 }]);
  }, 120_000);

  it('are free of the cap once the operator says that the domain is warm, until that is taken back', async () => {
    const warm = ['configure', '--sending-domain', 'mail.new.test', '--warm'];
    expect(await data(TUESDAY, ...warm, '--dry-run')).toMatchObject({
      id: 'new.test',
      dryRun: true,
    });
    expect(ofDomain((await data(TUESDAY, 'why', '--mailbox', 'ann')).limits)).toBeDefined();
    expect(await data(TUESDAY, ...warm)).toEqual({
      scope: 'sending_domain',
      id: 'new.test',
      warm: true,
      mailboxes: NAMES,
      dryRun: false,
    });
    expect(ofDomain((await data(TUESDAY, 'why', '--mailbox', 'ann')).limits)).toBeUndefined();
    const { mailboxes } = await data(TUESDAY, 'mailbox', 'list', '--limit', '1');
    expect(mailboxes.rows[0]).toMatchObject({ sendingDomain: 'new.test', domainWarm: true });
    await run(TUESDAY, 'configure', '--sending-domain', 'new.test', '--clear');
    expect(ofDomain((await data(TUESDAY, 'why', '--mailbox', 'ann')).limits)).toBeDefined();
  }, 120_000);

  it('a mailbox that moves to a new domain starts that at day 1, and the old one keeps its days', async () => {
    await run(TUESDAY, 'mailbox', 'add', '--mailbox', 'ann', '--from', 'ann@other.test');
    const status = await data('2026-03-11T14:00:00Z', 'status', '--campaign-id', 'spring');
    const caps = status.limits
      .filter(
        ({ scope, kind }: { scope: string; kind: string }) =>
          scope === 'sending_domain' && kind === 'warmup',
      )
      .map(({ id, limit }: { id: string; limit: number }) => [id, limit]);
    expect(caps).toEqual([
      ['other.test', 10],
      ['new.test', 50],
    ]);
  }, 60_000);
});

describe('configure', () => {
  it('--warmup-plan writes the schedule of a new domain, and a dry run only shows it', async () => {
    const { document } = await run(
      TUESDAY,
      ...['configure', '--mailbox', 'ben', '--warmup-plan', '2w', '--dry-run'],
    );
    expect(document.data.rateLimits).toEqual({
      warmupEnabled: true,
      warmupSchedule: [10, 11, 11, 12, 12, 13, 14, 14, 15, 15],
    });
    expect(document.warnings).toContainEqual(
      expect.objectContaining({ code: 'above_cold_practice' }),
    );
    const { mailboxes } = await data(TUESDAY, 'mailbox', 'list');
    expect(mailboxes.rows[1].limits.warmupSchedule).toHaveLength(6);
  }, 60_000);

  it('--each-sending-domain limits domains, and --clear lifts that', async () => {
    const limits = ['configure', '--campaign-id', 'spring', '--each-sending-domain'];
    const set = await data(TUESDAY, ...limits, '--daily', '30', '--warmup-schedule', '5,10');
    expect(set.rateLimits.perSendingDomain).toEqual({ perDay: 30, warmupSchedule: [5, 10] });
    const cleared = await data(TUESDAY, ...limits, '--clear');
    expect(cleared.rateLimits.perSendingDomain).toBeUndefined();
  }, 60_000);

  it.each([
    [['--warm'], '--warm was given without a domain; expected --sending-domain too.'],
    [['--sending-domain', 'acme.test'], 'neither --warm nor --clear'],
    [['--sending-domain', 'acme.test', '--warm', '--clear'], 'both --warm and --clear'],
    [['--sending-domain', 'acme.test', '--warm', '--daily', '5'], 'limits were given too'],
    [['--sending-domain', 'gmail.com', '--warm'], 'belongs to none of its users'],
    [['--sending-domain', 'no domain', '--warm'], 'is not valid'],
    [['--warmup-plan', '1w'], 'expected 2w to 12w'],
    [['--warmup-plan', '4w', '--warmup-schedule', '1,2'], 'was given with --warmup-schedule'],
    [['--warmup-plan', '4w', '--warmup', 'off'], 'was given with --warmup off'],
    [['--each-sending-domain', '--hourly', '5'], 'takes --daily'],
    [
      ['--each-sending-domain', '--mailbox', 'ann', '--daily', '5'],
      'expected at most --campaign-id',
    ],
    [['--each-sending-domain'], 'No limit was given'],
  ])('refuses %j', async (flags, words) => {
    const { code, document } = await call(['rate_limiter', 'configure', ...flags], {
      cwd: folder,
      env,
    });
    expect(code).toBe(64);
    expect(document.error.message).toContain(words);
  });

  it('warns of a domain from which no mailbox sends', async () => {
    const { document } = await run(
      TUESDAY,
      ...['configure', '--sending-domain', 'slip.test', '--warm', '--dry-run'],
    );
    expect(document.warnings).toEqual([expect.objectContaining({ code: 'no_such_sender' })]);
  });
});
