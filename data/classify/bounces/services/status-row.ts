/** The shape of one row about the enhanced statuses that one service gives a meaning of its own. */
import type { BounceClass, BounceReason } from '../../../../lib/domain/responses/response.ts';

export type StatusRow = {
  /**
   * Subject and detail, or the first and the last of a range: `7.705`, `7.606-7.649`. The class
   * digit only chooses `temporary`.
   */
  statuses: readonly string[];
  reason: BounceReason;
  class: BounceClass;
  /** The class with 4.x.x. */
  temporary?: BounceClass;
  /** Decides before any words, because these mislead ("does not accept email from ..."). */
  beforeWords?: true;
  /** Only with 4.x.x: the same numbers with 5.x.x mean something else. */
  onlyTemporary?: true;
  /** Only with one of these words in the folded reply: the status alone has another meaning. */
  with?: readonly string[];
  /** A reply that this row must decide. */
  example: string;
  /** Replies with another status, or other words, that it must leave alone. */
  nearMisses?: readonly string[];
  why: string;
};
