/** The shape of the rows about codes that a service puts into the text of its refusals. */
import type { BounceClass, BounceReason } from '../../../../lib/domain/responses/response.ts';

/** The codes of one service, which tell more than the words beside them. */
export type CodeService = {
  id: string;
  /** One of these is in every reply with such a code: cheaper to look for than the form. */
  signs: readonly string[];
  /** How a code stands in the folded reply; the first group is the code. */
  form: RegExp;
  rows: readonly CodeRow[];
  /** Replies that look alike and hold no code of this service. */
  nearMisses?: readonly string[];
  why: string;
};

/** Codes with one meaning; a code that no row names leaves the decision to the words. */
export type CodeRow = {
  /** As the form captures them, or the first and the last number of a range. */
  codes: readonly string[];
  reason: BounceReason;
  class: BounceClass;
  /** The class with a reply code or status 4xx. */
  temporary?: BounceClass;
  /** A reply that this row must decide. */
  example: string;
};
