/** Delivers what is due: claim, transmit, settle, lane by lane, until nothing more may leave now. */
import { dateIn } from '../core/day.ts';
import { followUpDue, settle, type Counted, type SettlePort } from './settle.ts';
import { claimDue, type Claimed, type ClaimPort, type Pair, type Waiting } from './claim.ts';
import { replanMissed, type PlanningPort } from './schedule.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Failure } from '../domain/failure.ts';
import type { Instant, Zone } from '../domain/time.ts';
import type { Outcome } from '../core/smtp-outcome.ts';
import type { PlacesPort } from './calendars.ts';
import type { DueMessage, SmtpResult } from '../domain/message.ts';

/** One mail, written and ready to be handed to a server. */
export type Delivery = {
  message: DueMessage;
  campaign: Campaign;
  earlier: { messageId: string; subject: string }[];
  now: Instant;
};

export type Written = { ok: true; subject: string; send(hooks: { onDataStart: () => void; signal: AbortSignal }): Promise<SmtpResult> } | { ok: false; reason: string };

/** The way to the mailboxes' SMTP servers. */
export type MailPort = {
  /** Renders the message. `ok` false: its template cannot be filled for this prospect. Throws Failure when the mailbox cannot be used at all. */
  write(delivery: Delivery): Promise<Written>;
  zoneOf(mailboxId: string): Zone;
};

export type SendPort = ClaimPort & SettlePort & PlanningPort & PlacesPort & {
  duePairs(now: Instant, filter: { campaignId: string | null; batchId: string | null }): Pair[];
  campaign(id: string): Campaign;
  openClaims(): { row: number; state: 'reserved' | 'transmitting'; owner: string; leaseUntil: Instant; message: Counted }[];
  /** Fenced on the owner; false: not one byte of the body may leave. Synchronous, its own transaction. */
  beginTransmission(row: number, claim: { owner: string; now: Instant; subject: string }): boolean;
  earlierMails(message: DueMessage): { messageId: string; subject: string }[];
  /** The earliest planned instant after `after`. */
  nextScheduledAfter(campaignId: string | null, after: Instant): Instant | null;
  countQueue(filter: { campaignId: string | null; dueBy: Instant | null }): number;
};

export type SendRequest = {
  campaignId: string | null;
  batchId: string | null;
  max: number;
  /** Stay until this instant and send what becomes due; null: one pass. */
  waitUntil: Instant | null;
  owner: string;
  /** True when the process of this owner is certainly gone. */
  ownerIsGone(owner: string): boolean;
  clock: { now(): Instant; sleep(ms: number, signal?: AbortSignal): Promise<void> };
  signal: AbortSignal;
  onProgress(outcome: SentAs): void;
};

export type WaitingFor = { reason: Waiting['reason']; until: Instant | null; messages: number; limit: Waiting['limit']; hold: Waiting['hold'] };
/** How one message ended; `unwritable`: its template could not be filled. */
export type SentAs = Outcome['outcome'] | 'unwritable';
export type Sent = {
  /** What was wrong with accounts. */
  troubles: { mailboxId: string; problem: 'unreachable' | 'login_refused' }[];
  counts: Record<SentAs, number>;
  stopped: number;
  rescheduled: number;
  recovered: { returned: number; inDoubt: number };
  waiting: WaitingFor[];
  failed: Failure[];
  nextDueAt: Instant | null;
};

const CLAIM_AT_ONCE = 10;

export async function sendDue(port: SendPort, mail: MailPort, request: SendRequest): Promise<Sent> {
  const sent: Sent = {
    counts: { sent: 0, in_doubt: 0, hard: 0, soft: 0, soft_exhausted: 0, deferred: 0, blocked: 0, returned: 0, account: 0, unwritable: 0 },
    troubles: [],
    stopped: 0, rescheduled: 0, recovered: await recover(port, request), waiting: [], failed: [], nextDueAt: null,
  };
  const budget = { left: request.max };
  for (;;) {
    const { unfinished } = await sendPass(port, mail, { request, sent, budget });
    const now = request.clock.now();
    sent.nextDueAt = unfinished ? now : nextDue(port, request, sent.waiting);
    const done = request.signal.aborted || budget.left === 0 || sent.failed.length > 0 || sent.nextDueAt === null;
    if (done || request.waitUntil === null || (sent.nextDueAt as Instant) > request.waitUntil) return sent;
    await request.clock.sleep(Math.max(1, (sent.nextDueAt as Instant) - now), request.signal);
  }
}

