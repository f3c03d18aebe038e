/**
 * The shape of one row about refusals of IMAP servers: what a server said in which phase, and what
 * to try.
 */

/** `connect`: greeting and TLS. `login`, `open` (EXAMINE), and `read` (SEARCH, FETCH). */
export type ImapPhase = 'connect' | 'login' | 'open' | 'read';

export type ImapRefusalCode =
  'imap_auth_failed' | 'imap_unavailable' | 'imap_folder_missing' | 'imap_tls' | 'imap_refused';

/** What a server said: `code` is the response code in brackets (RFC 5530), in capitals. */
export type ImapWords = { phase: ImapPhase; code: string | null; text: string };

/** A row matches when everything it names does. The first row that matches decides. */
export type ImapRefusalRule = {
  /** Shown as `details.reason`. */
  id: string;
  phases?: readonly ImapPhase[];
  /** Any of these response codes. */
  codes?: readonly string[];
  /** Any of these in the text, in lower case. */
  text?: readonly string[];
  then: ImapRefusalCode;
  /** Ends the sentence "The IMAP server HOST:PORT ...". */
  says: string;
  /** What to try. */
  hint: string;
  /** The RFC, or the provider's document. */
  why: string;
  /** Replies that this row must match before any other row does. */
  examples: readonly ImapWords[];
  /** Replies that other rows must match. */
  nearMiss: ImapWords;
};
