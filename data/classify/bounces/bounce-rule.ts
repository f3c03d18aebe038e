/** The shape of one rule about the reply of a server. */
import type { BounceClass, BounceReason } from '../../../lib/domain/responses/response.ts';

/**
 * A rule matches when the folded reply (lower case, single blanks, straight apostrophes, repeated
 * reply codes of multi-line replies removed) holds any string of `any`, or every string of one list
 * of `all`, or one string of each list of `each` (as `pattern` says); and none of `unless`. The first
 * rule of the list that matches decides. A string stands between borders of words, unless a `*` marks
 * where it continues a word: `bloqu*`, `*konto` (see lib/core/text/word-borders.ts).
 */
export type BounceRule = {
  id: string;
  reason: BounceReason;
  class: BounceClass;
  /**
   * The class when the reply's code or status is 4xx, where a temporary refusal of this kind may
   * clear.
   */
  whenTemporary?: BounceClass;
  any: readonly string[];
  all?: readonly (readonly string[])[];
  /** Groups of words that decide together: one word of each group must be there. */
  each?: readonly (readonly string[])[];
  /** The most characters between the words of the first two groups, within one sentence. */
  near?: number;
  /** How the words of `each` must stand to each other in the folded reply. */
  pattern?: RegExp;
  /** Words that give the others another meaning. */
  unless?: readonly string[];
  /** A reply that this rule must match before any other rule does. */
  example: string;
  /** Further examples, from other systems. */
  examples?: readonly string[];
  /** Replies that look alike and mean something else. */
  nearMisses?: readonly string[];
  /** The source: the provider's document, the RFC, or the program that sends it. */
  why: string;
};
