/**
 * Writes texts as WebSocket frames, all in one piece: many listeners then share the same bytes, and
 * each gets them by one write.
 */

/** FIN and the opcode of a text (RFC 6455, 5.2). A server masks nothing. */
const TEXT = 0x81;
const TWO_BYTES_FOLLOW = 126;
const EIGHT_BYTES_FOLLOW = 127;

export function textFrames(texts: readonly string[]): Buffer {
  const parts: Buffer[] = [];
  for (const text of texts) {
    const payload = Buffer.from(text, 'utf8');
    parts.push(headOf(payload.length), payload);
  }
  return Buffer.concat(parts);
}

function headOf(length: number): Buffer {
  if (length < TWO_BYTES_FOLLOW) return Buffer.from([TEXT, length]);
  const isShort = length < 65_536;
  const head = Buffer.alloc(isShort ? 4 : 10);
  head[0] = TEXT;
  head[1] = isShort ? TWO_BYTES_FOLLOW : EIGHT_BYTES_FOLLOW;
  if (isShort) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}
