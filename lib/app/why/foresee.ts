/**
 * Predicts what `schedule` would decide now for one prospect, and what delays the message; nothing
 * is written.
 */
import { covers, stopsMailbox } from '../../core/limits/hold-reach.ts';
import { quotasOf } from '../../core/planning/place-from.ts';
import { placeMessage } from '../../core/planning/placement.ts';
import type { Delay, PlanContext, Placed, Unplaced } from '../../core/planning/place.ts';
import { book, type Quota } from '../../core/limits/slots.ts';
import { HORIZON, type PlacesPort } from '../planning/calendars.ts';
import {
  createCompetitors,
  heldPlans,
  loadAllCalendars,
  LOOK_AHEAD,
  type CampaignCandidates,
} from '../planning/competing-campaigns.ts';
import { scheduleBatch, type PlanningPort, type Scheduled } from '../planning/schedule.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';
import type { PlanPreview } from '../../core/why/chain.ts';

/**
 * Batch sizes to try, in this order: the default of `schedule`, then the largest that is quick
 * enough.
 */
const BATCHES: readonly [number, ...number[]] = [50, 1_000];

export type Foreseen = PlanPreview & {
  mailboxId: string | null;
  /** Holds that may stop the message. */
  holds: Hold[];
};

/**
 * `port` plans as usual, but `transact` only reads and `commit` writes nothing. The campaign must
 * be active.
 */
export async function foresee(
  port: PlanningPort & PlacesPort,
  campaign: Campaign,
  { candidate, now }: { candidate: Candidate; now: Instant },
): Promise<Foreseen> {
  for (const size of candidate.dueAt > now + LOOK_AHEAD ? [] : BATCHES) {
    const batch = await scheduleBatch(port, campaign, { size, now });
    const planned = batch.planned.find(
      ({ enrollmentId }) => enrollmentId === candidate.enrollmentId,
    );
    if (planned)
      return retrace(port, campaign, {
        candidate,
        now,
        batch,
        size,
        found: { sendAt: planned.sendAt, mailboxId: planned.mailboxId },
      });
    const unplanned = batch.unplanned.find(
      (each) => each.candidate.enrollmentId === candidate.enrollmentId,
    );
    if (unplanned && unplanned.reason !== 'later')
      return {
        batchSize: size,
        sendAt: null,
        mailboxId: null,
        unplaced: unplanned.reason,
        delays: [],
        ahead: 0,
        holds: holdsOn(port, campaign, { ...candidate, mailboxId: null }, now),
      };
    // The batch has room left: a larger one would contain no more prospects.
    if (batch.planned.length < size) break;
  }
  return retrace(port, campaign, { candidate, now, batch: null, size: null, found: null });
}

type Retracing = {
  candidate: Candidate;
  now: Instant;
  batch: Scheduled | null;
  size: number | null;
  found: { sendAt: Instant; mailboxId: string } | null;
};

/**
 * Places the message again, after the messages of the batch that leave before it, and collects its
 * delays.
 */
async function retrace(
  port: PlanningPort & PlacesPort,
  campaign: Campaign,
  { candidate, now, batch, size, found }: Retracing,
): Promise<Foreseen> {
  const before =
    batch?.planned.filter(
      ({ sendAt, enrollmentId }) =>
        found !== null && sendAt < found.sendAt && enrollmentId !== candidate.enrollmentId,
    ) ?? [];
  // A batch plans untried messages again, so their earlier slots are free.
  const replanned = batch ? [...port.planned(campaign.id), ...batch.planned] : [];
  const entry: CampaignCandidates = { campaign, candidates: [...replanned, candidate] };
  const calendars = await loadAllCalendars(port, [entry], now);
  const horizon = Math.max(0, (campaign.startAt ?? now) - now) + HORIZON;
  const calendarsOf = (id: string) =>
    calendars.get(id) as NonNullable<ReturnType<typeof calendars.get>>;
  const others = batch?.others ?? [];
  // Messages of other campaigns that the batch moved have left their slots.
  const ignored = new Set([
    ...heldPlans(port, campaign, now),
    ...others.map(({ messageRow }) => messageRow),
  ]);
  const [context] = createCompetitors(port, [entry], { now, horizon, calendarsOf, ignored });
  for (const message of before) book(quotasTo(context, message), message.sendAt);
  for (const { mailboxId, sendAt } of others) {
    const mailbox = context.mailboxes.find(({ quota }) => quota.scopeId === mailboxId);
    if (mailbox && found !== null && sendAt < found.sendAt) book([mailbox.quota], sendAt);
  }
  const delays: Delay[] = [];
  const mailboxes = found
    ? context.mailboxes.filter(({ quota }) => quota.scopeId === found.mailboxId)
    : context.mailboxes;
  const placed = placeMessage(
    { ...context, mailboxes },
    { candidate, now, before: Infinity, note: (delay) => delays.push(delay) },
  );
  const placedAt = instantOf(placed);
  const sendAt = found?.sendAt ?? placedAt;
  if (sendAt !== null && placedAt !== null && placedAt < sendAt)
    delays.push({ reason: 'spread', from: placedAt, until: sendAt });
  const mailboxId = found?.mailboxId ?? (typeof placed === 'string' ? null : placed.quota.scopeId);
  return {
    batchSize: size,
    sendAt,
    mailboxId,
    unplaced: found === null && typeof placed === 'string' && placed !== 'later' ? placed : null,
    delays:
      sendAt === null
        ? []
        : delays.flatMap((delay) =>
            delay.from < sendAt ? [{ ...delay, until: Math.min(delay.until, sendAt) }] : [],
          ),
    ahead: before.length,
    holds: holdsOn(port, campaign, { ...candidate, mailboxId }, now),
  };
}

/** A batch uses only the campaign's own mailboxes. */
function quotasTo(context: PlanContext, message: Candidate): readonly Quota[] {
  const mailbox = context.mailboxes.find(({ quota }) => quota.scopeId === message.mailboxId);
  return mailbox ? quotasOf(context, mailbox.quota, message) : [];
}

function instantOf(placed: Placed | Unplaced): Instant | null {
  return typeof placed === 'string' ? null : placed.sendAt;
}

/** Without a mailbox: the holds on any mailbox of the campaign. */
function holdsOn(
  port: PlanningPort,
  campaign: Campaign,
  { mailboxId, ...candidate }: Candidate,
  now: Instant,
): Hold[] {
  const from = mailboxId === null ? campaign.mailboxes : [mailboxId];
  return port
    .openHolds(now)
    .filter((hold) =>
      hold.scope === 'mailbox' || hold.scope === 'sending_domain'
        ? from.some((id) => stopsMailbox(hold, id))
        : covers(hold, { ...candidate, campaignId: campaign.id, mailboxId: '' }),
    );
}
