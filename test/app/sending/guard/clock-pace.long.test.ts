/**
 * Steps of the clock in one process, on a machine that the test controls: the machine's own counter
 * decides.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClockPace } from '../../../../lib/app/sending/guard/clock-pace.ts';
import { wirePace } from '../../../../lib/cli/wiring/sending/wire-clock.ts';
import { placeHold } from '../../../../lib/state/sending/place-hold.ts';
import { transact, type State } from '../../../../lib/state/file/transact.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/domain/time.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send } from '../../../support/sending.ts';
import { startSink, type SmtpSink } from '../../../support/smtp-sink.ts';
import { people, seededState, type Seed } from '../../../support/state-file.ts';

let sink: SmtpSink;
beforeAll(async () => void (sink = await startSink()));
afterAll(() => sink.close());

/** `wall` can be set, `counted` cannot. */
type Machine = { wall: number; counted: number; boot: string };
const EVERY = {
  start: '00:00',
  end: '23:59',
  skipWeekends: false,
  skipHolidays: false,
  maxLateness: 0,
} as const;

async function world(seed: Seed = {}): Promise<{
  state: State;
  machine: Machine;
  sendNow: () => Promise<number>;
  restart: () => void;
}> {
  const machine: Machine = { wall: MONDAY, counted: HOUR, boot: 'one' };
  const state = await seededState({
    people: people(40),
    ...seed,
    file: { sendWindow: EVERY, ...seed.file },
  });
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = 0, open_until = 9e15').run();
  const restart = (): void => {
    state.pace = createClockPace(wirePace(state), {
      read: () => ({
        at: machine.wall,
        boot: machine.boot,
        uptime: machine.counted,
        synchronizedAt: null,
      }),
      offset: () => machine.wall - machine.counted,
    });
  };
  restart();
  return {
    state,
    machine,
    restart,
    sendNow: async () => (await send(state, { now: machine.wall, url: sink.url })).counts.sent,
  };
}

const pass = (machine: Machine, time: number): void =>
  void Object.assign(machine, { wall: machine.wall + time, counted: machine.counted + time });
const step = (machine: Machine, by: number): void => void (machine.wall += by);

