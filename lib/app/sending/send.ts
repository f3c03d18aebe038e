/**
 * Sends due messages: claims, transmits and settles on each connection, until no more may leave
 * now.
 */
import { createFollowUps, type FollowUps, type FollowUpsPort } from './follow-up.ts';
import {
  dealConnections,
  runConnections,
  type ConnectionsEnd,
  type ConnectionsPort,
  type ConnectionsRequest,
} from './connections/connections.ts';
import { tellResets } from '../limits/tell-limits.ts';
import { nextDue, summariseWaits, type WaitingFor, type WaitsPort } from './waits.ts';
import { recoverClaims, type Recovered, type RecoverPort } from './recover.ts';
import { rankOf } from '../../core/planning/fair-share.ts';
import {
  holdFailing,
  testLogins,
  type HoldFailingPort,
  type LoginTrouble,
} from './failures/hold-failing.ts';
import { replanMissed, type PlanningPort } from '../planning/schedule.ts';
import { SPREAD_OVER } from '../../core/limits/pace.ts';
import type { Claimed, Pair } from './claim.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/time.ts';
import type { MailPort, DeliveryOutcome } from './deliver.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { TextFault } from '../../domain/campaigns/text-fault.ts';
import type { FeedRequest } from './connections/feed.ts';

export type SendPort = ConnectionsPort &
  WaitsPort &
  RecoverPort &
  PlanningPort &
  HoldFailingPort &
  FollowUpsPort & {
    duePairs(now: Instant, filter: { campaignId: string | null; batchId: string | null }): Pair[];
    countQueue(filter: { campaignId: string | null; dueBy: Instant | null }): number;
  };

export type SendRequest = Pick<FeedRequest, 'batchId' | 'owner' | 'signal'> & {
  campaignId: string | null;
  max: number;
  /** Stays until this instant and sends what becomes due; null: sends what is due. */
  waitUntil: Instant | null;
  /** The number of connections, each with one message under way; null: one per mailbox. */
  connections: number | null;
  /** True when the owner's process has certainly ended. */
  ownerIsGone(owner: string): boolean;
  clock: { now(): Instant; sleep(ms: number, signal?: AbortSignal): Promise<void> };
  onProgress(outcome: DeliveryOutcome): void;
};

export type Sent = {
  /** The problems of SMTP accounts. */
  troubles: LoginTrouble[];
  counts: Record<DeliveryOutcome, number>;
  stopped: number;
  rescheduled: number;
  recovered: Recovered;
  waiting: WaitingFor[];
  failed: Failure[];
  /** Texts that could not be rendered; each holds its campaign. */
  unwritable: (Pick<DueMessage, 'campaignId' | 'email' | 'step' | 'variant'> & {
    fault: TextFault;
  })[];
  nextDueAt: Instant | null;
};

/**
 * Sends until nothing is due before `waitUntil` (or, for a minute, waits for a gap to end), `max` is reached, a mailbox fails, or `signal` is
 * aborted. Returns the counts; failures of mailboxes are in `failed`.
 */
export async function sendDue(port: SendPort, mail: MailPort, request: SendRequest): Promise<Sent> {
  const sent: Sent = {
    counts: {
      sent: 0,
      in_doubt: 0,
      hard: 0,
      soft: 0,
      soft_exhausted: 0,
      deferred: 0,
      blocked: 0,
      block_exhausted: 0,
      closed: 0,
      returned: 0,
      account: 0,
      unwritable: 0,
      unapproved: 0,
    },
    troubles: [],
    stopped: 0,
    rescheduled: 0,
    recovered: { returned: 0, inDoubt: 0 },
    waiting: [],
    failed: [],
    unwritable: [],
    nextDueAt: null,
  };
  const run: Run = {
    request,
    sent,
    budget: { left: request.max },
    followUps: createFollowUps(port),
    spreadUntil: Math.max(request.clock.now() + SPREAD_OVER, request.waitUntil ?? 0),
  };
  // A clock that is set back during the call does not prolong it.
  let patience = run.spreadUntil - request.clock.now();
  for (;;) {
    const { returned, inDoubt } = await recoverClaims(port, request);
    sent.recovered = {
      returned: sent.recovered.returned + returned,
      inDoubt: sent.recovered.inDoubt + inDoubt,
    };
    // A limit may have room again when no message is due.
    if (port.slotsToRecheck(request.clock.now()).length > 0)
      await port.transact(() => tellResets(port, request.clock.now()));
    await testDead(port, mail, run);
    const { unfinished } = await sendPass(port, mail, run);
    const now = request.clock.now();
    await holdFailing(port, now);
    const nextDueAt = unfinished ? now : nextDue(port, { ...request, waiting: sent.waiting });
    sent.nextDueAt = nextDueAt;
    const done = request.signal.aborted || run.budget.left === 0 || sent.failed.length > 0;
    const wakeAt = done ? null : wakeTime(run, nextDueAt);
    if (wakeAt === null || patience <= 0) return sent;
    const pause = Math.min(Math.max(1, wakeAt - now), patience);
    await request.clock.sleep(pause, request.signal);
    patience -= pause;
  }
}

/** When to look again; null: the call is over. */
function wakeTime(
  { request: { waitUntil }, sent, spreadUntil }: Run,
  nextDueAt: Instant | null,
): Instant | null {
  if (waitUntil !== null && nextDueAt !== null && nextDueAt <= waitUntil) return nextDueAt;
  const gaps = sent.waiting.flatMap(({ satOut, until }) =>
    satOut && until !== null && until <= spreadUntil ? [until] : [],
  );
  return gaps.length === 0 ? null : Math.min(...gaps);
}

