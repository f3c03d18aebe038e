/** `why` in a real state file for every situation: its answer is the scheduler's own decision. */
import { describe, expect, it } from 'vitest';
import { openState } from '../../../lib/state/file/open.ts';
import { addSuppression } from '../../../lib/state/campaigns/suppress.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { endingResponse, findPerson } from '../../../lib/state/why/why-store.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { afterFirstMail, MAILS, receive } from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { people, type Seed } from '../../support/state-file.ts';
import type { CampaignFile, RateLimitsFile } from '../../../lib/domain/campaigns/campaign.ts';
import { open, stateOf, why, hold, setState, SATURDAY } from './why.fixture.ts';

/** The blocker of a waiting person, and proof that at `until` it is another one, or none. */
const SITUATIONS: readonly {
  what: string;
  seed?: Seed;
  file?: Partial<CampaignFile>;
  before?: (state: State) => void;
  now?: number;
  because: string;
  until?: number | null;
}[] = [
  {
    what: 'an open window and free limits: only a plan is missing',
    because: 'not_planned',
    now: MONDAY + HOUR,
    seed: { limits: { burst: { minGapSeconds: 0 }, perHour: 10_000 } },
    until: null,
  },
  { what: 'the weekend', now: SATURDAY, because: 'window', until: MONDAY + 7 * DAY },
  { what: 'the evening', now: MONDAY + 9 * HOUR, because: 'window', until: MONDAY + DAY },
  {
    what: 'a blackout',
    file: { sendWindow: { blackouts: [{ from: '2026-03-09', to: '2026-03-10' }] } },
    because: 'window',
    until: MONDAY + 2 * DAY,
  },
  {
    what: 'startAt',
    file: { startAt: '2026-03-11T14:00:00Z' },
    because: 'campaign_not_started',
    until: MONDAY + 2 * DAY + HOUR,
  },
  {
    what: 'endAt that has passed',
    file: { endAt: '2026-03-08T14:00:00Z' },
    because: 'campaign_ended',
    until: null,
  },
  {
    what: 'endAt before the next window',
    file: { endAt: '2026-03-15T14:00:00Z' },
    now: SATURDAY,
    because: 'campaign_ended',
    until: null,
  },
  {
    what: 'a hold of the campaign that ends',
    before: (state) => hold(state, 'campaign', 'spring', MONDAY + 3 * HOUR),
    now: MONDAY + HOUR,
    because: 'hold',
    until: MONDAY + 3 * HOUR,
  },
  {
    what: 'a hold of the provider',
    before: (state) => hold(state, 'provider', 'other', MONDAY + 3 * HOUR),
    now: MONDAY + HOUR,
    because: 'hold',
    until: MONDAY + 3 * HOUR,
  },
  {
    what: 'a hold without an end',
    before: (state) => hold(state, 'campaign', 'spring', null),
    now: MONDAY + HOUR,
    because: 'hold',
    until: null,
  },
  {
    what: 'a suppressed domain',
    before: (state) =>
      void addSuppression(state.db, {
        kind: 'domain',
        value: 'example.test',
        canonical: 'example.test',
        reason: 'a customer',
        source: 'operator',
        at: MONDAY,
      }),
    because: 'suppressed',
    until: null,
  },
  ...(
    [
      'replied',
      'unsubscribed',
      'bounced',
      'finished',
      'left_company',
      'wrong_person',
      'ended',
    ] as const
  ).map((name) => ({
    what: `a sequence that is ${name}`,
    before: (state: State) => setState(state, name),
    because: name,
    until: null,
  })),
  {
    what: 'an invalid person',
    before: (state) => void state.db.prepare(`UPDATE prospect SET state = 'invalid'`).run(),
    because: 'prospect_invalid',
    until: null,
  },
  {
    what: 'a completed campaign',
    before: (state) => void state.db.prepare(`UPDATE campaign SET state = 'completed'`).run(),
    because: 'campaign_completed',
    until: null,
  },
  {
    what: 'a campaign that was not started',
    before: (state) => void state.db.prepare(`UPDATE campaign SET state = 'draft'`).run(),
    because: 'campaign_not_active',
    until: null,
  },
  {
    what: 'a gap that runs',
    before: (state) =>
      void state.db
        .prepare(`UPDATE enrollment SET next_step = 1, due_at = ?, mailbox_id = 'ann'`)
        .run(MONDAY + 2 * DAY + HOUR),
    because: 'not_due',
    until: MONDAY + 2 * DAY + HOUR,
  },
  {
    what: 'a gap of more than a week',
    before: (state) =>
      void state.db
        .prepare(`UPDATE enrollment SET next_step = 1, due_at = ?, mailbox_id = 'ann'`)
        .run(MONDAY + 9 * DAY),
    because: 'not_due',
    until: MONDAY + 9 * DAY,
  },
  {
    what: 'a campaign file with fewer steps',
    before: (state) =>
      void state.db.prepare(`UPDATE enrollment SET next_step = 7, mailbox_id = 'ann'`).run(),
    because: 'step_gone',
    until: null,
  },
  {
    what: 'no opening at all',
    file: { sendWindow: { blackouts: [{ from: '2026-01-01', to: '2027-12-31' }] } },
    because: 'no_opening',
    until: null,
  },
];

