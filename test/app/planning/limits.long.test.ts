/**
 * Every kind of limit, on real state files and with a real server: reached exactly, never exceeded,
 * with several senders and with any clock.
 */
import { describe, expect, it } from 'vitest';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { wireQuotas } from '../../../lib/cli/wiring/planning/wire-quotas.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { call, newFolder } from '../../support/script.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { newPath, people, seededState } from '../../support/state-file.ts';
import { open, everythingDue, own, KINDS } from './limits.fixture.ts';

describe('each limit is reached exactly, by three processes at once', () => {
  it.each(KINDS)(
    '$scope $kind',
    async ({ scope, kind, seed, room, lifts }) => {
      const { state, sink, path } = await everythingDue(seed);
      closeState(state);
      const folder = newFolder();
      const ends = await Promise.all(
        [1, 2, 3].map(() =>
          call(
            [
              'rate_limiter',
              'send',
              '--db',
              path,
              '--connections',
              '2',
              '--now',
              new Date(MONDAY).toISOString(),
            ],
            { cwd: folder, env: { ANN_SMTP: sink.url } },
          ),
        ),
      );
      expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual(Array(3).fill([0, '']));
      expect(sink.messages).toHaveLength(room);
      for (const { document } of ends) {
        expect(document.data.waiting).toEqual([
          expect.objectContaining({
            reason: `limit_${kind}`,
            until: new Date(MONDAY + lifts).toISOString(),
            limit: expect.objectContaining({ scope, kind, used: room, limit: room }),
          }),
        ]);
      }
      const again = await openState(path, 'write', { now: MONDAY });
      open.push({ close: () => closeState(again) });
      // A plain call waits for a limit that lifts within a minute.
      await send(again, { now: MONDAY + lifts - MINUTE - 1, url: sink.url });
      expect(sink.messages).toHaveLength(room);
      await send(again, { now: MONDAY + lifts, url: sink.url });
      expect(sink.messages.length).toBeGreaterThan(room);
      expect(new Set(sink.messages.map(({ to }) => to)).size).toBe(sink.messages.length);
    },
    60_000,
  );
});

describe('the gap', () => {
  it('between two messages of a mailbox is never shorter than asked for, by the clock of the server, with three processes', async () => {
    const arrivals: number[] = [];
    const sink = await startSink({ onMail: () => arrivals.push(Date.now()) });
    const path = newPath();
    // Wherever it is noon now.
    const zone =
      `Etc/GMT${((hour) => (hour <= 0 ? String(hour) : `+${hour}`))(new Date().getUTCHours() - 12)}`.replace(
        /GMT0$/,
        'GMT',
      );
    const now = Date.now();
    const state = await seededState(
      {
        now,
        people: people(9).map((person) => ({ ...person, zone })),
        limits: { burst: { minGapSeconds: 1 } },
        file: {
          sendWindow: { start: '00:00', end: '24:00', skipWeekends: false, skipHolidays: false },
        },
      },
      path,
    );
    await plan(state, now - MINUTE);
    closeState(state);
    open.push(sink);
    const ends = await Promise.all(
      [1, 2, 3].map(() =>
        call(['rate_limiter', 'send', '--db', path, '--wait', '4s'], {
          cwd: newFolder(),
          env: { ANN_SMTP: sink.url },
        }),
      ),
    );
    expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual(Array(3).fill([0, '']));
    expect(arrivals.length).toBeGreaterThan(1);
    arrivals
      .slice(1)
      .forEach((at, index) =>
        expect(at - (arrivals[index] as number)).toBeGreaterThanOrEqual(SECOND),
      );
  }, 60_000);

  it('has jitter that belongs to the message: planned and sent alike, and not twice the same', async () => {
    const { state, sink } = await everythingDue(own({ burst: { minGapSeconds: 60 } }));
    await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 30 * MINUTE });
    const times = state.db
      .prepare('SELECT sent_at FROM message WHERE sent_at IS NOT NULL ORDER BY sent_at')
      .pluck()
      .all() as number[];
    const gaps = times.slice(1).map((at, index) => at - (times[index] as number));
    expect(gaps).toHaveLength(13);
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(60 * SECOND);
      expect(gap).toBeLessThanOrEqual(75 * SECOND);
    }
    expect(new Set(gaps).size).toBe(gaps.length);
  });
});

describe('a clock that is set back', () => {
  const BACK = [
    ['two hours', 2 * HOUR],
    ['a day', DAY],
    ['a year', 365 * DAY],
  ] as const;

  it.each(KINDS.flatMap((kind) => BACK.map(([name, by]) => ({ ...kind, name, by }))))(
    'by $name does not empty the window of $scope $kind',
    async ({ seed, room, by }) => {
      const { state, sink } = await everythingDue(seed);
      await send(state, { now: MONDAY, url: sink.url });
      expect(sink.messages).toHaveLength(room);
      for (const now of [MONDAY - by, MONDAY - by + MINUTE, MONDAY - SECOND])
        await send(state, { now, url: sink.url });
      expect(sink.messages).toHaveLength(room);
    },
  );
});

it('a clock that is set back in the middle of a run neither', async () => {
  const { state, sink } = await everythingDue(own({ perHour: 5 }));
  const port = wireQuotas(state);
  const taken = (now: number): number[] =>
    port.takenInstants(
      { column: 'mailbox_id', id: 'ann' },
      { since: now - 2 * DAY, now, planned: false, except: new Set() },
    );
  expect(taken(MONDAY)).toEqual([]);
  await send(state, { now: MONDAY, url: sink.url });
  for (const now of [MONDAY, MONDAY - HOUR, MONDAY - 365 * DAY, MONDAY])
    expect(taken(now)).toEqual(Array(5).fill(now));
});