describe('a limit', () => {
  it.each<[string, Seed]>([
    ['of a minute', { limits: { perMinute: 5 } }],
    ['of a day', { limits: { perDay: 5 } }],
    ['of a warmup', { limits: { warmupEnabled: true, warmupSchedule: [5, 25] } }],
    ['on bursts', { limits: { burst: { max: 5, perMinutes: 30, minGapSeconds: 0 } } }],
    ['on new people', { file: { rateLimits: { newPerDay: 5 } } }],
    ['of a campaign', { file: { rateLimits: { perHour: 5 } } }],
    ['of a domain', { file: { rateLimits: { perDomain: { perDay: 5 } } } }],
    ['of a provider', { file: { rateLimits: { perProvider: { other: { perHour: 5 } } } } }],
  ])('%s is not refilled by steps, in this process or the next', async (_, seed) => {
    const { state, machine, restart, sendNow } = await world(seed);
    expect(await sendNow()).toBe(5);
    for (const by of [2 * HOUR, 13 * HOUR, -20 * HOUR, 9 * HOUR]) {
      step(machine, by);
      expect(await sendNow()).toBe(0);
      restart();
      expect(await sendNow()).toBe(0);
    }
    state.db.close();
  });

  it('on gaps is kept by the counter', async () => {
    const { state, machine, sendNow } = await world({ limits: { burst: { minGapSeconds: 600 } } });
    expect(await sendNow()).toBe(1);
    for (let minutes = 0; minutes < 8; minutes++) {
      pass(machine, MINUTE);
      step(machine, HOUR);
      expect(await sendNow()).toBe(0);
    }
    pass(machine, 10 * MINUTE);
    expect(await sendNow()).toBe(1);
    state.db.close();
  });

  it('is free again when its time has passed by the counter, whatever the clock shows', async () => {
    const { state, machine, sendNow } = await world({ limits: { perHour: 5 } });
    expect(await sendNow()).toBe(5);
    for (const by of [5 * HOUR, -12 * HOUR, 20 * HOUR]) {
      step(machine, by);
      pass(machine, 59 * MINUTE);
      expect(await sendNow()).toBe(0);
      pass(machine, MINUTE);
      expect(await sendNow()).toBe(5);
    }
    state.db.close();
  });

  it('holds by the counter in every window, with any steps of the clock', async () => {
    const moves = fc.array(
      fc.oneof(
        fc.record({ pass: fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * MINUTE) }),
        fc.record({
          step: fc.integer({ min: -23 * 60, max: 23 * 60 }).map((minutes) => minutes * MINUTE),
        }),
        fc.record({ step: fc.integer({ min: -1_900, max: 1_900 }) }),
        fc.constant({ restart: true as const }),
      ),
      { minLength: 4, maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(moves, async (list) => {
        const { state, machine, restart, sendNow } = await world({
          limits: { perHour: 3, perDay: 7 },
        });
        const sent: number[] = [];
        for (const move of [{ pass: 0 }, ...list]) {
          if ('pass' in move) pass(machine, move.pass);
          else if ('step' in move) step(machine, move.step);
          else restart();
          sent.push(...Array<number>(await sendNow()).fill(machine.counted));
        }
        state.db.close();
        // A drift under two seconds is forgiven, once.
        for (const [index, at] of sent.entries()) {
          expect((sent[index + 3] ?? Infinity) - at).toBeGreaterThan(HOUR - 4 * SECOND);
          expect((sent[index + 7] ?? Infinity) - at).toBeGreaterThan(DAY - 4 * SECOND);
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

it('steps that are too small to be one are not forgiven again and again', async () => {
  const { state, machine, restart, sendNow } = await world({ limits: { perHour: 5 } });
  expect(await sendNow()).toBe(5);
  for (let n = 0; n < 3_000; n += 100) {
    for (let small = 0; small < 100; small++) {
      step(machine, 1_900);
      if (small % 20 === 0) restart();
      await transact(state, () => undefined);
    }
    expect(await sendNow()).toBe(0);
  }
  state.db.close();
});

it('messages from before this boot move along with a step forward, and stay when the clock is set back', async () => {
  const { state, machine, restart, sendNow } = await world({ limits: { perHour: 5 } });
  expect(await sendNow()).toBe(5);
  Object.assign(machine, { boot: 'two', counted: MINUTE, wall: machine.wall + 10 * MINUTE });
  restart();
  expect(await sendNow()).toBe(0);
  step(machine, 4 * HOUR);
  expect(await sendNow()).toBe(0);
  step(machine, -4 * HOUR);
  expect(await sendNow()).toBe(0);
  state.db.close();
});

it('an open breaker, the wait for another try and a lease last as long as intended', async () => {
  const { state, machine } = await world();
  const [row] = state.db.prepare('SELECT id FROM message ORDER BY id').pluck().all() as number[];
  await transact(state, () => {
    placeHold(
      state.db,
      {
        scope: 'mailbox',
        scopeId: 'ann',
        reason: 'blocks',
        placedBy: 'breaker',
        from: MONDAY,
        until: MONDAY + HOUR,
      },
      MONDAY,
    );
    placeHold(
      state.db,
      {
        scope: 'mailbox',
        scopeId: 'ann',
        reason: 'a visit',
        placedBy: 'operator',
        from: MONDAY,
        until: MONDAY + HOUR,
      },
      MONDAY,
    );
    state.db
      .prepare('UPDATE message SET attempts = 1, send_at = ? WHERE id = ?')
      .run(MONDAY + 20 * MINUTE, row as number);
  });
  await transact(state, () => undefined);
  step(machine, 3 * HOUR);
  await transact(state, () => undefined);
  expect(
    state.db
      .prepare('SELECT (until_at - ?) / 3600000.0 FROM hold ORDER BY placed_by')
      .pluck()
      .all(MONDAY),
  ).toEqual([4, 1]);
  expect(
    state.db
      .prepare('SELECT (send_at - ?) / 60000 FROM message WHERE id = ?')
      .pluck()
      .get(MONDAY, row as number),
  ).toBe(200);
  state.db.close();
});

it('an inbox that was read under a clock that ran ahead does not stay fresh until then', async () => {
  const { state, machine } = await world();
  await transact(state, () => undefined);
  state.db.prepare('UPDATE mailbox SET inbox_read_at = ?').run(MONDAY);
  step(machine, -5 * HOUR);
  await transact(state, () => undefined);
  expect(state.db.prepare('SELECT inbox_read_at - ? FROM mailbox').pluck().get(machine.wall)).toBe(
    0,
  );
  state.db.close();
});
