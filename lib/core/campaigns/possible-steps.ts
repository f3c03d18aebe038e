/** Decides which next steps a campaign's state, its holds and its mailboxes leave possible. */
import { concernsCampaign, covers, stopsMailbox } from '../limits/hold-reach.ts';
import { NO_RECIPIENT } from '../why/campaign-blockers.ts';
import type { CampaignState } from '../../domain/campaigns/campaign.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

/** `campaign` null: the step names none. */
export type StepFacts = {
  campaign: { id: string; state: CampaignState; mailboxes: readonly string[] } | null;
  /** Holds that are in force now. */
  holds: readonly Hold[];
  /** This state file is a copy, which neither sends nor matches replies. */
  copy: boolean;
  /** Some mailbox that the step reads has an inbox on a server. */
  hasInbox: boolean;
  /** When the step is to be taken. */
  at: Instant;
};

export type Impossible = 'completed' | 'held' | 'copy' | 'no_inbox';

/** Null: the step is possible. `command`: its name, without flags. */
export function whyImpossible(command: string, facts: StepFacts): Impossible | null {
  const { campaign, copy, hasInbox } = facts;
  if (CHANGES_CAMPAIGN.has(command) && campaign?.state === 'completed') return 'completed';
  if (copy && ['send', 'process', 'tick'].includes(command)) return 'copy';
  if (command === 'process') return hasInbox ? null : 'no_inbox';
  if (command === 'send' || command === 'tick')
    return stopsAll(facts, ({ until }) => until === null || until > facts.at);
  // What is on hold already needs no pause.
  if (command === 'pause') return stopsAll(facts, () => true);
  return command === 'schedule' ? stopsAll(facts, ({ until }) => until === null) : null;
}

const CHANGES_CAMPAIGN: ReadonlySet<string> = new Set([
  'send',
  'tick',
  'schedule',
  'process',
  'complete',
  'import',
  'pause',
  'resume',
]);

/** `held` when holds that still count stop the whole campaign, or each of its mailboxes. */
function stopsAll({ campaign, holds }: StepFacts, counts: (hold: Hold) => boolean): 'held' | null {
  const left = holds.filter(counts);
  if (campaign === null) return left.some(({ scope }) => scope === 'all') ? 'held' : null;
  const own = left.filter((hold) => concernsCampaign(hold, campaign));
  const nowhere = { ...NO_RECIPIENT, campaignId: campaign.id, mailboxId: '' };
  return own.some((hold) => covers(hold, nowhere)) ||
    (campaign.mailboxes.length > 0 &&
      campaign.mailboxes.every((id) => own.some((hold) => stopsMailbox(hold, id))))
    ? 'held'
    : null;
}
