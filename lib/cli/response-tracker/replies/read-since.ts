/** Reads `--since`: a duration back from now, an instant, a day, or the last response known. */
import { readInstant } from '../../../core/campaigns/read-instant.ts';
import { addDays } from '../../../core/time/local-date.ts';
import { dateIn } from '../../../core/time/day.ts';
import { buildZone, instantOfLocal } from '../../../core/time/zone.ts';
import { DAY, type Instant, type Zone } from '../../../domain/time.ts';
import { listMailboxes } from '../../../state/campaigns/mailboxes.ts';
import { show, usage } from '../../runner/parse.ts';
import { iso, parseDuration } from '../../runner/values.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import type { Context } from '../../runner/command.ts';
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
      ? (readInstant(since) ?? midnight(since, now, () => zoneOf(db, values.campaignId)))
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

function midnight(text: string, now: Instant, zoneOfDays: () => Zone): Instant | null {
  const named = /^(today|yesterday|\d{4}-\d{2}-\d{2})$/.exec(text)?.[1];
  if (named === undefined) return null;
  if (named.length === 10 && readInstant(`${named}T00:00Z`) === null) return null;
  const zone = zoneOfDays();
  const today = dateIn(zone, now);
  const date = named === 'today' ? today : named === 'yesterday' ? addDays(today, -1) : named;
  const around = Date.parse(`${date}T00:00Z`);
  return instantOfLocal(buildZone(zone, around - 2 * DAY, around + 2 * DAY), date, 0);
}

/** The campaign's; without one that of the mailboxes, if they share it. */
function zoneOf(db: Context['state']['db'], campaignId: string | undefined): Zone {
  if (campaignId !== undefined) return needCampaign(db, campaignId).campaign.timezone;
  const zones = new Set(listMailboxes(db).map(({ zone }) => zone));
  const [zone] = zones;
  return zones.size === 1 && zone !== undefined ? zone : 'UTC';
}
