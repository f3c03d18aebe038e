/** The shape of one blocklist that servers name when they refuse a message. */

/**
 * A reply names the list when the folded reply (see `foldReply`) holds any phrase of `any`. The
 * first list that matches is the one that is logged, so a part of a list stands before the whole.
 */
export type Blocklist = {
  id: string;
  name: string;
  /** What an entry of the list stands for. */
  entries: 'ip_addresses' | 'domains' | 'senders';
  any: readonly string[];
  /** A reply that must match this list before any other. */
  example: string;
  /** A similar reply that does not name this list. */
  nearMiss: string;
  /** What ends the listing, in one sentence. */
  advice: string;
  /** Where an entry is looked up and its removal is requested; null: the list is closed. */
  page: string | null;
  /** Where the words and the page are documented. */
  why: string;
};
