/** A header field that only machines set. */

/** The folded value must contain one of `value`, and begin with none of `not`. */
export type HeaderSign = {
  rule: string;
  name: string;
  value?: readonly string[];
  not?: readonly string[];
  why: string;
};
