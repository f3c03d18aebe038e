/**
 * Explains why a campaign sends nothing now: the campaign, each mailbox, and the first message of a
 * plan made now.
 */
import { isOpen, nextOpening } from '../../core/time/calendar.ts';
import { chainOfCampaign } from '../../core/why/chain-of-campaign.ts';
import { leadChain } from '../../core/why/lead-chain.ts';
import { linkOfBlocker } from '../../core/why/links.ts';
import type { Refusals } from '../../core/sending/refusals.ts';
import { loadCalendars } from '../planning/calendars.ts';
import { scheduleBatch } from '../planning/schedule.ts';
import { blockersOfCampaign, blockersOfMailbox } from './mailbox-blockers.ts';
import { whySequence, type WhyPort } from './why-prospect.ts';
import type { Link } from '../../core/why/link.ts';
import type { Campaign, CampaignState } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';
import type { KnownPerson, Sequence } from '../../domain/campaigns/prospect.ts';

export type WhyCampaignPort = WhyPort & {
  enrollments(campaignId: string): Record<string, number>;
  queue(campaignId: string, now: Instant): { nextDueAt: Instant | null; inDoubt: number };
  nextFollowUpAt(campaignId: string): Instant | null;
  nextPlannedOf(
    campaignId: string,
    mailboxId: string,
  ): { sendAt: Instant; openUntil: Instant; step: number } | null;
  /** The sequence and its prospect; null when it no longer exists. */
  sequence(enrollmentId: number): { person: KnownPerson; sequence: Sequence } | null;
};

export type CampaignAnswered = {
  because: string;
  chain: Link[];
  sendAt: Instant | null;
  planned: boolean;
  mailboxes: { mailbox: string; chain: Link[]; nextDueAt: Instant | null }[];
  /** The number of open and closed calendars of new prospects, of the first 200. */
  windows: { open: number; closed: number; nextOpening: Instant | null };
};

/** Returns the chain of blockers, for the campaign and for each mailbox. */
export async function whyCampaign(
  port: WhyCampaignPort,
  {
    campaign,
    state,
    refusals,
    now,
  }: { campaign: Campaign; state: CampaignState; refusals: Refusals; now: Instant },
): Promise<CampaignAnswered> {
  const asked = { campaign, campaignState: state, now };
  const blockers = blockersOfCampaign(port, asked);
  const { queued = 0, waiting = 0 } = port.enrollments(campaign.id);
  const { nextDueAt, inDoubt } = port.queue(campaign.id, now);
  const mailboxes = [...campaign.mailboxes].sort().map((mailboxId) => {
    const next = port.nextPlannedOf(campaign.id, mailboxId);
    const due = next !== null && next.sendAt <= now;
    return {
      mailbox: mailboxId,
      due,
      nextDueAt: next?.sendAt ?? null,
      links: blockersOfMailbox(port, { ...asked, mailboxId, next: due ? next : null }).map(
        linkOfBlocker,
      ),
    };
  });
  const stopped = blockers.some(
    ({ verdict, reason }) => verdict === 'stop' || reason === 'campaign_not_active',
  );
  const first =
    nextDueAt === null && waiting > 0 && !stopped ? await firstOfPlan(port, asked) : null;
  const plain = chainOfCampaign({
    blockers,
    queued,
    waiting,
    nextDueAt,
    first: first?.chain ?? [],
    nextFollowUpAt: port.nextFollowUpAt(campaign.id),
    inDoubt,
    mailboxes,
    now,
  });
  const due = mailboxes.filter((each) => each.due);
  const senders = (due.length > 0 ? due : mailboxes).map(({ mailbox }) => mailbox);
  const chain = leadChain(plain, refusals, senders);
  return {
    because: chain[0]?.code ?? 'due',
    chain,
    planned: nextDueAt !== null,
    sendAt: nextDueAt ?? first?.sendAt ?? null,
    mailboxes: mailboxes.map(({ mailbox, links, nextDueAt: at }) => ({
      mailbox,
      chain: leadChain(links, refusals, [mailbox]),
      nextDueAt: at,
    })),
    windows: await windowsOf(port, campaign, now),
  };
}

/** The first prospect that a plan would take, and the chain of blockers of that message. */
async function firstOfPlan(
  port: WhyCampaignPort,
  { campaign, now }: { campaign: Campaign; now: Instant },
): Promise<{ chain: Link[]; sendAt: Instant | null } | null> {
  const batch = await scheduleBatch(port, campaign, { size: 1, now });
  const first = batch.planned[0] ?? batch.unplanned[0]?.candidate;
  const found = first ? port.sequence(first.enrollmentId) : null;
  return found && whySequence(port, { ...found, campaign, refusals: NONE, now });
}

/** They lead the chain of the campaign, not that of its first message. */
const NONE: Refusals = { call: [], mailboxes: [], behind: null };

const MOST_CALENDARS = 200;

async function windowsOf(
  port: WhyPort,
  campaign: Campaign,
  now: Instant,
): Promise<CampaignAnswered['windows']> {
  const keys = port.calendarKeys(campaign.id).slice(0, MOST_CALENDARS);
  const calendars = await loadCalendars(port, keys, {
    window: campaign.sendWindow,
    campaign,
    from: now,
  });
  const all = keys.map((key) => calendars.calendarOf(key));
  const open = all.filter((calendar) => isOpen(calendar, now)).length;
  const next = Math.min(...all.map((calendar) => nextOpening(calendar, now)?.at ?? Infinity));
  return { open, closed: all.length - open, nextOpening: Number.isFinite(next) ? next : null };
}
