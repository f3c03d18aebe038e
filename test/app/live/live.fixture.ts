/** A running campaign, and the pages that show it. */
import { labelResponses } from '../../../lib/app/responses/label.ts';
import { command as status } from '../../../lib/cli/rate-limiter/campaigns/status.ts';
import { virtualClock } from '../../../lib/cli/clock/clock.ts';
import { wireLiveData, type LiveData } from '../../../lib/cli/wiring/live/wire-live-data.ts';
import { wireRevising } from '../../../lib/cli/wiring/responses/wire-revising.ts';
import type { Context } from '../../../lib/cli/runner/command.ts';
import type { Intent } from '../../../lib/domain/responses/response.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { MAILS, receive, type MailName } from '../../support/imap/inbound-world.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { people, seededState, type Seed } from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';

export const open = closedAfterEach();

export const callAgain = (script: string, rest: string): string =>
  `npx tsx scripts/${script}.ts ${rest}`;

export type LiveWorld = { state: State; sink: SmtpSink; data: LiveData };

/** `refuse`: what the server answers to an address. */
export async function liveWorld(
  seed: Seed = {},
  refuse: (address: string) => string | null = () => null,
): Promise<LiveWorld> {
  const sink = await startSink({ refuse });
  const state = await seededState(seed);
  open.push(state.db, sink);
  return { state, sink, data: wireLiveData({ state, writeCall: callAgain }) };
}

/** Of a campaign; null: of all. */
export const overviewOf = (
  { data }: LiveWorld,
  now: number,
  campaignId: string | null = 'spring',
) => {
  const overview = data.overview(campaignId, now);
  if (overview === null) throw new Error('no such campaign');
  return overview;
};

/** Plans and sends what is due at once: every planned message is brought forward to `now`. */
export async function sendAll({ state, sink }: LiveWorld, now = MONDAY): Promise<void> {
  await plan(state, now);
  state.db
    .prepare(`UPDATE message SET send_at = ?, open_until = ? WHERE state = 'scheduled'`)
    .run(now, now + 3_600_000);
  await send(state, { now, url: sink.url });
}

export const messageIdTo = ({ state }: LiveWorld, email: string, step = 0): string =>
  state.db
    .prepare<[string, number], string>(
      'SELECT m.message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE p.email = ? AND m.step = ?',
    )
    .pluck()
    .get(email, step) as string;

export async function answers(
  world: LiveWorld,
  email: string,
  { with: name, now, step = 0 }: { with: MailName; now: number; step?: number },
): Promise<void> {
  const messageId = messageIdTo(world, email, step);
  await receive(world, MAILS[name]({ messageId, recipient: email }), { now });
}

export async function label({ state }: LiveWorld, id: number, word: Intent, now: number) {
  const port = wireRevising(state, { campaignId: null, mailboxId: null });
  await labelResponses(port, [{ id, label: word }], now);
}

/** What `status` answers about the same file. */
export async function statusOf({ state }: LiveWorld, campaignId: string, now: number) {
  const context = {
    script: 'rate_limiter',
    clock: virtualClock(now),
    state,
    env: {},
    cwd: '/',
    callAgain,
  } as unknown as Context;
  const answer = await status.run(
    context,
    { 'campaign-id': campaignId, campaignId, limit: 20 } as never,
    [],
  );
  return answer.data as any;
}

export const LATER = MONDAY + 2 * HOUR;

/** Six people got the first message: two answer, one message bounces, one person is away. */
export async function answered(): Promise<LiveWorld> {
  const world = await liveWorld({
    people: people(6),
    limits: { perHour: 50, perDay: 200, warmupEnabled: true, warmupSchedule: [10, 20, 30] },
    file: { rateLimits: { newPerDay: 30 } },
  });
  await sendAll(world);
  await answers(world, 'p1@example.test', { with: 'reply', now: MONDAY + HOUR });
  await answers(world, 'p2@example.test', { with: 'no', now: MONDAY + HOUR });
  await answers(world, 'p3@example.test', { with: 'hard', now: MONDAY + HOUR });
  await answers(world, 'p4@example.test', { with: 'outOfOffice', now: MONDAY + HOUR });
  return world;
}
