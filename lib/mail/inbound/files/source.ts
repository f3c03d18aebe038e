/** The common form of a message from any source, and how much of it is read. */
import type { Instant } from '../../../domain/time.ts';

export type InboundItem = {
  /** The same for the same message in every source (see item-key.ts): callers skip known keys. */
  key: string;
  /**
   * Tells the operator where the message is: a file's path, `mbox#n`, or
   * `folder;UIDVALIDITY=v;UID=n`. Never holds a secret.
   */
  locator: string;
  /** The time of arrival, according to the store; null if the store has none. */
  receivedAt: Instant | null;
  /**
   * The source. Empty if the store did not deliver it: then parsing fails, and the message is
   * quarantined like any unreadable one.
   */
  raw: Buffer;
  /** True if `raw` is only the beginning, or the deciding parts, of a message over `LARGE_MAIL`. */
  truncated: boolean;
};

export type InboundSource = { name: string; read(): AsyncIterable<InboundItem> };

/**
 * A larger message is not read completely. Reports and replies are small; attachments make messages
 * large.
 */
export const LARGE_MAIL = 2 * 1024 * 1024;
/** Maximum bytes of header that are read. */
export const HEADER_BYTES = 64 * 1024;
/** Maximum bytes of one text part that are read. */
export const TEXT_BYTES = 256 * 1024;
/**
 * The part of a large file that is read: reports put the words and the delivery-status first and
 * the returned message last.
 */
export const HEAD_BYTES = HEADER_BYTES + TEXT_BYTES;