type Run = { request: SendRequest; sent: Sent; budget: { left: number } };

/** Goes through everything due until only what must wait is left. `unfinished`: something due was not looked at. */
async function sendPass(port: SendPort, mail: MailPort, run: Run): Promise<{ unfinished: boolean }> {
  const { request, sent, budget } = run;
  const out = new Set<string>();
  let stopped = false;
  for (;;) {
    sent.waiting = [];
    const pairs = port.duePairs(request.clock.now(), request).filter(({ mailboxId }) => !out.has(mailboxId));
    const missed = new Set<string>();
    // Every mailbox is a lane of its own; inside a lane one message follows the other.
    const lanes = [...new Set(pairs.map(({ mailboxId }) => mailboxId))].map(async (id) => {
      const end = await runLane(port, mail, { ...run, missed, pairs: pairs.filter(({ mailboxId }) => mailboxId === id) });
      // A lane that cannot go on now does not begin again in this pass.
      if (end === 'failed' || end === 'stopped') out.add(id);
      return end;
    });
    // All are waited for: a lane that is left alone would go on sending without anybody to write it down.
    const settled = await Promise.allSettled(lanes);
    const ends = settled.map((lane) => {
      if (lane.status === 'rejected') throw lane.reason;
      return lane.value;
    });
    const starved = ends.includes('starved');
    stopped ||= ends.includes('stopped');
    let moved = 0;
    for (const campaignId of missed) moved += (await replanMissed(port, port.campaign(campaignId), request.clock.now())).moved;
    sent.rescheduled += moved;
    // What was planned anew may be due at once, and what one lane gave back another may use.
    const again = !request.signal.aborted && (moved > 0 || (starved && budget.left > 0));
    if (!again) return { unfinished: starved || stopped };
  }
}

type LaneEnd = 'done' | 'starved' | 'stopped' | 'failed';

async function runLane(port: SendPort, mail: MailPort, lane: Run & { pairs: readonly Pair[]; missed: Set<string> }): Promise<LaneEnd> {
  const { request, sent, budget, missed } = lane;
  for (const pair of lane.pairs) {
    for (let more = true; more;) {
      if (request.signal.aborted) return 'stopped';
      if (budget.left === 0) return 'starved';
      const claimed = await claim(port, pair, lane);
      sent.stopped += claimed.stopped;
      if (claimed.missed > 0) missed.add(pair.campaignId);
      const end = await deliverAll(port, mail, { ...lane, claimed });
      if (end === 'failed' || end === 'stopped') return end;
      // After a failure of the account the next claim says how long the mailbox rests.
      more = claimed.more || end === 'resting';
      if (!more) noteWaiting(sent.waiting, claimed.waiting);
    }
  }
  return 'done';
}

async function claim(port: SendPort, pair: Pair, { request, budget }: Run): Promise<Claimed> {
  const campaign = port.campaign(pair.campaignId);
  return port.transact(() => {
    const claimed = claimDue(port, { pair, campaign, owner: request.owner, now: request.clock.now(), batchId: request.batchId, max: Math.min(CLAIM_AT_ONCE, budget.left) });
    budget.left -= claimed.go.length;
    return claimed;
  });
}

/** When it cannot go on, what else was claimed goes back. `resting`: the account fails, a hold was placed. `stopped`: broken off. */
async function deliverAll(port: SendPort, mail: MailPort, run: Run & { claimed: Claimed }): Promise<'done' | 'resting' | 'stopped' | 'failed'> {
  const { request, sent, budget, claimed } = run;
  for (const [index, message] of claimed.go.entries()) {
    const outcome = request.signal.aborted ? null : await deliver(port, mail, { message, request, troubles: sent.troubles }).catch((error: unknown) => asFailure(error));
    if (outcome !== null && typeof outcome !== 'string') sent.failed.push(outcome);
    else if (outcome !== null) {
      sent.counts[outcome]++;
      request.onProgress(outcome);
    }
    const end = outcome === null || outcome === 'returned' ? 'stopped' : typeof outcome !== 'string' ? 'failed' : outcome === 'account' || outcome === 'blocked' ? 'resting' : null;
    if (end === null) continue;
    const tried = typeof outcome === 'string';
    // The claim of a message that failed goes back too, if nothing of it can have left.
    const rest = claimed.go.slice(tried ? index + 1 : index);
    await port.transact(() => rest.forEach(({ row }) => port.returnClaim(row, request.owner)));
    budget.left += rest.length;
    return end;
  }
  return 'done';
}

