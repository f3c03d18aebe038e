/** Reads a Date field (RFC 5322 section 3.3, with the obsolete forms that real mail still carries). */
import type { Instant } from '../../domain/time.ts';

const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);
const HAS_ZONE = /([+-]\d{4}|\b(?:UT|UTC|GMT|Z|[ECMP][SD]T))\b/i;

/** Returns the instant, or null when the value is no date or not a plausible one. */
export function readDate(value: string | undefined): Instant | null {
  if (value === undefined) return null;
  const text = value.replace(/\([^()]*\)/g, ' ').trim();
  // Date.parse reads a date without zone in the machine's own zone; mail means UTC when it does not say (RFC 5322 4.3, "-0000").
  const at = Date.parse(HAS_ZONE.test(text) ? text : `${text} +0000`);
  return Number.isNaN(at) || at < EARLIEST || at > LATEST ? null : at;
}
