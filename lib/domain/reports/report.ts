/** The facts a report is made of: running totals and a few small rows, never messages or events. */
import type { StoredCampaign } from '../campaigns/campaign.ts';
import type { Hold } from '../sending/hold.ts';
import type { CounterRow, Metric } from './metric.ts';
import type { EnrollmentState } from '../campaigns/prospect.ts';
import type { Instant, LocalDate, Zone } from '../time.ts';

export type CampaignHead = Pick<
  StoredCampaign,
  'id' | 'name' | 'state' | 'createdAt' | 'startedAt' | 'completedAt'
> & {
  /** Days of the report are days in this zone. */
  zone: Zone;
  /** False: a reply does not end the sequence, so that people who replied are not a state of their own. */
  stopOnReply: boolean;
};

/** Totals by step (from 1, as people count), variant, mailbox and provider, summed over the days asked for. */
export type CounterCell = Omit<CounterRow, 'day'>;

/** Totals of one hour of the week on the recipient's clock: `localHour` counts hours from the Thursday on which 1970 began, 0 to 167. */
export type HourCell = {
  step: number;
  localHour: number;
  sent: number;
  undelivered: number;
  replied: number;
};

export type DayTotal = { day: LocalDate; metric: Metric; n: number };

export type EnrollmentCount = { state: EnrollmentState; n: number };

/** What is planned or under way now. */
export type QueueFacts = {
  /** Prospects with a message planned or under way. */
  queued: number;
  /** Prospects whose next step is not planned yet. */
  waiting: number;
  /** Slots claimed, or bytes under way. */
  inFlight: number;
  /** Messages whose fate is unknown: settle them with `resolve`. */
  inDoubt: number;
  nextDueAt: Instant | null;
};

export type MailboxDays = {
  mailboxId: string;
  /** Days on which it sent, for any campaign: the next day is number `sendingDays` of its warmup schedule, counted from 0. */
  sendingDays: number;
  lastDay: LocalDate | null;
  sentOnLastDay: number;
};

export type CampaignFacts = {
  campaign: CampaignHead;
  enrollments: EnrollmentCount[];
  days: DayTotal[];
  queue: QueueFacts;
  holds: Hold[];
  mailboxes: MailboxDays[];
};

/** One campaign in the list of all. */
export type CampaignSummaryFacts = {
  campaign: CampaignHead;
  enrollments: EnrollmentCount[];
  totals: { metric: Metric; n: number }[];
  sendingDays: number;
};
