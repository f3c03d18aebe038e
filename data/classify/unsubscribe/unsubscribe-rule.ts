/** A rule about the wish to get no more mail, in one language or some. */

/**
 * `any` is a request whose object is the writer and counts in a text of any length. `short` says it
 * only where little else is said: in a long text the same words tell a story. `nearMiss` holds the words and must stay a reply.
 */
export type UnsubscribeRule = {
  language: string;
  any: readonly string[];
  short: readonly string[];
  examples: readonly string[];
  nearMiss: readonly string[];
};
