/** The shape of one rule about what a server said. */
import type { BounceClass, BounceReason } from '../../../lib/domain/responses/response.ts';

/**
 * A rule matches when the folded reply (lower case, single blanks, straight apostrophes, repeated reply codes of multi-line replies
 * removed) holds any string of `any`, or every string of one list of `all`, or one string of each list of `each`; and none of
 * `unless`. The first rule of the list that matches decides.
 */
export type BounceRule = {
  id: string;
  reason: BounceReason;
  class: BounceClass;
  /** The class when the reply's code or status is 4xx, where a temporary refusal of this kind may clear. */
  whenTemporary?: BounceClass;
  any: readonly string[];
  all?: readonly (readonly string[])[];
  /** Kinds of words that mean something together: one of each. */
  each?: readonly (readonly string[])[];
  /** Words beside which the others mean something else. */
  unless?: readonly string[];
  /** A reply it must match, first of all rules. */
  example: string;
  /** Further ones, of other systems. */
  examples?: readonly string[];
  /** Replies that look alike and mean something else. */
  nearMisses?: readonly string[];
  /** The provider's document, the RFC, or the program that says it. */
  why: string;
};
