/**
 * The guard on the machine's clock, through the real scripts: the test moves the state file in
 * time, which has the same effect as moving the clock.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../lib/state/engine/choose-engine.ts';
import type { SqlValue } from '../../../lib/state/engine/database.ts';
import { systemClock } from '../../../lib/cli/clock/clock.ts';
import { readMachineClock, watchClock } from '../../../lib/cli/clock/machine-clock.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import { call, newFolder, type Called } from '../../support/script.ts';
import { plan } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { newPath, people, seededState } from '../../support/state-file.ts';

let sink: SmtpSink;
let path: string;

/** All messages planned, and long due; five an hour. */
beforeEach(async () => {
  sink = await startSink();
  path = newPath();
  const state = await seededState(
    {
      now: Date.now() - HOUR,
      people: people(12),
      limits: { perHour: 5 },
      file: { sendWindow: { maxLateness: 0 } },
    },
    path,
  );
  await plan(state, Date.now());
  state.db.prepare('UPDATE message SET send_at = 0, open_until = ?').run(Date.now() + 900 * DAY);
  closeState(state);
});
afterEach(() => sink.close());

const run = (...line: string[]): Promise<Called> =>
  call([...line, '--db', path], { cwd: newFolder(), env: { ANN_SMTP: sink.url } });
const send = (...flags: string[]): Promise<Called> => run('rate_limiter', 'send', ...flags);

function sql(statement: string, ...values: SqlValue[]): unknown {
  const db = openDatabase(path);
  try {
    const prepared = db.prepare(statement);
    return /^SELECT/.test(statement) ? prepared.pluck().all(...values) : prepared.run(...values);
  } finally {
    db.close();
  }
}
/** To the program, the clock has gone forward by so much while the machine counted nothing. */
const jumpForward = (by: number): unknown => sql('UPDATE clock SET at = at - ?', by);

describe('a clock that jumped forward', () => {
  it('sends nothing until the operator accepts the clock, even after other commands', async () => {
    expect((await send('--max', '1')).document.data.sent).toBe(1);
    jumpForward(30 * HOUR);
    const refused = await send();
    expect([
      refused.code,
      refused.document.error.code,
      refused.document.error.hint,
      refused.document.error.details.unexplainedHours,
    ]).toEqual([77, 'clock_jump', expect.stringContaining('--accept-clock'), 30]);
    expect((await send('--dry-run')).document.error.code).toBe('clock_jump');
    // Asking is no evidence: the readings of other commands are not stored either.
    expect((await run('rate_limiter', 'status', '--campaign-id', 'spring')).code).toBe(0);
    expect((await run('rate_limiter', 'configure', '--daily', '90')).code).toBe(0);
    expect((await send()).document.error.code).toBe('clock_jump');
    expect(sink.messages).toHaveLength(1);

    expect((await send('--accept-clock', '--max', '1')).document.data.sent).toBe(1);
    expect((await send('--max', '1')).document.data.sent).toBe(1);
    expect(sql(`SELECT count(*) FROM event WHERE type = 'clock.accepted'`)).toEqual([1]);
  }, 60_000);

  it('by less than a day, or on a machine that ran all the time, is not a jump', async () => {
    await send('--max', '1');
    jumpForward(23 * HOUR);
    expect((await send('--max', '1')).document.data.sent).toBe(1);
    sql('UPDATE clock SET at = at - ?, uptime = uptime - ?', 30 * DAY, 30 * DAY);
    expect((await send('--max', '1')).document.data.sent).toBe(1);
  }, 60_000);

  it("with --now is the caller's choice: weeks may pass, and nothing is noted", async () => {
    for (const date of ['2026-03-09', '2026-03-30', '2026-08-03'])
      expect((await send('--max', '1', '--now', `${date}T14:00:00Z`)).code).toBe(0);
    expect([sink.messages.length, sql('SELECT count(*) FROM clock')]).toEqual([3, [0]]);
  }, 60_000);
});

describe('a clock that was set back', () => {
  it('empties no window; the answer says why messages do not age, and --accept-clock lets them', async () => {
    expect((await send()).document.data.sent).toBe(5);
    // The sent messages are a year later than the clock now.
    sql('UPDATE reservation SET at = at + ?', 365 * DAY);
    const waiting = await send();
    expect([
      waiting.document.data.sent,
      waiting.document.data.waiting[0].reason,
      waiting.document.warnings,
    ]).toEqual([0, 'limit_hour', [expect.objectContaining({ code: 'clock_behind' })]]);
    const accepted = await send('--accept-clock');
    expect([accepted.document.data.sent, accepted.document.warnings]).toEqual([0, []]);
    expect(sql('SELECT count(*) FROM reservation WHERE at > ?', Date.now())).toEqual([0]);
    sql('UPDATE reservation SET at = at - ?', HOUR);
    expect((await send()).document.data.sent).toBe(5);
    expect(new Set(sink.messages.map(({ to }) => to)).size).toBe(10);
  }, 60_000);
});

describe('a clock in use', () => {
  /** A machine whose wall clock and counter a test moves. */
  function machine(): { wall: number; counted: number; jumps: number; read: () => number } {
    const state = { wall: Date.now(), counted: HOUR, jumps: 0, read: () => 0 };
    const watched = watchClock(
      { ...systemClock(), now: () => state.wall },
      () => state.jumps++,
      () => ({ at: state.wall, boot: 'one', uptime: state.counted, synchronizedAt: null }),
    );
    state.read = () => watched.now();
    return state;
  }
  const pass = (state: ReturnType<typeof machine>, wall: number, counted = wall): number => {
    Object.assign(state, { wall: state.wall + wall, counted: state.counted + counted });
    return state.read();
  };

  it('may run for days, and sleep for days', () => {
    const state = machine();
    for (let hours = 0; hours < 100; hours++) pass(state, HOUR);
    pass(state, 9 * DAY);
    expect(state.jumps).toBe(0);
  });

  it('is found out once when it jumps, and by small steps no later than a day', () => {
    const state = machine();
    pass(state, MINUTE);
    pass(state, 25 * HOUR, MINUTE);
    pass(state, 50 * HOUR, MINUTE);
    expect(state.jumps).toBe(1);
  });

  it('set back and corrected again is not a jump', () => {
    const state = machine();
    pass(state, -30 * DAY, MINUTE);
    pass(state, 30 * DAY, MINUTE);
    expect(state.jumps).toBe(0);
  });

  it('names its evidence: the counter of the machine goes on', () => {
    const [first, second] = [readMachineClock(), readMachineClock()];
    expect(second.uptime).toBeGreaterThanOrEqual(first.uptime);
    expect([first.boot, Math.abs(first.at - Date.now()) < MINUTE]).toEqual([second.boot, true]);
  });
});
