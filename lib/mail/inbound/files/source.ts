/** What every place that message can be read from looks like, and how much of one message is read. */
import type { Instant } from '../../../domain/time.ts';

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

export type InboundSource = { name: string; read(): AsyncIterable<InboundItem> };

/** Bytes over which a message is not read whole. Reports and replies are small; what is big is the attachment. */
export const LARGE_MAIL = 2 * 1024 * 1024;
/** Bytes of header that are looked at. */
export const HEADER_BYTES = 64 * 1024;
/** Bytes of one text part that are looked at. */
export const TEXT_BYTES = 256 * 1024;
/** What is read of a large file: reports put the words and the delivery-status first and the returned message last. */
export const HEAD_BYTES = HEADER_BYTES + TEXT_BYTES;