/** Expected failures end the lane and are told; anything else is a bug and goes up. */
function asFailure(error: unknown): Failure {
  if ((error as { name?: unknown }).name !== 'Failure') throw error;
  return error as Failure;
}

async function deliver(port: SendPort, mail: MailPort, { message, request, troubles }: { message: DueMessage; request: SendRequest; troubles: Sent['troubles'] }): Promise<SentAs> {
  const campaign = port.campaign(message.campaignId);
  const written = await mail.write({ message, campaign, earlier: port.earlierMails(message), now: request.clock.now() });
  if (!written.ok) {
    await port.transact(() => {
      port.returnClaim(message.row, request.owner);
      port.cancel(message, { reason: written.reason, enrollment: 'ended', now: request.clock.now() });
    });
    return 'unwritable';
  }
  let lost = false;
  // Broken off after 354 nobody could tell whether it was taken: from there on it is seen through, and the transport's deadline bounds it.
  const breakOff = new AbortController();
  const abort = (): void => breakOff.abort();
  if (request.signal.aborted) abort();
  request.signal.addEventListener('abort', abort, { once: true });
  const result = await written.send({
    signal: breakOff.signal,
    onDataStart() {
      lost = !port.beginTransmission(message.row, { owner: request.owner, now: request.clock.now(), subject: written.subject });
      if (lost) throw new Error('the claim on this message was lost');
      request.signal.removeEventListener('abort', abort);
    },
  });
  request.signal.removeEventListener('abort', abort);
  // Another process took the claim over after our lease ran out: the message is its business now.
  if (lost) return 'returned';
  const now = request.clock.now();
  const next = result.accepted ? await followUpDue(port, { message, campaign, now }) : null;
  const settlement = { owner: request.owner, message, campaign, mailboxZone: mail.zoneOf(message.mailboxId), result, now };
  const outcome = await port.transact(() => settle(port, settlement, next));
  if (outcome.outcome === 'account') troubles.push({ mailboxId: message.mailboxId, problem: outcome.problem });
  return outcome.outcome;
}

/** Claims of processes that are gone: before 354 they go back to the queue, after it they are in doubt. */
async function recover(port: SendPort, request: SendRequest): Promise<Sent['recovered']> {
  if (port.openClaims().length === 0) return { returned: 0, inDoubt: 0 };
  return port.transact(() => {
    const now = request.clock.now();
    const lost = port.openClaims().filter(({ owner, leaseUntil }) => owner !== request.owner && (leaseUntil <= now || request.ownerIsGone(owner)));
    for (const { row, state, owner, message } of lost) {
      if (state === 'reserved') port.returnClaim(row, owner);
      else port.markInDoubt(message, { now, day: dateIn(port.campaign(message.campaignId).timezone, now) });
    }
    const inDoubt = lost.filter(({ state }) => state === 'transmitting').length;
    return { returned: lost.length - inDoubt, inDoubt };
  });
}

function noteWaiting(list: WaitingFor[], found: Claimed['waiting']): void {
  for (const { verdict, messages } of found) {
    const same = list.find(({ reason, until }) => reason === verdict.reason && until === verdict.until);
    if (same) same.messages += messages;
    else list.push({ reason: verdict.reason, until: verdict.until, messages, limit: verdict.limit, hold: verdict.hold });
  }
}

/** The earliest instant at which calling again can send something: the next planned message, or the end of what holds the due ones back. */
function nextDue(port: SendPort, request: SendRequest, waiting: readonly WaitingFor[]): Instant | null {
  const now = request.clock.now();
  const lifts = waiting.flatMap(({ until }) => (until !== null && until > now ? [until] : []));
  const future = port.nextScheduledAfter(request.campaignId, now);
  const all = future === null ? lifts : [...lifts, future];
  return all.length === 0 ? null : Math.min(...all);
}