/** Tests the logins of dead accounts, and lifts the holds of campaigns with one that works again. */
async function testDead(
  port: SendPort,
  mail: Pick<MailPort, 'logIn'>,
  { request: { campaignId, clock }, sent }: Run,
): Promise<void> {
  const now = clock.now();
  const { troubles, failed } = await testLogins(port, (id) => mail.logIn(id), { campaignId, now });
  sent.troubles.push(...troubles);
  sent.failed.push(...failed);
  await holdFailing(port, now);
}

/** The waiting messages of each pair, by its last claim. */
type Waits = Map<Pair, Claimed['waiting']>;
type Run = {
  request: SendRequest;
  sent: Sent;
  budget: { left: number };
  followUps: FollowUps;
  /** Until when overdue messages are spread. */
  spreadUntil: Instant;
};

/**
 * Sends everything due until only waiting messages are left. `unfinished`: some due messages were
 * not judged.
 */
async function sendPass(
  port: SendPort,
  mail: MailPort,
  run: Run,
): Promise<{ unfinished: boolean }> {
  const { request, sent, budget } = run;
  const out = new Set<string>();
  let stopped = false;
  for (;;) {
    const waits: Waits = new Map();
    const pairs = port
      .duePairs(request.clock.now(), request)
      .filter(({ mailboxId }) => !out.has(mailboxId));
    const missed = new Set<string>();
    const ends: ConnectionsEnd[] = [];
    for (const group of inOrder(port, request, pairs))
      ends.push(...(await sendPairs(port, mail, run, { pairs: group, out, missed, waits })));
    sent.waiting = summariseWaits([...waits.values()].flat());
    const starved = ends.includes('starved');
    stopped ||= ends.includes('stopped');
    let moved = 0;
    for (const campaignId of missed)
      moved += (await replanMissed(port, port.campaign(campaignId), request.clock.now())).moved;
    sent.rescheduled += moved;
    // Replanned messages may be due at once, and one mailbox may use the budget that another
    // returned.
    const again = !request.signal.aborted && (moved > 0 || (starved && budget.left > 0));
    if (!again) return { unfinished: starved || stopped };
  }
}

/**
 * Pairs with campaigns of a lower rank come first. With a maximum number of messages, they must end
 * before the others begin, also on other mailboxes.
 */
function inOrder(port: SendPort, { max }: SendRequest, pairs: readonly Pair[]): Pair[][] {
  const ranked = pairs.map((pair) => ({ pair, rank: rankOf(port.campaign(pair.campaignId)) }));
  const sorted = ranked.toSorted((a, b) => a.rank - b.rank);
  const ranks = max === Infinity ? [null] : [...new Set(sorted.map(({ rank }) => rank))];
  return ranks.map((of) =>
    sorted.flatMap(({ pair, rank }) => (of === null || rank === of ? [pair] : [])),
  );
}

type Group = { pairs: readonly Pair[]; out: Set<string>; missed: Set<string>; waits: Waits };

/** Adds to `out` the mailboxes that failed or stopped: they do not start again in this pass. */
async function sendPairs(
  port: SendPort,
  mail: MailPort,
  run: Run,
  { pairs, out, missed, waits }: Group,
): Promise<ConnectionsEnd[]> {
  const mailboxes = [...new Set(pairs.map(({ mailboxId }) => mailboxId))].filter(
    (id) => !out.has(id),
  );
  const connections = run.request.connections ?? mailboxes.length;
  const parts = dealConnections(mailboxes, connections).map(async (part) => {
    const ends: ConnectionsEnd[] = [];
    for (const mailboxId of part.mailboxes) {
      const own = pairs.filter((pair) => pair.mailboxId === mailboxId);
      const end = await runConnections(
        port,
        mail,
        connectionsRequest(run, { pairs: own, connections: part.connections, missed, waits }),
      );
      if (end === 'failed' || end === 'stopped') out.add(mailboxId);
      ends.push(end);
    }
    return ends;
  });
  const settled = await Promise.allSettled(parts);
  return settled.flatMap((part) => {
    if (part.status === 'rejected') throw part.reason;
    return part.value;
  });
}

function connectionsRequest(
  { request, sent, budget, followUps, spreadUntil }: Run,
  part: {
    pairs: readonly Pair[];
    connections: readonly number[];
    missed: Set<string>;
    waits: Waits;
  },
): ConnectionsRequest {
  return {
    ...part,
    budget,
    spreadUntil,
    followUps,
    batchId: request.batchId,
    owner: request.owner,
    clock: request.clock,
    signal: request.signal,
    onClaimed(claimed, pair) {
      sent.stopped += claimed.stopped;
      if (claimed.missed > 0) part.missed.add(pair.campaignId);
      part.waits.set(pair, claimed.waiting);
    },
    onOutcome(ended, message) {
      const { mailboxId } = message;
      sent.counts[ended.outcome]++;
      request.onProgress(ended.outcome);
      if (ended.outcome === 'unwritable') {
        const { campaignId, email, step, variant } = message;
        if (!sent.unwritable.some((other) => other.campaignId === campaignId))
          sent.unwritable.push({ campaignId, email, step, variant, fault: ended.fault });
      }
      const known = sent.troubles.some((trouble) => trouble.mailboxId === mailboxId);
      if (ended.outcome === 'account' && !known)
        sent.troubles.push({ mailboxId, problem: ended.problem, reply: ended.reply });
    },
    onFailure(failure) {
      // Every connection of a mailbox meets the same failure.
      if (!sent.failed.some(({ message }) => message === failure.message))
        sent.failed.push(failure);
    },
  };
}
