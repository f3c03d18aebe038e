/** A header field that only machines set. */

/** One of `value` must be contained in the folded value, none of `not` may be its beginning. */
export type HeaderSign = {
  rule: string;
  name: string;
  value?: readonly string[];
  not?: readonly string[];
  why: string;
};
