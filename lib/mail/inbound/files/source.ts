/** The common form of a message from any source, and how much of it is read. */
import type { InboundItem } from '../../../domain/responses/inbound.ts';

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
