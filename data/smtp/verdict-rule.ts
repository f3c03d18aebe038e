/**
 * The shape of one row of the verdict table: what a server did in which phase, and the consequence.
 */
import type { BounceClass, BounceReason } from '../../lib/domain/responses/response.ts';
import type { AccountProblem, SmtpPhase } from '../../lib/domain/sending/message.ts';
import type { BreakerFailure } from '../../lib/domain/sending/hold.ts';

export type RuledVerdict =
  | { verdict: 'sent' }
  | { verdict: 'in_doubt' }
  /** We stopped; nothing was sent. */
  | { verdict: 'returned' }
  /**
   * The same message again in minutes, with doubling intervals. `givesUp`: after five days, the
   * recipient's side counts as failed for good.
   */
  | { verdict: 'minutes'; givesUp: boolean; atLeast?: number }
  /** The same message again after a day, three times; then it has bounced. */
  | { verdict: 'day' }
  | { verdict: 'hard' }
  /** The address accepts nothing from outside: the sequence ends, and neither side is at fault. */
  | { verdict: 'closed' }
  /**
   * Tried again on later days. `content`: about this text, so three times in all; otherwise until
   * our messages are accepted again.
   */
  | { verdict: 'block'; content?: true }
  /**
   * Our account, or the connection to it: the message stays planned, and the breaker of the mailbox
   * counts it.
   */
  | { verdict: 'account'; problem: AccountProblem };

/** A reply of a server in one phase; without a code, `text` is that of the driver or our own. */
export type ReplyExample = { phase: SmtpPhase; reply: string } | { phase: SmtpPhase; text: string };

/**
 * A row matches when everything it names does; what it leaves out may be anything. The first row
 * that matches decides.
 */
export type VerdictRule = {
  id: string;
  /** Whether the server accepted, refused (4xx, 5xx), or did not reply. */
  heard: 'yes' | 'no' | 'nothing';
  phases?: readonly SmtpPhase[];
  /** First and last reply code. */
  codes?: readonly [number, number];
  /** RFC 3463 without the class: `7.26` exactly, or a range of details such as `7.500-7.699`. */
  enhanced?: readonly string[];
  /** Any of these in the folded reply (lower case, addresses taken out). */
  text?: readonly string[];
  /** None of these in the folded reply. */
  unless?: readonly string[];
  /** Not with these statuses; written as `enhanced`. */
  exceptEnhanced?: readonly string[];
  /**
   * `us`: the reply names our address, or our domain, and not the recipient. `not-them`: it does
   * not name the recipient.
   */
  names?: 'us' | 'not-them';
  /** No clear phrase of data/classify decides: a number, vague words, or nothing. */
  uncertain?: true;
  /** The verdict of data/classify on the words and the status. */
  class?: BounceClass;
  reasons?: readonly BounceReason[];
  then: RuledVerdict;
  /** The reason if the reply gives none. */
  reason?: BounceReason;
  /** Which breaker counts it; none if it is about one recipient or one message only. */
  failure?: BreakerFailure;
  /** A deferral of one recipient: it does not slow the messages to that provider down. */
  keepsPace?: true;
  /** The RFC, or the provider's document. */
  why: string;
  /** Replies that this row must match before any other row does. */
  examples: readonly ReplyExample[];
  /** Similar replies that belong to another row. */
  nearMisses?: readonly ReplyExample[];
};
