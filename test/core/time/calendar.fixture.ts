/** Calendars to ask, and how their openings are written. */
import { buildCalendar, type Calendar } from '../../../lib/core/time/calendar.ts';
import { createZones, formatLocal } from '../../../lib/core/time/zone.ts';
import type { SendWindowFile } from '../../../lib/domain/campaigns/campaign.ts';
import { campaign } from '../../support/campaign.ts';
import { FROM, TO } from './zones.fixture.ts';

export const zones = createZones(FROM, TO);
export const at = (iso: string): number => Date.parse(iso);

export type Options = {
  zone?: string;
  recipient?: string;
  start?: string;
  end?: string;
  weekend?: readonly number[];
  holidays?: string[];
  skipWeekends?: boolean;
  skipHolidays?: boolean;
  window?: SendWindowFile;
  from?: number;
  to?: number;
};

export function calendarOf(options: Options): Calendar {
  const hours = zones(options.zone ?? 'America/New_York');
  return buildCalendar({
    hours,
    recipient: zones(options.recipient ?? hours.zone),
    window: campaign({
      sendWindow: {
        ...(options.window ?? { start: options.start ?? '09:00', end: options.end ?? '17:00' }),
        timezone: 'recipient',
        skipWeekends: options.skipWeekends ?? true,
        skipHolidays: options.skipHolidays ?? true,
      },
    }).sendWindow,
    weekend: options.weekend ?? [6, 7],
    holidays: new Set(options.holidays ?? []),
    from: options.from ?? at('2026-03-01T00:00:00Z'),
    to: options.to ?? at('2026-04-01T00:00:00Z'),
  });
}

/** The intervals as the wall clock shows them. */
export function written(calendar: Calendar, zone: string): string[] {
  return Array.from(
    calendar.starts,
    (start, i) =>
      `${formatLocal(zones(zone), start)} ${formatLocal(zones(zone), calendar.ends[i] ?? 0)}`,
  );
}
