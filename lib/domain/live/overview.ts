/** What the live page shows, in the order in which it is read. Instants are milliseconds. */
import type { CampaignState } from '../campaigns/campaign.ts';
import type { Zone, Instant, LocalDate } from '../time.ts';

export type LiveOverview = {
  at: Instant;
  /** The newest event that is included: the page follows the feed after it. */
  seq: number;
  campaigns: LiveCampaign[];
  mailboxes: LiveMailbox[];
  upcoming: LiveUpcoming[];
  /** Newest first; the page adds later ones from the feed. */
  recent: LiveEvent[];
  /** Replies that a person has not handled, newest first. */
  replies: LiveReply[];
  stops: LiveStop[];
  days: LiveDay[];
  funnel: LiveStage[];
  /** Replies by the recipient's weekday (0: Monday) and hour. */
  heat: LiveHeatCell[];
};

export type LiveCampaign = {
  id: string;
  name: string;
  state: CampaignState;
  /** The codes of its holds; empty when it may send. */
  holds: string[];
  people: number;
  openSequences: number;
  ended: number;
  planned: number;
  sentToday: number;
  repliedToday: number;
  bouncedToday: number;
  sent: number;
  replied: number;
  nextDueAt: Instant | null;
};

export type LiveLimit = {
  /** As in `status`: minute, hour, burst, day, rolling_day, warmup. */
  kind: string;
  used: number;
  limit: number;
  resetsAt: Instant | null;
};

export type LiveMailbox = {
  id: string;
  address: string;
  zone: Zone;
  limits: LiveLimit[];
  warmup: { day: number; of: number; cap: number } | null;
  sentToday: number;
  inboxReadAt: Instant | null;
  held: boolean;
};

/** A person as a page names them: all strangers' text, to be escaped where it is shown. */
export type LivePersonName = {
  prospectId: number;
  email: string;
  name: string | null;
  company: string | null;
};

export type LiveUpcoming = {
  messageId: number;
  campaignId: string;
  person: LivePersonName;
  step: number;
  mailbox: string;
  sendAt: Instant;
  zone: Zone;
};

export type LiveEvent = {
  seq: number;
  type: string;
  at: Instant;
  campaignId: string | null;
  campaignName: string | null;
  person: LivePersonName | null;
  /** In plain words, without strangers' text. */
  says: string;
};

export type LiveReply = {
  id: number;
  at: Instant;
  campaignId: string;
  person: LivePersonName;
  kind: string;
  intent: string | null;
  /** The new text of the reply, cut: untrusted. */
  text: string;
  /** The command that shows it whole. */
  run: string;
};

/** A hold or an alert. */
export type LiveStop = {
  what: 'hold' | 'alert';
  code: string;
  level: 'warning' | 'critical';
  scope: string;
  scopeId: string;
  since: Instant;
  until: Instant | null;
  why: string;
  /** The command that ends it; null when only time or its cause does. */
  run: string | null;
};

export type LiveDay = { day: LocalDate; sent: number; replied: number; bounced: number };
export type LiveStage = { stage: string; people: number };
export type LiveHeatCell = { weekday: number; hour: number; sent: number; replied: number };
