/** A prospect, and the prospect's place in one campaign. */
import type { Addressee } from './address.ts';
import type { CampaignState } from './campaign.ts';
import type { Instant, Zone } from '../time.ts';

export const ZONE_SOURCES = [
  'explicit',
  'region',
  'city',
  'country',
  'phone',
  'domain',
  'campaign',
] as const;
/** How a prospect's zone was found, best first. `domain`: by the country ending of the address. */
export type ZoneSource = (typeof ZONE_SOURCES)[number];

export const PROSPECT_STATES = ['active', 'invalid', 'unsubscribed', 'complained'] as const;
export type ProspectState = (typeof PROSPECT_STATES)[number];

/**
 * The provider of a domain that neither table knows: `data/places/providers.ts`,
 * `data/places/mail-hosts.ts`.
 */
export const OTHER_PROVIDER = 'other';

/** Where a prospect is, and how that was found. */
export type ProspectPlace = {
  /** Null: unknown; the campaign's zone is used. */
  zone: Zone | null;
  zoneSource: ZoneSource;
  /**
   * The country has several zones and the place in it is unknown: the zone is the one where most of
   * its people live.
   */
  byPopulation: boolean;
  /** ISO 3166-1 alpha-2, upper case; null when unknown. */
  country: string | null;
  /** ISO 3166-2 subdivision without the country (`CA`, `BY`); null when unknown. */
  region: string | null;
};

/**
 * A prospect as the state file stores it. `email` is normalised: trimmed, lower case, domain in
 * A-label form.
 */
export type Prospect = Addressee &
  ProspectPlace & {
    id: number;
    domain: string;
    /**
     * The registered domain of the prospect's company; null without one (see
     * recipients/companies.ts).
     */
    company: string | null;
    /** The large mail provider behind the domain (`google`, `microsoft`, `yahoo`...) or `other`. */
    provider: string;
    /** Merge fields by column name, as text. */
    fields: Readonly<Record<string, string>>;
    state: ProspectState;
  };

/** A prospect as a prospects file gives it. */
export type NewProspect = Omit<Prospect, 'id' | 'domain' | 'state'>;

/** A prospect without the merge fields. */
export type KnownPerson = Omit<Prospect, 'byPopulation' | 'fields'>;

export const ENROLLMENT_STATES = [
  'waiting',
  'queued',
  'paused',
  'finished',
  'removed',
  'replied',
  'unsubscribed',
  'complained',
  'bounced',
  'invalid',
  'suppressed',
  'left_company',
  'wrong_person',
  'declined',
  'ended',
] as const;
/**
 * `waiting`: nothing is planned, and the next step may leave from `dueAt`. `queued`: a message is
 * planned or under way. `paused`, `removed`: the operator did that to this person. `declined`: the
 * person said no in another campaign. `ended`: the campaign was completed before the sequence. The
 * others name what ended the sequence.
 */
export type EnrollmentState = (typeof ENROLLMENT_STATES)[number];

export type Enrollment = {
  id: number;
  campaignId: string;
  prospectId: number;
  state: EnrollmentState;
  /** The index of the step to send next; the number of steps when the sequence is finished. */
  nextStep: number;
  dueAt: Instant;
  /** The mailbox that writes to this prospect; it stays the same. Null before the first plan. */
  mailboxId: string | null;
  /**
   * Prospects with the same key share zone, country and region, and so their open days and hours.
   */
  calendarKey: string;
  /** How many people were enrolled in the campaign before; the variants go by it. */
  position: number;
};

/** A prospect's sequence in a campaign. `step`: the one to send next, from 0. */
export type Sequence = Pick<
  Enrollment,
  'campaignId' | 'state' | 'dueAt' | 'calendarKey' | 'mailboxId' | 'position'
> & { enrollmentId: number; step: number; campaignState: CampaignState };

/** What the import of one row did for its prospect. */
export type EnrollOutcome =
  'enrolled' | 'enrolledAlready' | 'suppressed' | 'notMailable' | 'declined';

/** A prospect with the merge fields of the next message, and its step (from 0). */
export type PersonToWrite = Pick<Prospect, 'email' | 'fields'> & { step: number };
