/** Reads the header Retry-After (RFC 9110, 10.2.3): seconds, or a date. */
import { DAY, SECOND } from '../../domain/time.ts';

/** Milliseconds from `now`, at most a day; null without a value that can be read. */
export function readRetryAfter(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * SECOND, DAY);
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now), DAY);
}
