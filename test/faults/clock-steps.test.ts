/**
 * The machine's clock is set while it runs, by less than a day: through the real scripts, no limit
 * is refilled by it.
 */
import { openDatabase } from '../../lib/state/engine/choose-engine.ts';
import type { SqlValue } from '../../lib/state/engine/database.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMachineClock } from '../../lib/cli/clock/machine-clock.ts';
import { DAY, HOUR, MINUTE } from '../../lib/domain/time.ts';
import { closeState } from '../../lib/state/file/open.ts';
import { falseClock, type FalseClock } from '../support/time/false-clock.ts';
import { call, newFolder, type Called } from '../support/script.ts';
import { plan } from '../support/sending.ts';
import { startSink, type SmtpSink } from '../support/smtp-sink.ts';
import { newPath, people, seededState, type Seed } from '../support/state-file.ts';

let sink: SmtpSink;
let path: string;
let clock: FalseClock;
beforeEach(async () => {
  sink = await startSink();
  path = newPath();
  clock = falseClock();
});
afterEach(() => sink.close());

/** All messages planned, and long due. */
async function world(seed: Seed): Promise<void> {
  const state = await seededState(
    {
      now: Date.now() - HOUR,
      people: people(30),
      ...seed,
      file: { sendWindow: { maxLateness: 0 }, ...seed.file },
    },
    path,
  );
  await plan(state, Date.now());
  state.db.prepare('UPDATE message SET send_at = 0, open_until = ?').run(Date.now() + 900 * DAY);
  closeState(state);
}

const run = (...line: string[]): Promise<Called> =>
  call([...line, '--db', path], { cwd: newFolder(), env: { ANN_SMTP: sink.url, ...clock.env } });
const send = (...flags: string[]): Promise<Called> => run('rate_limiter', 'send', ...flags);

/**
 * How many leave when `send` is called with the clock so far from the real one, one call after
 * another.
 */
async function sentAt(...steps: number[]): Promise<number[]> {
  const counts: number[] = [];
  for (const ahead of steps) {
    clock.set(ahead);
    counts.push((await send()).document.data.sent as number);
  }
  return counts;
}

function sql(statement: string, ...values: SqlValue[]): unknown[] {
  const db = openDatabase(path);
  try {
    return db
      .prepare(statement)
      .pluck()
      .all(...values);
  } finally {
    db.close();
  }
}

describe.runIf(readMachineClock().boot !== null)(
  'a clock that is set while the machine runs',
  () => {
    it.each<[string, Seed]>([
      ['five an hour', { limits: { perHour: 5 } }],
      ['the first day of a warmup', { limits: { warmupEnabled: true, warmupSchedule: [5, 25] } }],
    ])(
      'refills nothing of %s: forward, further, back, and over midnight',
      async (_, seed) => {
        await world(seed);
        expect(await sentAt(0, 2 * HOUR, 23 * HOUR, -5 * HOUR, 18 * HOUR)).toEqual([5, 0, 0, 0, 0]);
        const { document } = await run('rate_limiter', 'status', '--campaign-id', 'spring');
        expect(
          document.data.limits.every(
            ({ used, limit }: { used: number; limit: number }) => used <= limit,
          ),
        ).toBe(true);
        expect(sql('SELECT count(*) FROM mailbox_day')).toEqual([1]);
      },
      120_000,
    );

    it('is reported, with what to do, and recorded', async () => {
      await world({ limits: { perHour: 5 } });
      await sentAt(0);
      clock.set(3 * HOUR);
      expect((await send()).document.warnings).toEqual([
        expect.objectContaining({
          code: 'clock_stepped',
          message: expect.stringContaining('forward by 180 minutes'),
        }),
      ]);
      expect((await send()).document.warnings).toEqual([]);
      expect(
        (
          sql(
            `SELECT json_extract(data, '$.by') FROM event WHERE type = 'clock.stepped'`,
          ) as number[]
        ).map((by) => Math.round(by / MINUTE)),
      ).toEqual([180]);
      // By the counter the hour is over at the time it always was.
      sql('UPDATE reservation SET at = at - ? RETURNING id', HOUR);
      expect((await send()).document.data.sent).toBe(5);
    }, 120_000);

    it('under a send that waits, and under several at once', async () => {
      // The gaps keep all three at work when the clock is set; forward, it also ends their wait.
      await world({ limits: { perHour: 5, burst: { max: 5, perMinutes: 60, minGapSeconds: 2 } } });
      const waiting = [send('--wait', '15s'), send('--wait', '15s'), send('--wait', '15s')];
      for (const ahead of [2 * HOUR, 20 * HOUR, -HOUR, 5 * HOUR]) {
        await new Promise((resolve) => setTimeout(resolve, 1_200));
        clock.set(ahead);
      }
      const ended = await Promise.all(waiting);
      expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(sink.messages.length).toBeLessThanOrEqual(5);
      // On a busy machine a start may take as long as a gap.
      for (let call = 0; call < 5 && sink.messages.length < 5; call += 1)
        await send('--wait', '15s');
      expect(sink.messages).toHaveLength(5);
      expect(await sentAt(5 * HOUR, 6 * HOUR)).toEqual([0, 0]);
    }, 120_000);

    it('set back and forth, keeps no slot longer than it lasts', async () => {
      await world({ limits: { perHour: 5 } });
      expect(await sentAt(0, 10 * HOUR, 0)).toEqual([5, 0, 0]);
      expect((await send()).document.warnings).toEqual([]);
      const ages = sql('SELECT ? - at FROM reservation', Date.now()) as number[];
      for (const age of ages) expect([age > -500, age < 2 * MINUTE]).toEqual([true, true]);
    }, 120_000);

    it('by many steps that come to more than a day is refused as one step of a day is', async () => {
      await world({ limits: { perHour: 5 } });
      expect(await sentAt(0, 15 * HOUR)).toEqual([5, 0]);
      clock.set(30 * HOUR);
      expect((await send()).document.error.code).toBe('clock_jump');
      expect((await send('--accept-clock')).document.data.sent).toBe(0);
    }, 120_000);
  },
);

it('with --now the clock is the word of the caller: hours may pass between two calls', async () => {
  await world({ limits: { perHour: 5 } });
  const counts: number[] = [];
  for (const time of ['14:00', '14:30', '15:01'])
    counts.push((await send('--now', `2026-03-09T${time}:00Z`)).document.data.sent as number);
  expect(counts).toEqual([5, 0, 5]);
  expect(sql('SELECT count(*) FROM clock')).toEqual([0]);
}, 60_000);
