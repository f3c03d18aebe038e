/** The facts behind a report: running totals and a few small rows, never messages or events. */
import type { StoredCampaign } from '../campaigns/campaign.ts';
import type { Hold } from '../sending/hold.ts';
import type { CounterRow, Metric } from './metric.ts';
import type { EnrollmentState } from '../campaigns/prospect.ts';
import type { Instant, LocalDate, Zone } from '../time.ts';

export type CampaignHead = Pick<
  StoredCampaign,
  'id' | 'name' | 'state' | 'createdAt' | 'startedAt' | 'completedAt'
> & {
  /** The days of the report are days in this zone. */
  zone: Zone;
  /** False: a reply does not end the sequence, so there is no state for prospects who replied. */
  stopOnReply: boolean;
};

/** Totals by step (from 1), variant, mailbox and provider, summed over the requested days. */
export type CounterCell = Omit<CounterRow, 'day'>;

/**
 * Totals of one hour of the week on the recipient's clock. `localHour`: 0 to 167, from Thursday
 * 00:00 (1970 began on a Thursday).
 */
export type HourCell = {
  step: number;
  localHour: number;
  sent: number;
  undelivered: number;
  replied: number;
};

export type DayTotal = { day: LocalDate; metric: Metric; n: number };

export type EnrollmentCount = { state: EnrollmentState; n: number };

/** The messages planned or under way now. */
export type QueueFacts = {
  /** Prospects with a message planned or under way. */
  queued: number;
  /** Prospects whose next step is not planned yet. */
  waiting: number;
  /** Messages that are reserved or transmitting. */
  inFlight: number;
  /** Messages that may have been delivered: settle them with `resolve`. */
  inDoubt: number;
  nextDueAt: Instant | null;
};

export type MailboxDays = {
  mailboxId: string;
  /**
   * Days on which it sent, for any campaign. The next day has the index `sendingDays` in its warmup
   * schedule (from 0).
   */
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
