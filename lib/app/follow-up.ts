/** When the step after a sent one may leave. */
import { earliestNextStep } from '../core/cadence.ts';
import { loadCalendars, type Calendars, type PlacesPort } from './calendars.ts';
import { DAY, type Instant } from '../domain/time.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { DueMessage } from '../domain/message.ts';

/** The next step and the instant from which it may leave; null when there is none. */
export type FollowUp = { step: number; dueAt: Instant } | null;
export type FollowUps = (sent: { message: Pick<DueMessage, 'step' | 'calendarKey'>; campaign: Campaign; at: Instant }) => Promise<FollowUp>;

/** Calendars reach far ahead (HORIZON); a run that stays for days makes them anew now and then. */
const KEEP = 7 * DAY;

/** Remembers the calendars it made: a run sends many mails to few zones. Holidays are loaded when a gap counts business days. */
export function createFollowUps(places: PlacesPort): FollowUps {
  const known = new Map<string, { calendars: Promise<Calendars>; from: Instant }>();
  const calendarsFor = (key: string, window: Campaign['sendWindow'], at: Instant): Promise<Calendars> => {
    const name = `${window.skipHolidays} ${key}`;
    const kept = known.get(name);
    if (kept && at >= kept.from && at - kept.from < KEEP) return kept.calendars;
    const calendars = loadCalendars(places, [key], { window, from: at });
    known.set(name, { calendars, from: at });
    return calendars;
  };
  return async ({ message, campaign, at }) => {
    const next = campaign.steps[message.step + 1];
    if (!next) return null;
    const key = message.calendarKey;
    const calendars = await calendarsFor(key, { ...campaign.sendWindow, skipHolidays: next.gap.business }, at);
    const dueAt = earliestNextStep({ sentAt: at, gap: next.gap, table: calendars.zoneOf(key), isWorkingDay: (date) => calendars.isWorkingDay(key, date) });
    return { step: message.step + 1, dueAt };
  };
}
