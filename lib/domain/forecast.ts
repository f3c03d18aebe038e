/** The input of a forecast: how many prospects wait for a message, in groups. */
import type { Candidate } from './campaigns/candidate.ts';
import type { Instant } from './time.ts';

/**
 * Prospects that are equal for planning. `mailboxId` is null and `dueAt` 0 for those without a
 * message so far. `n`: how many.
 */
export type WaitingGroup = Pick<
  Candidate,
  'calendarKey' | 'provider' | 'domain' | 'company' | 'step' | 'mailboxId' | 'dueAt' | 'tried'
> & {
  /** The message was accepted and bounced soft: it leaves again, and reports count it once. */
  repeat: boolean;
  /**
   * The members of a group stand between these in their queue: enrollments of new prospects, due
   * instants of the others.
   */
  first: number;
  last: number;
  n: number;
  /** Whose message it is, where `n` is 1; absent: the members are counted, not known. */
  person?: Person;
  /** Of one paused person, whom no plan has before the end of the pause. */
  paused?: true;
};

type Person = Pick<Candidate, 'enrollmentId' | 'prospectId' | 'email'>;

/**
 * `writtenAt`: when another campaign wrote to them, within the time that was asked for; null: none
 * did.
 */
export type ContactedGroup = WaitingGroup & {
  writtenAt: Instant | null;
  preferredFrom: Instant | null;
};

/**
 * A message that was tried, or that a process is about to send (`underWay`: it has claimed a slot).
 */
export type OpenMessage = Omit<Candidate, 'plannedFor'> &
  Pick<WaitingGroup, 'repeat'> & { mailboxId: string; underWay: boolean };

/** What of a recipient decides when a message may leave. Other values are left empty in groups. */
export type RecipientDetail = {
  /** A limit or a hold names a provider. */
  providers: boolean;
  /** The domains and companies that are held. */
  domains: readonly string[];
  companies: readonly string[];
};
