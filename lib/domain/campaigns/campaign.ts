/** The campaign file as its author writes it, and the campaign with every default applied. */
import type { ContactFile, ContactRules } from './contact.ts';
import type { ListenerFile } from '../listener.ts';
import type { SlidingLimit } from '../limits/limits.ts';
import type { Instant, LocalDate, TimeOfDay, Zone } from '../time.ts';

export const CAMPAIGN_STATES = ['draft', 'active', 'completed'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/**
 * `weighted`: shares mailboxes in proportion to the priorities. `strict`: is served before all that
 * are not; several strict campaigns are served by priority.
 */
export type Precedence = 'weighted' | 'strict';

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
  /** ISO alpha-2 once accepted: whose holidays people without a known country get. */
  country?: string;
  /** 1 (last) to 10 (first). */
  priority?: number;
  precedence?: Precedence;
  startAt?: string;
  endAt?: string;
  /**
   * The file's limits: for the campaign's totals, and for its mailboxes where these have no limits
   * of their own.
   */
  rateLimits?: RateLimitsFile;
  rotation?: { by: Rotation['by']; weights?: Record<string, number> };
  sendWindow?: SendWindowFile;
  sequences?: SequencesFile;
  contact?: ContactFile;
  /** `false` is the same as no section. */
  tracking?: TrackingFile | false;
  unsubscribe?: { mailto?: string; https?: string };
  footer?: { text?: string; html?: string };
  notify?: ListenerFile[];
};

/** `domain`: the host under which the public side is reached, with or without `https://`. */
type TrackingFile = { opens?: boolean; clicks?: boolean; domain?: string };

/** `base`: an https origin; null: that of the setting `publicUrl`. */
export type TrackingRules = { opens: boolean; clicks: boolean; base: string | null };

type SequencesFile = {
  defaultDelay?: number[];
  /**
   * The part of follow-ups among the planned messages, while new prospects wait too. 1: new
   * prospects come after all follow-ups; 0: before them.
   */
  followUpRatio?: number;
  stopOnReply?: boolean;
  stopOnBounce?: boolean;
  onReply?: { sameCompany?: 'none' | 'hold' };
  /** Hours for which a read inbox counts as fresh; 0 turns the check off. */
  inboxFreshness?: number;
  /** Hours without a working mailbox after which the campaign is put on hold. */
  persistentAfter?: number;
  /** Days that a sequence waits after an out-of-office reply without a return date. */
  outOfOfficeDelay?: number;
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
export type RecipientLimits = Partial<Record<SlidingLimit, number>>;

/**
 * Which mailbox a new prospect gets, of those with room on the same day. Other prospects keep their
 * mailbox.
 */
export type Rotation = {
  by: 'even' | 'weighted' | 'least_used';
  weights: Readonly<Record<string, number>>;
};

export type RateLimitsFile = RecipientLimits & {
  warmupEnabled?: boolean;
  warmupSchedule?: number[];
  burst?: { max?: number; perMinutes?: number; minGapSeconds?: number };
  /** By provider name. */
  perProvider?: Record<string, RecipientLimits>;
  /** For each recipient domain that does not belong to a provider. */
  perDomain?: RecipientLimits;
  /**
   * For each sending domain, over all its mailboxes. `warmupSchedule`: default that of its
   * mailboxes. `perDay`: default none.
   */
  perSendingDomain?: { warmupSchedule?: number[]; perDay?: number };
  /** New prospects of a campaign in a calendar day of its zone. */
  newPerDay?: number;
};

export type StepFile = {
  subject?: string;
  text: string;
  html?: string;
  delay?: { days: number; business?: boolean };
  variants?: VariantFile[];
};

/** A key that a variant lacks has the value of its step. */
type VariantFile = {
  name: string;
  subject?: string;
  text?: string;
  html?: string;
  weight?: number;
};

/** A campaign with every default applied, as the decisions read it. */
export type Campaign = Required<
  Pick<
    CampaignFile,
    'id' | 'name' | 'mailboxes' | 'timezone' | 'priority' | 'precedence' | 'rateLimits'
  >
> &
  Filled<Pick<CampaignFile, 'unsubscribe' | 'footer'>> &
  Required<Omit<SequencesFile, 'defaultDelay' | 'onReply'>> &
  Record<'startAt' | 'endAt', Instant | null> & {
    /** Null: that of `timezone`. */
    country: string | null;
    rotation: Rotation;
    sendWindow: SendWindow;
    /**
     * Hours after its planned instant in which a message may leave; later it is planned again. 0
     * turns the check off.
     */
    maxLateness: number;
    /** What a reply means for colleagues, who have addresses at the same domain. */
    sameCompany: 'none' | 'hold';
    contact: ContactRules;
    tracking: TrackingRules;
    steps: Step[];
  };

/** Sections of the file in which a missing key is null. */
type Filled<Sections> = {
  [Section in keyof Sections]-?: {
    [Key in keyof NonNullable<Sections[Section]>]-?: string | null;
  };
};

export type SendWindow = Readonly<
  Required<
    Pick<SendWindowFile, 'halfDays' | 'blackouts' | 'days' | 'skipWeekends' | 'skipHolidays'>
  >
> & {
  /** The hours of each weekday, Monday first; empty: closed. */
  week: readonly (readonly Hours[])[];
  /** `recipient`: each prospect's own zone; otherwise one zone for all. */
  timezone: 'recipient' | Zone;
};

/** One message of the sequence. `variants` has at least one entry. */
export type Step = {
  /** The time after the step before left. 0 for the first step. */
  gap: { days: number; business: boolean };
  /** True: a reply in the thread of the first step (the step has no subject). */
  threaded: boolean;
  variants: Variant[];
};

export type Variant = Required<Omit<VariantFile, 'html'>> & { html: string | null };

/**
 * A campaign file that may lack keys: `configure` and `validate` accept it; `start` needs the rest.
 */
export type CampaignDraft = Partial<CampaignFile>;

/** A campaign as the state file stores it. */
export type StoredCampaign = {
  id: string;
  name: string;
  state: CampaignState;
  priority: number;
  /** The campaign file as it was accepted. */
  file: CampaignFile;
  createdAt: Instant;
  startedAt: Instant | null;
  completedAt: Instant | null;
};
