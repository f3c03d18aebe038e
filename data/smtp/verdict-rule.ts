/** The shape of one row of the verdict table: what a server did at which point of the conversation, and what follows from it. */
import type { BounceClass, BounceReason } from '../../lib/domain/responses/response.ts';
import type { AccountProblem, SmtpPhase } from '../../lib/domain/sending/message.ts';
import type { BreakerFailure } from '../../lib/domain/sending/hold.ts';

export type RuledVerdict =
  | { verdict: 'sent' }
  | { verdict: 'in_doubt' }
  /** We ourselves broke off; nothing has left. */
  | { verdict: 'returned' }
  /** The same mail again in minutes, doubling. `givesUp`: after five days the recipient's side is taken to have failed for good. */
  | { verdict: 'minutes'; givesUp: boolean; atLeast?: number }
  /** The same mail again after a day, three times, then it has bounced. */
  | { verdict: 'day' }
  | { verdict: 'hard' }
  /** The address takes nothing from outside: this sequence ends, and nobody is to blame. */
  | { verdict: 'closed' }
  /** Tried again on later days. `content`: about this one text, so three times in all; otherwise it waits for us to be taken again. */
  | { verdict: 'block'; content?: true }
  /** Our account, or the way to it: the mail keeps its place, the mailbox rests. */
  | { verdict: 'account'; problem: AccountProblem };

/** A reply as a server writes it, at the phase it comes in; `text` alone where none came: what the driver or we say instead. */
export type ReplyExample = { phase: SmtpPhase; reply: string } | { phase: SmtpPhase; text: string };

/** A row matches when everything it names does; what it leaves out may be anything. The first row that matches decides. */
export type VerdictRule = {
  id: string;
  /** Whether the server took the mail, said no (4xx, 5xx), or nothing was heard. */
  heard: 'yes' | 'no' | 'nothing';
  phases?: readonly SmtpPhase[];
  /** First and last reply code. */
  codes?: readonly [number, number];
  /** RFC 3463 without the class: `7.26` exactly, or a range of details such as `7.500-7.699`. */
  enhanced?: readonly string[];
  /** Any of these in the folded reply (lower case, addresses taken out). */
  text?: readonly string[];
  /** None of these in it. */
  unless?: readonly string[];
  /** Not with these statuses; written as `enhanced`. */
  exceptEnhanced?: readonly string[];
  /** `us`: the reply names our address, or our domain, and not the recipient. `not-them`: it does not name the recipient. */
  names?: 'us' | 'not-them';
  /** No plain phrase of data/classify decides: a number, vague words, or nothing. */
  uncertain?: true;
  /** What the words and the status come to by data/classify. */
  class?: BounceClass;
  reasons?: readonly BounceReason[];
  then: RuledVerdict;
  /** Where no reply says it. */
  reason?: BounceReason;
  /** Whose breaker counts it; none where it says something of one recipient or one mail only. */
  failure?: BreakerFailure;
  /** The RFC, or the provider's document. */
  why: string;
  /** What it must match, first of all rows. */
  examples: readonly ReplyExample[];
  /** Look alike, and are another row's. */
  nearMisses?: readonly ReplyExample[];
};
