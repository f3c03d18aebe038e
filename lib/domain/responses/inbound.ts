/** An inbound message, and how a mail server may deliver, or withhold, a message that it lists. */
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

/** One message as its source gives it. */
export type InboundItem = {
  /**
   * The same for the same message in every source (see item-key.ts): callers drop the keys that
   * they know.
   */
  key: string;
  /**
   * Where the operator finds it: a file's path, `mbox#n`, or `folder;UIDVALIDITY=v;UID=n`. Never
   * contains a secret.
   */
  locator: string;
  /** When it arrived, by the source; null when the source does not say. */
  receivedAt: Instant | null;
  /**
   * The bytes of the message. Empty when the source did not give them: parsing then fails, and the
   * message goes to quarantine like every unreadable one.
   */
  raw: Buffer;
  /**
   * True when `raw` is only the beginning, or the significant parts, of a message over
   * `LARGE_MAIL`.
   */
  truncated: boolean;
};

/**
 * One message that a server lists in a folder. `uidValidity` 0: the server gives none, so no UID
 * can be remembered. `item.raw` is complete when `delivery` is `whole`, else it is the received
 * part, often empty. `again`: the message was set aside before and requested once more.
 */
export type FolderMessage = {
  uid: number;
  uidValidity: number;
  item: InboundItem;
  delivery: Delivery;
  again: boolean;
};