describe('why, for a waiting person', () => {
  it.each(SITUATIONS)(
    'names $what: $because',
    async ({ seed, file, before, now = MONDAY, because, until }) => {
      const state = await stateOf({ people: people(1), ...seed, ...(file ? { file } : {}) });
      before?.(state);
      const answered = await why(state, now);
      expect(answered.because, JSON.stringify(answered.chain)).toBe(because);
      const [first] = answered.chain;
      if (until !== undefined) expect(first?.until).toBe(until);
      if (first?.until == null) return;
      expect(
        (await why(state, first.until)).chain.some(
          (link) => link.code === because && link.until === first.until,
        ),
      ).toBe(false);
    },
  );

  it('says what closes the days in between', async () => {
    const state = await stateOf({
      people: people(1),
      file: { sendWindow: { blackouts: [{ from: '2026-03-16', to: '2026-03-16' }] } },
    });
    expect((await why(state, MONDAY + 4 * DAY + 9 * HOUR)).chain[0]).toMatchObject({
      code: 'window',
      closedBy: ['hours', 'weekend', 'blackout'],
      until: MONDAY + 8 * DAY,
    });
  });

  it('a mailbox that is held for long gives its people to another', async () => {
    const state = await stateOf({ people: people(1), mailboxes: ['ann', 'bea'] });
    state.db.prepare(`UPDATE enrollment SET next_step = 1, due_at = 1, mailbox_id = 'ann'`).run();
    hold(state, 'mailbox', 'ann', MONDAY + DAY);
    expect(await why(state, MONDAY + HOUR)).toMatchObject({ because: 'hold', mailboxId: 'ann' });
    hold(state, 'mailbox', 'ann', MONDAY + 30 * DAY);
    expect(await why(state, MONDAY + HOUR)).toMatchObject({ mailboxId: 'bea' });
  });

  it('a limit of the day that is used up, and a warmup, bind with their numbers until they lift', async () => {
    for (const [limits, code] of [
      [{ perDay: 2 }, 'limit_day'],
      [{ warmupEnabled: true, warmupSchedule: [2, 50] }, 'limit_warmup'],
    ] as [RateLimitsFile, string][]) {
      const sink = await startSink();
      open.push(sink);
      const state = await stateOf({
        people: people(4),
        limits: { perHour: 10_000, perDay: 100_000, burst: { minGapSeconds: 0 }, ...limits },
      });
      await plan(state, MONDAY, 2);
      await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + HOUR });
      expect(sink.messages.length).toBe(2);
      const { chain } = await why(state, MONDAY + 2 * HOUR, 'p4@example.test');
      expect(chain[0]).toMatchObject({
        code,
        limit: { scope: 'mailbox', used: 2, limit: 2 },
        until: Date.parse('2026-03-10T04:00:00Z'),
      });
      expect(
        (await why(state, MONDAY + DAY + HOUR + MINUTE, 'p4@example.test')).chain.some(
          (link) => link.code === code,
        ),
      ).toBe(false);
    }
  });
});

describe('the answer that ended a sequence', () => {
  it.each([
    ['reply', 'replied', 'reply'],
    ['unsubscribe', 'suppressed', 'unsubscribe'],
    ['hard', 'prospect_invalid', 'bounce'],
  ] as const)('is found: %s', async (mail, because, kind) => {
    const world = await afterFirstMail();
    open.push(world);
    await receive(world, MAILS[mail](world));
    expect((await why(world.state, MONDAY + 2 * HOUR)).because).toBe(because);
    const person = findPerson(world.state.db, 'p1@example.test');
    expect(
      endingResponse(world.state.db, { prospectId: person?.id ?? 0, enrollmentId: 1 }),
    ).toMatchObject({ kind, receivedAt: MONDAY + HOUR });
    expect(
      endingResponse(world.state.db, { prospectId: person?.id ?? 0, enrollmentId: 2 }),
    ).toBeNull();
  });
});

it('a reader computes the holidays of a country that no plan has used, and writes nothing', async () => {
  const state = await stateOf({ people: people(1) });
  state.db.prepare(`UPDATE prospect SET country = 'DE'`).run();
  state.db.prepare(`UPDATE enrollment SET calendar_key = 'Europe/Berlin|DE|'`).run();
  const reader = await openState(state.path, 'read', { now: MONDAY });
  open.push(reader.db);
  // Good Friday to Easter Monday.
  expect((await why(reader, Date.parse('2026-04-02T20:00:00Z'))).chain[0]).toMatchObject({
    code: 'window',
    closedBy: ['hours', 'holiday', 'weekend'],
    until: Date.parse('2026-04-07T07:00:00Z'),
  });
});
