/** A message as it comes in, and what a mail server may do with one that it lists. */
import type { Instant } from '../time.ts';

/**
 * Why a message that the server lists was not read. `no_answer`: its FETCH was answered OK without
 * a line for it (RFC 2180 4.1.1). `no_size`: without its size, nothing tells whether it is
 * complete. `no_body`: NIL or nothing (RFC 3501 allows both). `short`: fewer bytes than its size.
 * `refused`: NO or BAD. `lost`: the connection ended during the FETCH.
 */
export type Withheld = 'no_answer' | 'no_size' | 'no_body' | 'short' | 'refused' | 'lost';

/**
 * `whole`: complete. `gone`: the server no longer has it. `renumbered`: its UID is no longer valid
 * (UIDVALIDITY changed). Else why it is missing.
 */
export type Delivery = 'whole' | 'gone' | 'renumbered' | Withheld;

/** The place of a message on its server (RFC 3501 2.3.1.1). */
export type MessagePlace = { mailboxId: string; folder: string; uidValidity: string; uid: number };

/** One message as a source hands it over. */
export type InboundItem = {
  /** The same for the same message wherever it is read from (see item-key.ts): callers drop what they have seen. */
  key: string;
  /** Where the operator finds it: a file's path, `mbox#n`, or `folder;UIDVALIDITY=v;UID=n`. Never holds a secret. */
  locator: string;
  /** When it arrived, as the store says; null when the store does not say. */
  receivedAt: Instant | null;
  /** The source. Empty when the store would not give it: parsing then fails, and the message is kept aside like any unreadable one. */
  raw: Buffer;
  /** True when `raw` is only the beginning, or the telling parts, of a message over `LARGE_MAIL`. */
  truncated: boolean;
};

/**
 * One message that a server lists in a folder. `uidValidity` 0: the server gives none, so nothing
 * can be remembered by UID. `item.raw` is all of it when `delivery` is `whole`, else what came,
 * often nothing. `again`: it was set aside before, and was asked for once more.
 */
export type FolderMessage = {
  uid: number;
  uidValidity: number;
  item: InboundItem;
  delivery: Delivery;
  again: boolean;
};
