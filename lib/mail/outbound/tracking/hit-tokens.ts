/**
 * Makes the tokens of pixels and links. They need the key, so a stranger can neither make nor guess
 * one; the token of one link tells nothing of another, and is none for unsubscribing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32 } from '../message-id.ts';

export type HitTokens = {
  /** `link` 0: the pixel. `messageId` with angle brackets. */
  tokenFor(messageId: string, link: number): string;
  /** `id`: the part of the Message-ID before the point; null: this key did not make it. */
  readToken(token: string): { id: string; link: number } | null;
};

/** 40 bits: each guess is one request. */
const MAC_BYTES = 5;
const SHAPE = /^([a-z2-7]{16})-(0|[1-9]\d{0,3})-([a-z2-7]{8})$/;

/** `id-link-mac`. Without a point, so that it is not taken for the token of an unsubscribe link. */
export function createHitTokens(key: Buffer): HitTokens {
  const macOf = (id: string, link: string): string =>
    base32(
      createHmac('sha256', key)
        .update(['hit', id, link].join('\0'))
        .digest()
        .subarray(0, MAC_BYTES),
    );
  return {
    tokenFor(messageId, link) {
      const id = messageId.slice(1, messageId.indexOf('.'));
      return `${id}-${link}-${macOf(id, String(link))}`;
    },
    readToken(token) {
      // Some gateways change the letter case of links.
      const [, id, link, mac] = SHAPE.exec(token.slice(0, 64).toLowerCase()) ?? [];
      if (id === undefined || link === undefined || mac === undefined) return null;
      return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(id, link)))
        ? { id, link: Number(link) }
        : null;
    },
  };
}
