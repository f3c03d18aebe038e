/** The instant at which a calendar day begins, for flags that take a day as people name it. */
import { readInstant } from '../../core/campaigns/read-instant.ts';
import { buildZone, instantOfLocal } from '../../core/time/zone.ts';
import { DAY, type Instant, type Zone } from '../../domain/time.ts';
import { listMailboxes } from '../../state/campaigns/mailboxes.ts';
import { show, usage } from '../runner/parse.ts';
import { needCampaign } from './find-campaign.ts';
import type { Context } from '../runner/command.ts';

type Db = Context['state']['db'];

/** Null when `date` is not a day of the calendar, such as 2026-03-02. */
export function startOfDay(date: string, zoneOfDays: () => Zone): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || readInstant(`${date}T00:00Z`) === null) return null;
  const zone = zoneOfDays();
  const around = Date.parse(`${date}T00:00Z`);
  return instantOfLocal(buildZone(zone, around - 2 * DAY, around + 2 * DAY), date, 0);
}

/** The campaign's; without one that of the mailboxes, if they share it. */
export function zoneOfDays(db: Db, campaignId: string | undefined): Zone {
  if (campaignId !== undefined) return needCampaign(db, campaignId).campaign.timezone;
  const zones = new Set(listMailboxes(db).map(({ zone }) => zone));
  const [zone] = zones;
  return zones.size === 1 && zone !== undefined ? zone : 'UTC';
}

export const untilFlag = {
  kind: 'text',
  about:
    'When it ends by itself: a day (from its beginning on, in the zone of the campaign) or an instant. Default: when resume ends it',
  placeholder: '2026-04-01',
} as const;

/** Throws Failure `usage`. */
export function readUntil(
  { state: { db } }: Pick<Context, 'state'>,
  { until, campaignId }: { until: string | undefined; campaignId?: string | undefined },
  path: string,
): Instant | undefined {
  if (until === undefined) return undefined;
  const at = readInstant(until) ?? startOfDay(until, () => zoneOfDays(db, campaignId));
  if (at !== null) return at;
  throw usage(
    `--until ${show(until)} is not valid; expected a day or an instant with a zone.`,
    'Examples: --until 2026-04-01, --until 2026-04-01T09:00:00Z.',
    path,
  );
}
