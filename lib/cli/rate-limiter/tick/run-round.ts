/**
 * Runs the parts of one round: `process`, `schedule` of each active campaign, `send`. A part that
 * fails does not stop the others: the guards of `send` decide what may leave without it.
 */
import { noteSecrets } from '../../../app/sending/guard/note-secrets.ts';
import { scheduleBatch } from '../../../app/planning/schedule.ts';
import { Failure } from '../../../domain/failure.ts';
import { campaignIds, findCampaign } from '../../../state/campaigns/campaigns.ts';
import { listMailboxes, mailboxesOf } from '../../../state/campaigns/mailboxes.ts';
import { concernsCampaign } from '../../../core/limits/hold-reach.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { readQueue } from '../../../state/reports/status-store.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { wireSecrets } from '../../wiring/sending/wire-secrets.ts';
import { wireSending } from '../../wiring/sending/wire-sending.ts';
import { readMailboxes } from '../../response-tracker/process/read-mailboxes.ts';
import { createTally, type ProcessTally } from '../../response-tracker/process/tally.ts';
import { describeWait } from '../sending/describe-wait.ts';
import {
  countLeft,
  prepareSending,
  previewSending,
  sendMessages,
  whyNothing,
} from '../sending/send-messages.ts';
import type { SendPort } from '../../../app/sending/send.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Context, Warning } from '../../runner/command.ts';

export type RoundRequest = {
  campaignId: string | null;
  batchSize: number;
  max?: number | undefined;
  connections?: number | undefined;
  wait?: number | undefined;
  acceptClock: boolean;
  dryRun: boolean;
};
type Part = 'read' | 'plan' | 'send';
type PartFailure = { part: Part; campaignId?: string; failure: Failure };

export type TickRound = {
  /** `done` null: there was no inbox to read, or reading failed. */
  read: { done: ReturnType<ProcessTally['counts']> | null; retryAt: Instant | null };
  plan: { added: number; moved: number; dropped: number; unplanned: Record<string, number> };
  send: { done: RoundSent | null };
  failures: PartFailure[];
  warnings: Warning[];
  /** How many campaigns are active. */
  active: number;
  interrupted: boolean;
};

export type RoundSent = {
  left: Record<string, number>;
  waiting: ReturnType<typeof describeWait>[];
  remaining: number;
  nextDueAt: Instant | null;
};

/** Throws the failures that concern the whole call: of the state file, and a signal's. */
export async function runRound(context: Context, request: RoundRequest): Promise<TickRound> {
  const { db } = context.state;
  const chosen = request.campaignId === null ? campaignIds(db) : [request.campaignId];
  const active = chosen.filter((id) => findCampaign(db, id)?.state === 'active');
  const round: TickRound = {
    read: { done: null, retryAt: null },
    plan: { added: 0, moved: 0, dropped: 0, unplanned: {} },
    send: { done: null },
    failures: [],
    warnings: [],
    active: active.length,
    interrupted: false,
  };
  await attempt(round, { part: 'read' }, () => read(context, request, round));
  for (const campaignId of active) {
    if (context.signal.aborted) break;
    await attempt(round, { part: 'plan', campaignId }, () =>
      plan(context, request, round, campaignId),
    );
  }
  if (!context.signal.aborted)
    await attempt(round, { part: 'send' }, () => send(context, request, round));
  round.interrupted = context.signal.aborted;
  return round;
}

async function attempt(
  round: TickRound,
  about: { part: Part; campaignId?: string },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (failure) {
    if (!(failure instanceof Failure) || concernsAll(failure)) throw failure;
    round.failures.push({ ...about, failure });
  }
}

/** Without its file, no part can work. */
function concernsAll({ code }: Failure): boolean {
  return code === 'interrupted' || code.startsWith('state_');
}

