/** A warmup that bounces hold, and the status of every limit. */
import { describe, expect, it } from 'vitest';
import { closeState } from '../../../lib/state/file/open.ts';
import { countMailboxBounce } from '../../../lib/state/events/counters.ts';
import { transactOnce } from '../../../lib/state/file/transact.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { call, newFolder } from '../../support/script.ts';
import { send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { people } from '../../support/state-file.ts';
import { open, everythingDue, own } from './limits.fixture.ts';

describe('warmup', () => {
  it('holds after a day with too many bounces, and status says so', async () => {
    const { state, sink, path } = await everythingDue({
      ...own({ warmupEnabled: true, warmupSchedule: [10, 12] }),
      people: people(30),
    });
    await send(state, { now: MONDAY, url: sink.url });
    transactOnce(state, () =>
      [1, 2].forEach(() =>
        countMailboxBounce(state.db, 'ann', { day: '2026-03-09', as: 'bounced' }),
      ),
    );
    await send(state, { now: MONDAY + DAY, url: sink.url });
    expect(sink.messages).toHaveLength(20);
    closeState(state);
    const { document } = await call(
      [
        'rate_limiter',
        'status',
        '--campaign-id',
        'spring',
        '--db',
        path,
        '--now',
        new Date(MONDAY + DAY).toISOString(),
      ],
      { cwd: newFolder() },
    );
    expect(
      document.data.limits.find(({ kind }: { kind: string }) => kind === 'warmup'),
    ).toMatchObject({
      scope: 'mailbox',
      id: 'ann',
      used: 10,
      limit: 10,
      resetsAt: '2026-03-11T04:00:00.000Z',
      warmup: {
        day: 1,
        of: 2,
        cap: 10,
        held: { reason: 'bounce_rate', date: '2026-03-09', sent: 10, bounced: 2 },
      },
    });
  });

  it('counts what a server refuses for good on the day of the try', async () => {
    const { state, sink } = await everythingDue({
      ...own({ warmupEnabled: true, warmupSchedule: [12, 14] }),
      people: people(40),
    });
    sink.close();
    const refusing = await startSink({
      refuse: (address) => (/^p[12]@/.test(address) ? '550 5.1.1 User unknown' : null),
    });
    open.push(refusing);
    await send(state, { now: MONDAY, url: refusing.url });
    expect(state.db.prepare('SELECT day, sent, bounced, rejected FROM mailbox_day').all()).toEqual([
      { day: '2026-03-09', sent: 12, bounced: 0, rejected: 2 },
    ]);
    await send(state, { now: MONDAY + DAY, url: refusing.url });
    expect(refusing.messages).toHaveLength(24);
  });
});

it('status names every limit, with its use and its reset: those of providers that are named, and of the domains that come next', async () => {
  const { state, path } = await everythingDue({
    limits: {
      perMinute: 30,
      perHour: 40,
      perDay: 100,
      burst: { max: 20, perMinutes: 10, minGapSeconds: 1 },
    },
    file: {
      rateLimits: {
        perHour: 50,
        perProvider: { google: { perHour: 5 }, yahoo: { perDay: 9 } },
        perDomain: { perDay: 4 },
      },
    },
  });
  closeState(state);
  const { document } = await call(
    [
      'rate_limiter',
      'status',
      '--campaign-id',
      'spring',
      '--db',
      path,
      '--now',
      new Date(MONDAY).toISOString(),
    ],
    { cwd: newFolder() },
  );
  expect(
    document.data.limits.map(
      ({ scope, id, kind, used, limit, resetsAt }: Record<string, unknown>) => [
        scope,
        id,
        kind,
        used,
        limit,
        resetsAt,
      ],
    ),
  ).toEqual([
    ['mailbox', 'ann', 'minute', 0, 30, null],
    ['mailbox', 'ann', 'hour', 0, 40, null],
    ['mailbox', 'ann', 'burst', 0, 20, null],
    ['mailbox', 'ann', 'gap', 0, 1, null],
    ['mailbox', 'ann', 'day', 0, 100, null],
    ['mailbox', 'ann', 'rolling_day', 0, 100, null],
    ['campaign', 'spring', 'hour', 0, 50, null],
    ['provider', 'google', 'hour', 0, 5, null],
    ['provider', 'yahoo', 'rolling_day', 0, 9, null],
    ['domain', 'example.test', 'rolling_day', 0, 4, null],
  ]);
});
