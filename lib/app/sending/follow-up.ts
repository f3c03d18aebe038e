/** Computes when the step after a sent one may leave. */
import { earliestNextStep } from '../../core/planning/cadence.ts';
import { loadCalendars, type Calendars, type PlacesPort } from '../planning/calendars.ts';
import { smoothed } from '../../core/planning/smooth.ts';
import { gapKey } from '../../core/limits/pace.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { DueMessage } from '../../domain/sending/message.ts';

/** The next step and the instant from which it may leave; null when there is none. */
export type FollowUp = { step: number; dueAt: Instant } | null;
export type FollowUps = (sent: {
  message: Pick<DueMessage, 'step' | 'calendarKey' | 'email'>;
  campaign: Campaign;
  at: Instant;
}) => Promise<FollowUp>;

/** Calendars reach far ahead (HORIZON), but a long run must renew them. */
const KEEP = 7 * DAY;

export type FollowUpsPort = PlacesPort & {
  /** How many sequences of the campaign become due in the span, counted up to `most`. */
  countDueBetween(
    campaignId: string,
    span: { since: Instant; until: Instant; most: number },
  ): number;
};

/** Caches calendars: a run sends many messages to few zones. */
export function createFollowUps(port: FollowUpsPort): FollowUps {
  const known = new Map<string, { calendars: Promise<Calendars>; from: Instant }>();
  const calendarsFor = (
    campaign: Campaign,
    key: string,
    { window, at }: { window: Campaign['sendWindow']; at: Instant },
  ): Promise<Calendars> => {
    // Each campaign's calendars use its own window and country.
    const name = `${campaign.id} ${campaign.country} ${window.skipHolidays} ${key}`;
    const kept = known.get(name);
    if (kept && at >= kept.from && at - kept.from < KEEP) return kept.calendars;
    const calendars = loadCalendars(port, [key], { window, campaign, from: at });
    known.set(name, { calendars, from: at });
    return calendars;
  };
  return async ({ message, campaign, at }) => {
    const next = campaign.steps[message.step + 1];
    if (!next) return null;
    const key = message.calendarKey;
    const { sendWindow } = campaign;
    const calendars = await calendarsFor(campaign, key, {
      window: { ...sendWindow, skipHolidays: sendWindow.skipHolidays || next.gap.business },
      at,
    });
    const dueAt = earliestNextStep({
      sentAt: at,
      gap: next.gap,
      table: calendars.zoneOf(key),
      isWorkingDay: (date) => calendars.isWorkingDay(key, date),
    });
    const step = message.step + 1;
    const backlog = {
      countDue: (span: Parameters<FollowUpsPort['countDueBetween']>[1]) =>
        port.countDueBetween(campaign.id, span),
      endAt: campaign.endAt,
    };
    return {
      step,
      dueAt: smoothed(
        calendars.calendarOf(key),
        { dueAt, key: gapKey(campaign.id, { email: message.email, step }) },
        backlog,
      ),
    };
  };
}
