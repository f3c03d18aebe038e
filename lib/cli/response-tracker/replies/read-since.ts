/** Reads `--since`: a duration back from now, an instant, a day, or the last response known. */
import { readInstant } from '../../../core/campaigns/read-instant.ts';
import { addDays } from '../../../core/time/local-date.ts';
import { dateIn } from '../../../core/time/day.ts';
import { show, usage } from '../../runner/parse.ts';
import { iso, parseDuration } from '../../runner/values.ts';
import { startOfDay, zoneOfDays } from '../../campaigns/start-of-day.ts';
import type { Context } from '../../runner/command.ts';
import type { Instant, Zone } from '../../../domain/time.ts';
import type { ReplySince } from '../../../domain/responses/reply-since.ts';

export const sinceFlag = {
  since: {
    kind: 'text',
    about:
      'Only what was read since then: 1d or 12h (in the last), yesterday or today (from midnight on), 2026-03-02, an instant, or a response id (what came after it)',
    placeholder: '1d',
  },
} as const;

/** Null without `--since`. Throws Failure `usage`. */
export function readSince(
  { state: { db }, clock }: Pick<Context, 'state' | 'clock'>,
  values: { since?: string | undefined; campaignId?: string | undefined },
  path: string,
): ReplySince | null {
  const { since } = values;
  if (since === undefined) return null;
  if (/^\d{1,15}$/.test(since)) return { at: null, afterId: Number(since) };
  const now = clock.now();
  const duration = parseDuration(since);
  const at =
    duration === null
      ? (readInstant(since) ?? midnight(since, now, () => zoneOfDays(db, values.campaignId)))
      : now - duration;
  if (at === null)
    throw usage(
      `--since ${show(since)} is not valid; expected a duration, yesterday, today, a day, an instant with a zone, or a response id.`,
      'Examples: --since 1d, --since yesterday, --since 2026-03-02T09:00:00Z, --since 17.',
      path,
    );
  if (at > now)
    throw usage(
      `--since ${show(since)} is in the future: it is now ${iso(now)}.`,
      'Name an earlier instant, or a duration such as 1d.',
      path,
    );
  return { at, afterId: null };
}

export function describeSince(since: ReplySince | null): string | number | null {
  return since === null ? null : (since.afterId ?? iso(since.at));
}

function midnight(text: string, now: Instant, zoneOf: () => Zone): Instant | null {
  if (text !== 'today' && text !== 'yesterday') return startOfDay(text, zoneOf);
  const today = dateIn(zoneOf(), now);
  return startOfDay(text === 'today' ? today : addDays(today, -1), zoneOf);
}
