/** Contact across campaigns: what a person's "no" in one campaign means for others, and the pace. */
import type { PreferredPace } from '../responses/preference.ts';
import type { Instant } from '../time.ts';

/**
 * The kinds of "no" that a campaign file may allow to be written to again. `bounced`: the soft
 * bounces of a message were used up, or the address accepts nothing from outside.
 */
type AllowableDecline = 'not_interested' | 'wrong_person' | 'left_company' | 'bounced';

/**
 * A "no" that ends the contact in every campaign. `angry`: no campaign file allows it. (Unsubscribed,
 * complained and invalid are states of the prospect itself.)
 */
export type DeclineKind = AllowableDecline | 'angry';

/** A person's "no" in a campaign. `at`: when it was read. */
export type Decline = { kind: DeclineKind; campaignId: string; at: Instant };

/** The `contact` section of a campaign file. */
export type ContactFile = {
  /** By kind of "no": after how many days its sender may be enrolled. */
  allowAfter?: Partial<Record<AllowableDecline, number>>;
  /** Days between messages of different campaigns to one person; 0 turns the check off. */
  minDaysBetween?: number;
  /** The most people of one company in open sequences, over all campaigns. */
  maxOpenPerCompany?: number;
};

/** The section with its defaults. */
export type ContactRules = {
  allowAfter: Readonly<Partial<Record<AllowableDecline, number>>>;
  minDaysBetween: number;
  /** Null: no limit. */
  maxOpenPerCompany: number | null;
};

/** What is known about a person's contact in other campaigns than the one that asks. */
export type ContactElsewhere = {
  declines: readonly Decline[];
  /** When another campaign last wrote: claimed, sent or in doubt. Null: never. */
  lastAt: Instant | null;
};

/** Why a person may be written to only later: another campaign's message, or their own choice. */
export const CONTACT_REASONS = [
  'contacted_recently',
  'recipient_paused',
  'recipient_less_often',
] as const;
export type ContactReason = (typeof CONTACT_REASONS)[number];

/** From `until` on, a message may leave. */
export type ContactWait = { until: Instant; reason: ContactReason };
/** The person's own choice. */
export type PreferenceWait = ContactWait & { reason: Exclude<ContactReason, 'contacted_recently'> };

/** Also the other campaigns to which the person replied, those with an open sequence, and what the person chose. */
export type KnownElsewhere = ContactElsewhere & {
  answered: string[];
  open: string[];
  preferred: PreferredPace | null;
};
