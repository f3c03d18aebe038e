/**
 * The step before messages leave: a round, or first a look at the messages, where a policy asks for
 * an approval of them or where the campaign has sent none yet.
 */
import { createUpcomingStore } from '../../state/preview/upcoming-store.ts';
import { wireMessageApproval } from '../wiring/approval/wire-approval.ts';
import type { Instant } from '../../domain/time.ts';
import type { State } from '../../state/file/transact.ts';
import type { Context, NextStep } from '../runner/command.ts';

type Round = {
  campaignId: string;
  /** What the round is for. */
  why: string;
  /** When it is worth it. */
  at?: Instant;
};

/** As many messages of a batch are judged: usually the first one decides. */
const MOST_MESSAGES = 100;

export function leadToSending(context: Context, round: Round): NextStep[] {
  const { state, clock } = context;
  const { campaignId } = round;
  const call = (rest: string): string =>
    context.callAgain('rate_limiter', `${rest} --campaign-id ${campaignId}`);
  const batches = createUpcomingStore(state.db).plannedBatches(campaignId);
  const needs = batches.find(({ batchId }) =>
    needsApproval(state, { campaignId, batchId }, clock.now()),
  );
  if (needs !== undefined)
    return [
      {
        why: `The policy asks for an approval: show the user the messages of batch ${needs.batchId}, and their digest`,
        run: call(`preview --batch ${needs.batchId}`),
      },
    ];
  if (createUpcomingStore(state.db).hasSent(campaignId)) return [roundStep(context, round)];
  const [first] = batches;
  return first === undefined
    ? [{ why: 'Plan the first messages, so that the user can see them', run: call('schedule') }]
    : [
        {
          why: 'Nothing was sent yet: show the user what leaves, and ask before the first message does',
          run: call(`preview --batch ${first.batchId}`),
        },
      ];
}

/** For a batch that was shown: the user's word comes first, as an approval where a policy asks. */
export function leadOnFromBatch(
  context: Context,
  { campaignId, batchId, at }: { campaignId: string; batchId: string; at: Instant },
): NextStep | null {
  const { state, clock } = context;
  if (needsApproval(state, { campaignId, batchId }, clock.now())) return null;
  const why = createUpcomingStore(state.db).hasSent(campaignId)
    ? 'Read replies, plan, and send what is due'
    : 'Only when the user has seen these messages and agreed: read replies, plan, and send what is due';
  return roundStep(context, { campaignId, why, at });
}

function roundStep(context: Context, { campaignId, why, at }: Round): NextStep {
  const now = context.clock.now();
  const due = Math.max(at ?? now, now);
  return { why, run: context.callAgain('rate_limiter', `tick --campaign-id ${campaignId}`, due) };
}

/** A policy that cannot be used is another matter: sending says so. */
function needsApproval(
  state: State,
  batch: { campaignId: string; batchId: string },
  now: Instant,
): boolean {
  if (state.policy === undefined || state.policy.failure !== null) return false;
  const judge = wireMessageApproval(state).beginClaim(batch.campaignId, now);
  if (judge === null) return false;
  return createUpcomingStore(state.db)
    .plannedMessages(batch)
    .slice(0, MOST_MESSAGES)
    .some(({ message }) => judge(message) !== null);
}
