/** Makes Message-IDs that need a key to make and reveal nothing to a stranger. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export type MessageIds = {
  /**
   * The same message always gets the same id. `email` and `domain` are normalised; step counts from
   * 0.
   */
  messageIdFor(message: {
    campaignId: string;
    email: string;
    step: number;
    domain: string;
  }): string;
  /** True if this key made it: a bounce or reply that names it answers a message of ours. */
  isOurs(messageId: string): boolean;
};

const ID_BYTES = 10;
const TAG_BYTES = 6;
const SHAPE = /^<([a-z2-7]{16})\.([a-z2-7]{10})@([a-z0-9.-]{1,255})>$/;

/**
 * `<id.tag@domain>`: id is a keyed hash of the message, tag one of the id and domain, so the proof
 * needs no look-up.
 */
export function createMessageIds(key: Buffer): MessageIds {
  if (key.length < 16) throw new RangeError('a key has at least 16 bytes');
  const keyed = (parts: string[], bytes: number): string =>
    base32(createHmac('sha256', key).update(parts.join('\0')).digest().subarray(0, bytes));
  const tagOf = (id: string, domain: string): string => keyed(['tag', id, domain], TAG_BYTES);
  return {
    messageIdFor({ campaignId, email, step, domain }) {
      const id = keyed(['id', campaignId, email, String(step)], ID_BYTES);
      return `<${id}.${tagOf(id, domain.toLowerCase())}@${domain.toLowerCase()}>`;
    },
    isOurs(messageId) {
      // Some gateways change the letter case of quoted ids.
      const [, id, tag, domain] = SHAPE.exec(messageId.trim().toLowerCase()) ?? [];
      if (id === undefined || tag === undefined || domain === undefined) return false;
      return timingSafeEqual(Buffer.from(tag), Buffer.from(tagOf(id, domain)));
    },
  };
}

/** RFC 4648 base32 in lower case, without padding. */
export function base32(bytes: Uint8Array): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += alphabet[(buffer >>> (bits - 5)) & 31];
  }
  return bits > 0 ? text + alphabet[(buffer << (5 - bits)) & 31] : text;
}
