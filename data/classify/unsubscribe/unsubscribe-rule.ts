/** A rule about the wish to get no more mail, in one language or some. */

/**
 * `any`: a request that names the writer, and counts in a text of any length. `short`: counts only
 * in a short text, because in a long one the same words may tell a story. `nearMiss`: a text with
 * the words that must stay a reply.
 */
export type UnsubscribeRule = {
  language: string;
  any: readonly string[];
  short: readonly string[];
  examples: readonly string[];
  nearMiss: readonly string[];
};
