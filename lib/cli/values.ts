/** Instants and durations as people and programs write them. */
import type { Instant } from '../domain/time.ts';

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** ISO 8601 with `Z` or an offset; a time without zone is refused, because it would mean the machine's. Null: not one. */
export function parseInstant(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return null;
  // Date.parse turns 2026-02-30 into March; the day must survive.
  const offset = text.endsWith('Z') ? 0 : Number(`${text.at(-6)}1`) * (Number(text.slice(-5, -3)) * 60 + Number(text.slice(-2)));
  return new Date(instant + offset * 60_000).toISOString().startsWith(text.slice(0, 16)) ? instant : null;
}

/** `90s`, `30m`, `12h`, `3d` -> milliseconds; null: not one. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,6})(s|m|h|d)$/.exec(text);
  return match ? Number(match[1]) * UNITS[match[2] as keyof typeof UNITS] : null;
}

export function iso(instant: Instant): string;
export function iso(instant: Instant | null): string | null;
export function iso(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
