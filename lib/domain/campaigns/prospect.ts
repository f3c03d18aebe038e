/** A prospect, and the prospect's place in one campaign. */
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

export type Prospect = {
  id: number;
  /** Normalised: trimmed, lower case, domain in A-label form. */
  email: string;
  domain: string;
  /** The large mail provider behind the domain (`google`, `microsoft`, `yahoo`...) or `other`. */
  provider: string;
  zone: Zone;
  zoneSource: ZoneSource;
  /** ISO 3166-1 alpha-2, upper case; null when unknown. */
  country: string | null;
  /** ISO 3166-2 subdivision without the country (`CA`, `BY`); null when unknown. */
  region: string | null;
  /** Merge fields by column name, as text. */
  fields: Readonly<Record<string, string>>;
  state: ProspectState;
};

export const ENROLLMENT_STATES = [
  'waiting',
  'queued',
  'finished',
  'replied',
  'unsubscribed',
  'complained',
  'bounced',
  'invalid',
  'suppressed',
  'left_company',
  'wrong_person',
  'ended',
] as const;
/**
 * `waiting`: nothing is planned, and the next step may leave from `dueAt`. `queued`: a message is
 * planned or under way. `ended`: the campaign was completed before the sequence. The others name
 * what ended the sequence.
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
};

/** What the import of one row did for its prospect. */
export type EnrollOutcome = 'enrolled' | 'enrolledAlready' | 'suppressed' | 'notMailable';

/** A prospect with the merge fields of the next message, and its step (from 0). */
export type PersonToWrite = Pick<Prospect, 'email' | 'fields'> & { step: number };
