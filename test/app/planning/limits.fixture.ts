/** Campaigns in which every message is due at once, one for each kind of limit. */
import { closeState } from '../../../lib/state/file/open.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import type { RateLimitsFile } from '../../../lib/domain/campaigns/campaign.ts';
import type { LimitKind, LimitScope } from '../../../lib/domain/limits/limits.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import {
  newPath,
  people,
  seededState,
  type TestPerson,
  type Seed,
} from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';

export const open = closedAfterEach();

export const googlers = (count: number): TestPerson[] =>
  people(count).map(({ email, ...person }, index) => ({
    ...person,
    email: email.replace('@', `@c${index}.`),
    provider: 'google',
  }));

/** All messages are planned and due at any time: only a limit can stop one. */
export async function everythingDue(
  seed: Seed,
  path = newPath(),
): Promise<{ state: State; sink: SmtpSink; path: string }> {
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
export const own = (limits: RateLimitsFile): Seed => ({ limits });
export const said = (rateLimits: RateLimitsFile, rest: Seed = {}): Seed => ({
  ...rest,
  file: { rateLimits },
});
/** The next midnight in New York. */
const MIDNIGHT = Date.parse('2026-03-10T04:00:00Z');

export const KINDS: readonly Kind[] = [
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
    scope: 'sending_domain',
    kind: 'warmup',
    seed: {
      ...said({ perSendingDomain: { warmupSchedule: [4, 6] } }),
      ...own({ warmupEnabled: true, warmupSchedule: [20] }),
      mailboxes: ['ann', 'bea'],
      sendingDomain: 'acme.test',
    },
    room: 4,
    lifts: MIDNIGHT - MONDAY,
  },
  {
    scope: 'sending_domain',
    kind: 'rolling_day',
    seed: {
      ...said({ perSendingDomain: { perDay: 5 } }),
      mailboxes: ['ann', 'bea'],
      sendingDomain: 'acme.test',
    },
    room: 5,
    lifts: DAY,
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
