/**
 * Gives the planned messages of other campaigns, whose slots a plan took, the next free ones. A
 * message that no rule of its own lets leave stays as it is, for the plan of its own campaign.
 */
import { bookPlaced, rankOf } from './fair-share.ts';
import { keepPlanned } from './keep-planned.ts';
import { placeMessage } from './placement.ts';
import type { Placed, PlanContext } from './place.ts';
import type { Instant } from '../../domain/time.ts';
import type { Candidate, MovedMessage } from '../../domain/campaigns/candidate.ts';

/** A campaign whose messages are planned already. */
export type PlannedCampaign = PlanContext & { candidates: readonly Candidate[] };

/**
 * Where the plan placed messages that were planned before. Null: no rule of its own lets it leave.
 */
export type Placements = Map<Candidate, Placed | null>;

/**
 * Places the planned messages that the plan has not reached: they keep their instants where these
 * are free. Adds to `placements`.
 */
export function placeUnreached(
  campaigns: readonly PlannedCampaign[],
  placements: Placements,
  now: Instant,
): void {
  const unreached = campaigns
    .flatMap((context) =>
      context.candidates.flatMap((candidate) =>
        candidate.keeps && !placements.has(candidate)
          ? [{ context, candidate, sendAt: candidate.keeps.sendAt }]
          : [],
      ),
    )
    .sort(
      (a, b) =>
        rankOf(a.context.campaign) - rankOf(b.context.campaign) ||
        a.sendAt - b.sendAt ||
        a.candidate.enrollmentId - b.candidate.enrollmentId,
    );
  const displaced = unreached.filter(({ context, candidate }) => {
    const kept = keepPlanned(context, { candidate, now, before: Infinity });
    if (!kept) return true;
    bookPlaced(context, candidate, { ...kept, now });
    placements.set(candidate, kept);
    return false;
  });
  for (const { context, candidate } of displaced) {
    const placed = placeMessage(context, { candidate, now, before: Infinity });
    if (typeof placed === 'string') continue;
    bookPlaced(context, candidate, { ...placed, now });
    placements.set(candidate, placed);
  }
}

/** The messages that have another place than before, the earliest first. */
export function movedMessages(
  campaigns: readonly PlannedCampaign[],
  placements: Placements,
): MovedMessage[] {
  return campaigns
    .flatMap((context) =>
      context.candidates.flatMap((candidate) => movedMessage(context, candidate, placements)),
    )
    .sort((a, b) => a.from - b.from || a.messageRow - b.messageRow);
}

function movedMessage(
  { campaign, totals }: PlannedCampaign,
  candidate: Candidate,
  placements: Placements,
): MovedMessage[] {
  const { keeps, messageRow } = candidate;
  const placed = placements.get(candidate);
  if (!keeps || !placed || messageRow === null) return [];
  const { sendAt, openUntil } = placed;
  const mailboxId = placed.quota.scopeId;
  if (sendAt === keeps.sendAt && mailboxId === keeps.mailboxId) return [];
  return [
    {
      campaignId: campaign.id,
      messageRow,
      from: keeps.sendAt,
      sendAt,
      openUntil,
      mailboxId,
      laterDay: totals.dayOf(sendAt).startsAt > totals.dayOf(keeps.sendAt).startsAt,
    },
  ];
}
