/** One person and one mailbox as the live page shows them. Instants are milliseconds. */
import type { PreferenceWait } from '../campaigns/contact.ts';
import type { Instant, Zone } from '../time.ts';
import type {
  LiveEvent,
  LiveLimit,
  LiveMailbox,
  LivePersonName,
  LiveStop,
  LiveUpcoming,
} from './overview.ts';

export type LivePerson = {
  person: LivePersonName;
  state: string;
  zone: Zone | null;
  country: string | null;
  sequences: LiveSequence[];
  /** Everything that happened, oldest first, bounded. */
  history: LiveMoment[];
  /** Events that the bound left out. */
  leftOut: number;
  /** The command that says what happens next, and why. */
  run: string;
  suppressed: { reason: string; source: string; at: Instant } | null;
};

export type LiveSequence = {
  campaignId: string;
  campaignName: string;
  state: string;
  /** The next step, from 1; after the last step of the campaign, one more. */
  step: number;
  steps: number;
  dueAt: Instant | null;
  /** The wish of the recipient that puts `dueAt` off; null: there is none. */
  waitsBy: PreferenceWait['reason'] | null;
  /** When its next message is planned to leave; null: none is planned. */
  plannedAt: Instant | null;
  mailbox: string | null;
};

/**
 * A line of a history. `text`: a subject, a server's answer or the words of a reply; untrusted where
 * `theirs`.
 */
export type LiveMoment = {
  at: Instant;
  type: string;
  campaignId: string | null;
  says: string;
  text: string | null;
  theirs: boolean;
};

export type LiveMailboxPage = {
  mailbox: LiveMailbox;
  limits: LiveLimit[];
  stops: LiveStop[];
  upcoming: LiveUpcoming[];
  recent: LiveEvent[];
  days: { day: string; sent: number; bounced: number; rejected: number }[];
};
