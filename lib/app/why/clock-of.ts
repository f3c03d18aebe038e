/** What the clock and the calendar of a recipient say: when the window is open, and what closes it. */
import { nextOpening, windowAt } from '../../core/time/calendar.ts';
import { formatLocal, localDateAt } from '../../core/time/zone.ts';
import { closedBy } from '../../core/why/closed-by.ts';
import {
  homeCountry,
  loadCalendars,
  placeOfHolidays,
  type PlacesPort,
} from '../planning/calendars.ts';
import type { ClosedBy } from '../../core/why/link.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Sequence } from '../../domain/campaigns/prospect.ts';
import { DAY, type Instant } from '../../domain/time.ts';

export async function clockOf(
  port: PlacesPort,
  { sequence, campaign, now }: { sequence: Sequence; campaign: Campaign; now: Instant },
) {
  const { sendWindow } = campaign;
  const key = sequence.calendarKey;
  const calendars = await loadCalendars(port, [key], {
    window: sendWindow,
    campaign,
    from: now,
  });
  const recipient = calendars.zoneOf(key);
  const hours =
    sendWindow.timezone === 'recipient' ? recipient : calendars.zoneOf(`${sendWindow.timezone}||`);
  const [, country = '', region = ''] = key.split('|');
  const place = { country: country || null, region: region || null };
  const years = [now - DAY, calendars.calendarOf(key).to].map((at) =>
    new Date(at).getUTCFullYear(),
  ) as [number, number];
  const home = country === '' ? await homeCountry(port, campaign) : null;
  const off = placeOfHolidays(place, home);
  const holidays =
    sendWindow.skipHolidays && off.country !== null
      ? (await port.loadHolidays()).holidaySetOf(off, years[0], years[1])
      : new Set<string>();
  const closing = {
    window: sendWindow,
    working: { weekend: port.weekendOf(place.country), holidays },
    hours,
    recipient,
  };
  const calendar = calendars.calendarOf(key);
  const next = nextOpening(calendar, now);
  const openUntil = windowAt(calendar, now)?.until ?? null;
  const why = (from: Instant, until: Instant): ClosedBy[] => closedBy(closing, from, until);
  return {
    closedBy: why,
    dateOf: (at: Instant) => localDateAt(recipient, at),
    shown: {
      zone: recipient.zone,
      openUntil,
      nextOpening: next?.at ?? null,
      closedBy: openUntil === null && next ? why(now, next.at) : [],
      local: (at: Instant) => formatLocal(recipient, at),
    },
  };
}
