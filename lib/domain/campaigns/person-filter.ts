/** Which people of a campaign are asked for, and what an answer says of each. */
import type { CampaignState } from './campaign.ts';
import type { Enrollment, EnrollmentState, Prospect } from './prospect.ts';
import type { MessageState } from '../sending/message.ts';
import type { Instant, Zone } from '../time.ts';

/** `field=value`; several values of one field: any of them. An empty value: it has none. */
export type PersonTest = { field: PersonField; values: readonly string[] };

export const PERSON_FIELDS = [
  'country',
  'step',
  'next',
  'state',
  'variant',
  'mailbox',
  'zone',
  'company',
] as const;
/** `step`: was sent; `next`: comes next. Any other field is a column of the prospects file. */
export type PersonField = (typeof PERSON_FIELDS)[number] | { column: string };

export type PersonFilter = {
  campaignId: string | null;
  prospectId: number | null;
  /** Null: any. */
  states: readonly EnrollmentState[] | null;
  /** Beginnings of words, all of which the name or the address must have. */
  name: readonly string[];
  /** A domain, with those below it. `company`: the registered domain it belongs to. */
  domain: { name: string; company: string | null } | null;
  tests: readonly PersonTest[];
};

/** Rows come by prospect, then by enrollment. */
export type PersonCursor = { prospectId: number; enrollmentId: number };

export type PersonMessage = {
  step: number;
  variant: string;
  mailboxId: string;
  state: MessageState;
  sendAt: Instant;
  sentAt: Instant | null;
  bounceClass: string | null;
};

export type PersonRow = Pick<
  Enrollment,
  'campaignId' | 'prospectId' | 'state' | 'nextStep' | 'dueAt' | 'mailboxId'
> &
  Pick<Prospect, 'email' | 'domain' | 'company' | 'provider' | 'country' | 'fields'> & {
    enrollmentId: number;
    zone: Zone | null;
    campaignState: CampaignState;
    pausedUntil: Instant | null;
    /** The latest that left, was refused or is in doubt; null: none. */
    last: PersonMessage | null;
    /** The planned one, or the one under way; null: none. */
    planned: PersonMessage | null;
  };

/** `after`: where the next page begins; null: there is none. `searched`: how many were looked at. */
export type PersonPage = { rows: PersonRow[]; after: PersonCursor | null; cutShort: boolean };
