/**
 * Damages messages at random places: cut, doubled, swapped, overwritten, with insertions that hurt
 * parsers. The same seed gives the same damage.
 */
import { hashFraction } from '../../lib/core/hash.ts';
import { STRUCTURE } from './damage-structure.ts';

const HURTING = [
  '\r\n',
  '\n\n',
  '--b',
  '--b--',
  '=?',
  '?=',
  '\0',
  ';',
  ':',
  '"',
  '(',
  '<',
  '>',
  '@',
  '=',
  'Content-Type: multipart/mixed; boundary=b\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  '\xff\xfe',
  '\x1b$B',
  'On Monday Bea wrote:',
  '-----Original Message-----',
  ' '.repeat(2_000),
  'x'.repeat(2_000),
  '>'.repeat(500),
].map((text) => Buffer.from(text, 'latin1'));

/** Numbers in [0, 1). */
export function createChance(seed: number): () => number {
  let turn = 0;
  return () => hashFraction(`${seed}|${turn++}`);
}

export function mutate(mail: Buffer, chance: () => number): Buffer {
  let damaged = mail;
  for (let times = 1 + Math.floor(chance() * 6); times > 0; times--) {
    const [a, b] = [
      Math.floor(chance() * damaged.length),
      Math.floor(chance() * damaged.length),
    ].sort((x, y) => x - y) as [number, number];
    const piece = damaged.subarray(a, Math.min(b, a + 400));
    switch (Math.floor(chance() * 8)) {
      case 0:
        damaged = Buffer.concat([damaged.subarray(0, a), damaged.subarray(b)]);
        break;
      case 1:
        damaged = Buffer.concat([damaged.subarray(0, a), piece, piece, piece, damaged.subarray(a)]);
        break;
      case 2:
        damaged = Buffer.concat([
          damaged.subarray(0, a),
          HURTING[Math.floor(chance() * HURTING.length)] as Buffer,
          damaged.subarray(a),
        ]);
        break;
      case 3:
        damaged = Buffer.concat([damaged.subarray(b), damaged.subarray(0, b)]);
        break;
      case 4:
        damaged = damaged.subarray(0, b);
        break;
      case 5:
      case 6:
        damaged = STRUCTURE[Math.floor(chance() * STRUCTURE.length)]?.(damaged, chance) ?? damaged;
        break;
      default:
        damaged = Buffer.from(
          damaged.map((byte, at) => (at >= a && at < a + 20 ? Math.floor(chance() * 256) : byte)),
        );
    }
  }
  return damaged;
}
