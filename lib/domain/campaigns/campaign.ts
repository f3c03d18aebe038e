/** The campaign file as its author writes it, and the campaign with every default applied. */
import type { Instant, LocalDate, TimeOfDay, Zone } from '../time.ts';

export const CAMPAIGN_STATES = ['draft', 'active', 'completed'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/**
 * The campaign file (schemas/campaign.schema.json); all keys but id, name, mailboxes and steps have
 * defaults.
 */
export type CampaignFile = {
  id: string;
  name: string;
  mailboxes: string[];
  steps: StepFile[];
  timezone?: Zone;
  priority?: number;
  startAt?: string;
  endAt?: string;
  rateLimits?: RateLimitsFile;
  rotation?: { by: Rotation['by']; weights?: Record<string, number> };
  sendWindow?: SendWindowFile;
  sequences?: {
    defaultDelay?: number[];
    followUpRatio?: number;
    stopOnReply?: boolean;
    stopOnBounce?: boolean;
    onReply?: { sameCompany?: 'none' | 'hold' };
    inboxFreshness?: number;
    outOfOfficeDelay?: number;
  };
  tracking?: false;
  unsubscribe?: { mailto?: string; https?: string };
  footer?: { text?: string; html?: string };
  notify?: { websocketUrl?: string };
};

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Hours of a day; `24:00` is its end. */
export type Hours = { start: TimeOfDay; end: TimeOfDay };

export type SendWindowFile = {
  start?: TimeOfDay;
  end?: TimeOfDay;
  /** Several windows a day, instead of `start` and `end`. */
  windows?: Hours[];
  /** The hours of single weekdays, instead of `windows`; empty: closed. */
  weekdays?: Partial<Record<(typeof WEEKDAYS)[number], Hours[]>>;
  /** `MM-DD` to the time at which that day ends. */
  halfDays?: Record<string, TimeOfDay>;
  /** Dates, both included. */
  blackouts?: { from: LocalDate; to: LocalDate }[];
  /**
   * The hours of single dates; they override all other settings except blackouts. Empty: closed.
   */
  days?: Record<LocalDate, Hours[]>;
  timezone?: string;
  skipWeekends?: boolean;
  skipHolidays?: boolean;
  maxLateness?: number;
};

/** Limits towards one recipient provider or domain. */
export type RecipientLimits = { perMinute?: number; perHour?: number; perDay?: number };

export const ROTATIONS = ['even', 'weighted', 'least_used'] as const;

/**
 * Which mailbox a new prospect gets, of those with room on the same day. Other prospects keep their
 * mailbox.
 */
export type Rotation = {
  by: (typeof ROTATIONS)[number];
  weights: Readonly<Record<string, number>>;
};

export type RateLimitsFile = {
  perMinute?: number;
  perHour?: number;
  perDay?: number;
  warmupEnabled?: boolean;
  warmupSchedule?: number[];
  burst?: { max?: number; perMinutes?: number; minGapSeconds?: number };
  /** By provider name. */
  perProvider?: Record<string, RecipientLimits>;
  /** For each recipient domain that does not belong to a provider. */
  perDomain?: RecipientLimits;
  /** New prospects of a campaign in a calendar day of its zone. */
  newPerDay?: number;
};

export type StepFile = {
  subject?: string;
  text: string;
  html?: string;
  delay?: { days: number; business?: boolean };
  variants?: { name: string; subject?: string; text?: string; html?: string; weight?: number }[];
};

/** A campaign with every default applied, as the decisions read it. */
export type Campaign = {
  id: string;
  name: string;
  mailboxes: string[];
  timezone: Zone;
  /** 1 (last) to 10 (first). */
  priority: number;
  startAt: Instant | null;
  endAt: Instant | null;
  /**
   * The file's limits: for the campaign's totals, and for its mailboxes where these have no limits
   * of their own.
   */
  rateLimits: RateLimitsFile;
  rotation: Rotation;
  sendWindow: SendWindow;
  /**
   * Hours after its planned instant in which a message may leave; later it is planned again. 0
   * turns the check off.
   */
  maxLateness: number;
  /**
   * The part of follow-ups among the planned messages, while new prospects wait too. 1: new
   * prospects come after all follow-ups; 0: before them.
   */
  followUpRatio: number;
  stopOnReply: boolean;
  stopOnBounce: boolean;
  /** What a reply means for colleagues, who have addresses at the same domain. */
  sameCompany: 'none' | 'hold';
  /** Hours for which a read inbox counts as fresh; 0 turns the check off. */
  inboxFreshness: number;
  /** Days that a sequence waits after an out-of-office reply without a return date. */
  outOfOfficeDelay: number;
  steps: Step[];
  unsubscribe: { mailto: string | null; https: string | null };
  footer: { text: string | null; html: string | null };
  notify: { websocketUrl: string | null };
};

export type SendWindow = {
  /** The hours of each weekday, Monday first; empty: closed. */
  week: readonly (readonly Hours[])[];
  halfDays: Readonly<Record<string, TimeOfDay>>;
  blackouts: readonly { from: LocalDate; to: LocalDate }[];
  days: Readonly<Record<LocalDate, readonly Hours[]>>;
  /** `recipient`: each prospect's own zone; otherwise one zone for all. */
  timezone: 'recipient' | Zone;
  skipWeekends: boolean;
  skipHolidays: boolean;
};

/** One message of the sequence. `variants` has at least one entry. */
export type Step = {
  /** The time after the step before, counted from when that one left. 0 for the first step. */
  gap: { days: number; business: boolean };
  /** True: a reply in the thread of the first step (the step has no subject). */
  threaded: boolean;
  variants: Variant[];
};

export type Variant = {
  name: string;
  weight: number;
  subject: string;
  text: string;
  html: string | null;
};

/**
 * A campaign file that may lack keys: `configure` and `validate` accept it; `start` needs the rest.
 */
export type CampaignDraft = Partial<CampaignFile>;
