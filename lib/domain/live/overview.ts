/** What the live page shows, in the order in which it is read. Instants are milliseconds. */
import type { CampaignState } from '../campaigns/campaign.ts';
import type { LimitUse } from '../limits/limits.ts';
import type { MeasuredCount } from '../reports/measured-count.ts';
import type { Concern, DataRequest } from '../responses/response.ts';
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
  /** Replies that a person has not handled: requests by law first, then threats, complaints and anger, then the newest. */
  replies: LiveReply[];
  /** How many replies wait for a person: counted up to `MOST_COUNTED`. */
  repliesWaiting: number;
  /** Critical ones first, bounded. */
  stops: LiveStop[];
  stopsTotal: number;
  days: LiveDay[];
  funnel: LiveStage[];
  measured: LiveMeasured;
  /** The last twelve weeks, by the recipients' weekday (0: Monday) and hour; no empty cells. */
  heat: LiveHeatCell[];
};

export type LiveCampaign = {
  id: string;
  name: string;
  state: CampaignState;
  /** The codes of its holds; empty when it may send. */
  holds: string[];
  /** Of the campaign's own totals, as in `status`; empty when it has none. */
  limits: LiveLimit[];
  people: number;
  openSequences: number;
  ended: number;
  /** People with a message planned or under way. */
  planned: number;
  sentToday: number;
  repliedToday: number;
  bouncedToday: number;
  sent: number;
  replied: number;
  nextDueAt: Instant | null;
  /** The command by which it goes on, where nothing is planned and nothing holds it; else null. */
  run: string | null;
};

/** As in `status`. */
export type LiveLimit = Pick<
  LimitUse,
  'scope' | 'scopeId' | 'kind' | 'used' | 'limit' | 'resetsAt'
>;

export type LiveMailbox = {
  id: string;
  address: string;
  zone: Zone;
  /** Its own, and after them those of its sending domain. */
  limits: LiveLimit[];
  /** Other mailboxes on the same SMTP account: their messages count together. */
  sharesLimitsWith: string[];
  /** Null: none, or it is over. */
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
  /** Of a response. */
  kind: string | null;
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
  /** A right invoked under data-protection law. */
  request: DataRequest | null;
  concern: Concern | null;
  /** Not proven to come from the person, so without consequence. */
  unverified: boolean;
  /** The new text of the reply, cut: untrusted. */
  text: string;
  /** The command that shows it whole. */
  run: string;
};

/** More are not counted, because each costs a lookup. */
export const MOST_COUNTED = 500;

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
export type LiveStage = {
  stage: 'enrolled' | 'contacted' | 'delivered' | 'replied' | 'interested';
  people: number;
};
/**
 * Opens and clicks, of messages and not of people, who may reply without having been seen to open:
 * no stage of the funnel. `sent`: all messages. Null: not measured.
 */
export type LiveMeasured = {
  sent: number;
  opened: MeasuredCount | null;
  clicked: MeasuredCount | null;
};
/** `sent`: messages that left in this hour. `replied`: replies that were written in it. */
export type LiveHeatCell = { weekday: number; hour: number; sent: number; replied: number };