async function read(
  context: Context,
  { campaignId }: RoundRequest,
  round: TickRound,
): Promise<void> {
  const { db } = context.state;
  const all = campaignId === null ? listMailboxes(db) : mailboxesOf(db, campaignId);
  const mailboxes = all.filter(({ imapRef }) => imapRef !== null);
  if (mailboxes.length < all.length)
    round.warnings.push({
      code: 'no_imap',
      message: `Mailboxes without an IMAP account: ${all.length - mailboxes.length}. Their replies are read with response_tracker.ts process --source; until then their follow-ups wait (inbox_stale).`,
    });
  if (mailboxes.length === 0) return;
  const tally = createTally();
  const warnings: Warning[] = [];
  await noteSecrets(wireSecrets(context, 'imap'), context.clock.now());
  try {
    await readMailboxes(context, { tally, warnings, mailboxes, counted: new Map(), atOnce: false });
    round.read.done = tally.counts();
  } finally {
    round.warnings.push(...warnings);
    round.read.retryAt = retryAt(warnings);
  }
}

/** A mailbox whose server has just failed says when it may be tried again. */
function retryAt(warnings: readonly Warning[]): Instant | null {
  const each = warnings.flatMap(({ details }) => {
    const at = Date.parse(String(details?.['notBefore']));
    return Number.isNaN(at) ? [] : [at];
  });
  return each.length === 0 ? null : Math.min(...each);
}

/** Plans only where something changes: a plan that a person has looked at keeps its batch. */
async function plan(
  { state, clock }: Context,
  { batchSize }: RoundRequest,
  { plan: sums }: TickRound,
  campaignId: string,
): Promise<void> {
  const { db } = state;
  const { campaign } = needCampaign(db, campaignId);
  const now = clock.now();
  const port = wireSending(state);
  const { scheduled } = readQueue(db, campaignId, now);
  const waiting = enrollmentCounts(db, campaignId)['waiting'] ?? 0;
  const troubled =
    port.anyRuns() || port.openHolds(now).some((hold) => concernsCampaign(hold, campaign));
  if (!troubled && scheduled > 0 && (scheduled >= batchSize || waiting === 0)) return;
  // A larger plan that a person made stays: a smaller one would drop messages from it.
  const size = Math.max(batchSize, scheduled);
  const batch = await scheduleBatch(port, campaign, { size, now });
  sums.added += batch.added;
  sums.moved += batch.moved;
  sums.dropped += batch.dropped;
  for (const { reason } of batch.unplanned)
    sums.unplanned[reason] = (sums.unplanned[reason] ?? 0) + 1;
}

async function send(
  context: Context,
  { campaignId, max, connections, wait, acceptClock, dryRun }: RoundRequest,
  round: TickRound,
): Promise<void> {
  round.warnings.push(...(await prepareSending(context, { acceptClock })));
  const port = wireSending(context.state);
  if (dryRun) {
    round.send.done = await preview(context, port, { campaignId, max });
    return;
  }
  const { sent, warnings } = await sendMessages(context, port, {
    campaignId,
    batchId: null,
    max,
    connections,
    wait,
  });
  round.warnings.push(...warnings, ...sent.failed.map(({ code, message }) => ({ code, message })));
  const failure = whyNothing(sent);
  round.send.done = {
    left: countLeft(sent),
    waiting: sent.waiting.map(describeWait),
    remaining: port.countQueue({ campaignId, dueBy: null }),
    nextDueAt: sent.nextDueAt,
  };
  if (failure !== null) throw failure;
}

async function preview(
  context: Context,
  port: SendPort,
  { campaignId, max }: { campaignId: string | null; max: number | undefined },
): Promise<RoundSent> {
  const { wouldSend, waiting, stopped, missed } = await previewSending(context, port, {
    campaignId,
    batchId: null,
    max: max ?? 100,
  });
  return {
    left: { wouldSend: wouldSend.length, stopped, rescheduled: missed },
    waiting: waiting.map(({ verdict, messages }) => describeWait({ ...verdict, messages })),
    remaining: port.countQueue({ campaignId, dueBy: null }),
    nextDueAt: null,
  };
}
