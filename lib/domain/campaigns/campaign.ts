/** The campaign file, as written by its author and as the program uses it once every default is applied. */
import type { Instant, LocalDate, TimeOfDay, Zone } from '../time.ts';

export const CAMPAIGN_STATES = ['draft', 'active', 'completed'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** The campaign file (schemas/campaign.schema.json); everything but id, name, mailboxes and steps has a default. */
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

/** Hours of a day; `24:00` closes it. */
export type Hours = { start: TimeOfDay; end: TimeOfDay };

export type SendWindowFile = {
  start?: TimeOfDay;
  end?: TimeOfDay;
  /** Several windows a day, instead of `start` and `end`. */
  windows?: Hours[];
  /** What differs on a weekday; empty: closed. */
  weekdays?: Partial<Record<(typeof WEEKDAYS)[number], Hours[]>>;
  /** `MM-DD` to the time at which that day ends. */
  halfDays?: Record<string, TimeOfDay>;
  /** Dates, both included. */
  blackouts?: { from: LocalDate; to: LocalDate }[];
  /** The hours of single dates, whatever else is said of them; empty: closed. */
  days?: Record<LocalDate, Hours[]>;
  timezone?: string;
  skipWeekends?: boolean;
  skipHolidays?: boolean;
  maxLateness?: number;
};

/** Limits towards one recipient provider or domain. */
export type RecipientLimits = { perMinute?: number; perHour?: number; perDay?: number };

export const ROTATIONS = ['even', 'weighted', 'least_used'] as const;

/** Which mailbox a new prospect gets, of those that have room on the same day; the others keep theirs. */
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
  /** By name of the provider. */
  perProvider?: Record<string, RecipientLimits>;
  /** Of each recipient domain that is not a provider's own. */
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

/** A campaign with every default applied: what the decisions read. */
export type Campaign = {
  id: string;
  name: string;
  mailboxes: string[];
  timezone: Zone;
  /** 1 (last) to 10 (first). */
  priority: number;
  startAt: Instant | null;
  endAt: Instant | null;
  /** The file's own limits: the campaign's totals, and its mailboxes' limits where these have none of their own. */
  rateLimits: RateLimitsFile;
  rotation: Rotation;
  sendWindow: SendWindow;
  /** Hours after its instant in which a message may still leave; later it gets a new one. 0 switches the check off. */
  maxLateness: number;
  /** Of the messages planned while both wait, so many are follow-ups: 1, new prospects come after them; 0, before them. */
  followUpRatio: number;
  stopOnReply: boolean;
  stopOnBounce: boolean;
  /** What a person's reply means for colleagues, who have their address at the same domain. */
  sameCompany: 'none' | 'hold';
  /** Hours for which a read inbox counts as fresh; 0 switches the check off. */
  inboxFreshness: number;
  /** Days a sequence waits after an out-of-office answer without a return date. */
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
  /** `recipient`: each prospect's own zone; otherwise one fixed zone for everybody. */
  timezone: 'recipient' | Zone;
  skipWeekends: boolean;
  skipHolidays: boolean;
};

/** One message of the sequence. `variants` always holds at least one entry. */
export type Step = {
  /** Distance from the step before it, counted from the moment that one was really sent. 0 for the first. */
  gap: { days: number; business: boolean };
  /** True: a reply in the thread of the first step (the step has no subject of its own). */
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

/** A campaign file as far as it is written: `configure` and `validate` accept it, `start` wants the rest. */
export type CampaignDraft = Partial<CampaignFile>;
