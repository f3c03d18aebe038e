/** Every kind of limit, on real state files and with a real server: reached exactly, never passed, however many send at once and whatever the clock says. */
import { afterEach, describe, expect, it } from 'vitest';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { wireParties } from '../../../lib/cli/wiring/wire-quotas.ts';
import { countMailboxBounce } from '../../../lib/state/campaigns/mailboxes.ts';
import { writeDefaultLimits } from '../../../lib/state/campaigns/settings.ts';
import { putCampaign, activateCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { transact, transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import type { RateLimitsFile } from '../../../lib/domain/campaigns/campaign.ts';
import type { LimitKind, LimitScope } from '../../../lib/domain/limits/limits.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/party.ts';
import { call, newFolder } from '../../support/script.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type Sink } from '../../support/smtp-sink.ts';
import {
  enroll,
  newPath,
  people,
  seededState,
  type Person,
  type Seed,
} from '../../support/state-file.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const googlers = (count: number): Person[] =>
  people(count).map(({ email, ...person }, index) => ({
    ...person,
    email: email.replace('@', `@c${index}.`),
    provider: 'google',
  }));

/** Everybody planned, and everything due at any time, however late: only a limit can stop it. */
async function everythingDue(
  seed: Seed,
  path = newPath(),
): Promise<{ state: State; sink: Sink; path: string }> {
  const sink = await startSink();
  const state = await seededState(
    { people: people(14), ...seed, file: { sendWindow: { maxLateness: 0 }, ...seed.file } },
    path,
  );
  open.push(sink, { close: () => state.db.open && closeState(state) });
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = 0, open_until = ?').run(MONDAY + 900 * DAY);
  return { state, sink, path };
}

type Kind = { scope: LimitScope; kind: LimitKind; seed: Seed; room: number; lifts: number };
const own = (limits: RateLimitsFile): Seed => ({ limits });
const said = (rateLimits: RateLimitsFile, rest: Seed = {}): Seed => ({
  ...rest,
  file: { rateLimits },
});
/** The next midnight in New York. */
const MIDNIGHT = Date.parse('2026-03-10T04:00:00Z');

const KINDS: readonly Kind[] = [
  { scope: 'mailbox', kind: 'minute', seed: own({ perMinute: 4 }), room: 4, lifts: MINUTE },
  { scope: 'mailbox', kind: 'hour', seed: own({ perHour: 5 }), room: 5, lifts: HOUR },
  { scope: 'mailbox', kind: 'rolling_day', seed: own({ perDay: 3 }), room: 3, lifts: DAY },
  {
    scope: 'mailbox',
    kind: 'warmup',
    seed: own({ warmupEnabled: true, warmupSchedule: [4, 6] }),
    room: 4,
    lifts: MIDNIGHT - MONDAY,
  },
  {
    scope: 'mailbox',
    kind: 'burst',
    seed: own({ burst: { max: 3, perMinutes: 7 } }),
    room: 3,
    lifts: 7 * MINUTE,
  },
  {
    scope: 'campaign',
    kind: 'minute',
    seed: said({ perMinute: 3 }, { ...own({ perMinute: 90 }), mailboxes: ['ann', 'bea'] }),
    room: 3,
    lifts: MINUTE,
  },
  {
    scope: 'provider',
    kind: 'hour',
    seed: said(
      { perProvider: { google: { perHour: 5 } } },
      { mailboxes: ['ann', 'bea'], people: googlers(14) },
    ),
    room: 5,
    lifts: HOUR,
  },
  {
    scope: 'domain',
    kind: 'rolling_day',
    seed: said({ perDomain: { perDay: 4 } }, { mailboxes: ['ann', 'bea'] }),
    room: 4,
    lifts: DAY,
  },
];

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
              '--lanes',
              '2',
              '--now',
              new Date(MONDAY).toISOString(),
            ],
            { cwd: folder, env: { ANN_SMTP: sink.url } },
          ),
        ),
      );
      expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual(Array(3).fill([0, '']));
      expect(sink.mails).toHaveLength(room);
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
      await send(again, { now: MONDAY + lifts - 1, url: sink.url });
      expect(sink.mails).toHaveLength(room);
      await send(again, { now: MONDAY + lifts, url: sink.url });
      expect(sink.mails.length).toBeGreaterThan(room);
      expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(sink.mails.length);
    },
    60_000,
  );
});

