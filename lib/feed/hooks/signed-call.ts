/** A call of a webhook as its reader gets it, and how old it may be. */
import { HOUR, MINUTE, type Instant } from '../../domain/time.ts';

export type SignedCall = {
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** Null: the hook has none. */
  secret: string | null;
  topics: readonly string[];
  now: Instant;
};

/** For services that repeat a call for about a day under its first signature. */
const REPEATED_FOR = 25 * HOUR;
/** The clocks of two machines. */
const CLOCKS_DIFFER = 5 * MINUTE;

export function isTimely(at: Instant, now: Instant): boolean {
  return now - at <= REPEATED_FOR && at - now <= CLOCKS_DIFFER;
}

/** Seconds since 1970, as decimal digits; null for anything else. */
export function instantOfSeconds(text: unknown): Instant | null {
  const digits = typeof text === 'number' ? String(text) : text;
  return typeof digits === 'string' && /^\d{9,11}(?:\.\d{1,9})?$/.test(digits)
    ? Math.round(Number(digits) * 1_000)
    : null;
}

/** An ISO 8601 instant; null for anything else. */
export function instantOf(text: unknown): Instant | null {
  if (
    typeof text !== 'string' ||
    !/^\d{4}-\d\d-\d\d[T ][\d:.]{5,24}(?:Z|[+-]\d\d:?\d\d)?$/i.test(text)
  )
    return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
