/** Decides which parts of a text are a person's address, in whatever spelling, and takes them out. */
import { ERASED_ADDRESS } from '../../../domain/campaigns/forgotten.ts';
import { canonicalAddress } from './canonical-address.ts';

const LOCAL = /[a-z0-9!#$%&'*+/=?^_`{|}~.-]/i;
const DOMAIN = /[a-z0-9.-]/i;
/** Signs that an address may hold, and that also stand right before one: `to=bob@x`, `'bob@x'`. */
const BEFORE = /[=/'?&|`{}*]/;
/** RFC 5321 4.5.3.1. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** The text without the address; null when it does not hold it. */
export function eraseAddress(text: string, canonical: string): string | null {
  let erased = '';
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const found = addressAround(text, at, canonical);
    if (found === null || found.from < done) continue;
    erased += text.slice(done, found.from) + ERASED_ADDRESS;
    done = found.to;
  }
  return done === 0 ? null : erased + text.slice(done);
}

function addressAround(
  text: string,
  at: number,
  canonical: string,
): { from: number; to: number } | null {
  let from = at;
  while (from > 0 && at - from < LONGEST_LOCAL && LOCAL.test(text.charAt(from - 1))) from--;
  let to = at + 1;
  while (to < text.length && to - at <= LONGEST_DOMAIN && DOMAIN.test(text.charAt(to))) to++;
  while (to > at + 1 && /[.-]/.test(text.charAt(to - 1))) to--;
  for (let start = from; start < at; start++) {
    if (start > from && !BEFORE.test(text.charAt(start - 1))) continue;
    if (canonicalAddress(text.slice(start, to)) === canonical) return { from: start, to };
  }
  return null;
}