describe('the gap', () => {
  it('between two mails of a mailbox is never shorter than asked for, by the clock of the server, with three processes', async () => {
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

describe('what reaches a receiver', () => {
  it('counts over all mailboxes and campaigns of the file, whoever sends', async () => {
    const { state, sink } = await everythingDue({ mailboxes: ['ann', 'bea'], people: googlers(6) });
    await transact(state, () => {
      writeDefaultLimits(state.db, { perProvider: { google: { perDay: 7 } } }, MONDAY);
      putCampaign(state.db, campaignFile({ id: 'autumn', mailboxes: ['bea'] }), MONDAY);
      activateCampaign(state.db, 'autumn', MONDAY);
      enroll(state, 'autumn', googlers(10).slice(6), MONDAY);
    });
    await plan(state, MONDAY, 100, 'autumn');
    const sent = await send(state, { now: MONDAY + MINUTE, url: sink.url });
    expect([sink.mails.length, sent.waiting]).toMatchObject([
      7,
      [
        {
          reason: 'limit_rolling_day',
          messages: 3,
          limit: { scope: 'provider', scopeId: 'google', used: 7, limit: 7 },
        },
      ],
    ]);
  });

  it('and when it is full the others go on; what waits is told once, for the provider', async () => {
    const { state, sink } = await everythingDue(
      said(
        { perProvider: { google: { perHour: 1 } }, perDomain: { perHour: 2 } },
        {
          people: [
            ...googlers(5),
            ...people(5),
            { email: 'x@gmail.com', provider: 'google' },
            { email: 'y@gmx.net', provider: 'gmx' },
            { email: 'z@gmx.net', provider: 'gmx' },
            { email: 'q@gmx.net', provider: 'gmx' },
          ],
        },
      ),
    );
    const sent = await send(state, { now: MONDAY, url: sink.url, lanes: 2 });
    // One of google's, two of example.test, and all at gmx.net, whose domain is the affair of its provider.
    expect(sink.mails.map(({ to }) => to.slice(to.indexOf('@'))).sort()).toEqual([
      '@c0.example.test',
      '@example.test',
      '@example.test',
      '@gmx.net',
      '@gmx.net',
      '@gmx.net',
    ]);
    expect(
      sent.waiting.map(({ messages, limit }) => [limit?.scope, limit?.scopeId, messages]),
    ).toEqual([
      ['provider', 'google', 5],
      ['domain', 'example.test', 3],
    ]);
    await send(state, { now: MONDAY + MINUTE, url: sink.url });
    expect(
      state.db
        .prepare(
          `SELECT json_extract(data, '$.scope') FROM event WHERE type = 'rate_limit.exceeded'`,
        )
        .pluck()
        .all(),
    ).toEqual(['provider']);
  });

  it('is planned as it will be sent: the plan itself keeps the limits', async () => {
    const state = await seededState({
      people: googlers(9),
      file: { rateLimits: { perProvider: { google: { perHour: 2 } } } },
    });
    open.push(state.db);
    const { planned } = await plan(state, MONDAY);
    planned
      .slice(2)
      .forEach(({ sendAt }, index) =>
        expect(sendAt - (planned[index]?.sendAt ?? 0)).toBeGreaterThanOrEqual(HOUR),
      );
    expect(planned).toHaveLength(9);
  });
});

describe('a clock that goes back', () => {
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
      expect(sink.mails).toHaveLength(room);
      for (const now of [MONDAY - by, MONDAY - by + MINUTE, MONDAY - SECOND])
        await send(state, { now, url: sink.url });
      expect(sink.mails).toHaveLength(room);
    },
  );
});

it('a clock that goes back in the middle of a run neither', async () => {
  const { state, sink } = await everythingDue(own({ perHour: 5 }));
  const port = wireParties(state);
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
    expect(sink.mails).toHaveLength(20);
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
    expect(refusing.mails).toHaveLength(24);
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
