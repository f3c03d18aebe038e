/**
 * Ten thousand sequences in twenty zones over five years, around every clock change: each message
 * once, inside its window, as early as possible.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCalendars, type Calendars } from '../../../lib/app/planning/calendars.ts';
import { createFollowUps, type FollowUpsPort } from '../../../lib/app/sending/follow-up.ts';
import { CLOSING_MARGIN } from '../../../lib/core/planning/place-from.ts';
import { WRITE_ANY_TIME } from '../../../lib/core/campaigns/preferred-pace.ts';
import { planBatch } from '../../../lib/core/planning/plan.ts';
import { createQuota } from '../../../lib/core/limits/slots.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import type { Planned } from '../../../lib/domain/campaigns/candidate.ts';
import { campaign as resolved } from '../../support/campaign.ts';
import { NO_LIMITS } from '../../support/quota.ts';
import { replay } from '../../support/replay.ts';
import { dateOf, minutesOf, wallAt, wallMs } from '../../support/time/wall-clock.ts';
import {
  MINUTE,
  QUARTER,
  HOUR,
  DAY,
  CHANGES,
  anyWorld,
  type SchedulesWorld,
} from './schedules.fixture.ts';

/**
 * The rule, read off the wall: start <= time < end on the clock of the window, and a working day
 * there and at the recipient's.
 */
function isOpen({ zone, window, weekend, holidays }: SchedulesWorld, at: number): boolean {
  const clock = wallAt(window.timezone === 'recipient' ? zone : window.timezone, at);
  if (clock.minutes < minutesOf(window.start) || clock.minutes >= minutesOf(window.end))
    return false;
  return [clock, wallAt(zone, at)].every(
    ({ weekday, date }) =>
      !(window.skipWeekends && weekend.includes(weekday)) &&
      !(window.skipHolidays && holidays.includes(date)),
  );
}

/** A window that has been open for so long by then runs on for weeks. */
const LONG = 8 * DAY;

/**
 * The first closed instant after an open one; windows and clock changes are on quarters of an hour.
 */
function closesAt(world: SchedulesWorld, at: number): number {
  let end = (Math.floor(at / QUARTER) + 1) * QUARTER;
  while (end < at + LONG && isOpen(world, end)) end += QUARTER;
  return end;
}

function earliest(world: SchedulesWorld, from: number): number {
  for (let at = from; at < from + 60 * DAY; at = (Math.floor(at / QUARTER) + 1) * QUARTER) {
    if (isOpen(world, at) && closesAt(world, at) - CLOSING_MARGIN > at) return at;
  }
  return Infinity;
}

/**
 * The next step is not due before as many days on the wall, and as many times 24 hours, have
 * passed; and not a minute later.
 */
function dueBy(
  { zone, weekend, holidays }: SchedulesWorld,
  sentAt: number,
  gap: SchedulesWorld['gaps'][number],
): number {
  const wall = wallMs(zone, sentAt);
  let day = Math.floor(wall / DAY);
  for (let left = gap.days; left > 0;) {
    day += 1;
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
    if (
      !gap.business ||
      (exists(zone, day) && !weekend.includes(weekday) && !holidays.includes(dateOf(day)))
    )
      left -= 1;
  }
  const wanted = day * DAY + (wall - Math.floor(wall / DAY) * DAY);
  // No clock is further from UTC than 14 hours: earlier instants cannot show it.
  let at = Math.floor((wanted - 15 * HOUR) / QUARTER) * QUARTER;
  // The quarter in which the clock comes to it, or before which it jumps over it.
  while (wallMs(zone, at + QUARTER - 1) < wanted) at += QUARTER;
  const within = Math.max(0, wanted - wallMs(zone, at));
  return gap.days === 0 ? sentAt : Math.max(at + within, sentAt + gap.days * DAY);
}

/** Samoa had no 30 December 2011. */
function exists(zone: string, day: number): boolean {
  for (let at = day * DAY - 15 * HOUR; at < day * DAY + 39 * HOUR; at += HOUR)
    if (wallAt(zone, at).day === day) return true;
  return false;
}

function placesOf({ weekend, holidays }: SchedulesWorld): FollowUpsPort {
  return {
    countDueBetween: () => 0,
    loadHolidays: () => Promise.resolve({ holidaySetOf: () => new Set(holidays) }),
    weekendOf: () => weekend,
    countryOfZone: () => Promise.resolve(null),
  };
}

function campaignOf({ window, gaps }: SchedulesWorld): CampaignFile {
  return {
    steps: [{ subject: 's', text: 't' }, ...gaps.map((delay) => ({ text: 't', delay }))],
    sendWindow: window,
  } as CampaignFile;
}

/** Plans one step as `schedule` does. */
function planStep(
  world: SchedulesWorld,
  calendars: Calendars,
  { step, now, dueAt }: { step: number; now: number; dueAt: number },
): Planned[] {
  const key = `${world.zone}|XX|`;
  const campaign = resolved(campaignOf(world));
  const quota = (scope: 'mailbox' | 'campaign') =>
    createQuota({
      scope,
      scopeId: 'ann',
      limits: { ...NO_LIMITS, minGapSeconds: 0 },
      timeline: [],
      dayOf: (at) => ({ date: '', startsAt: at - (at % DAY), endsAt: at - (at % DAY) + DAY }),
      sentOn: [],
    });
  const { planned } = planBatch({
    now,
    size: 10,
    competitors: [],
    own: {
      campaign,
      totals: quota('campaign'),
      newcomers: null,
      mailboxes: [{ quota: quota('mailbox'), holds: [], closedToNew: false }],
      holds: [],
      recipientsOf: () => [],
      pacesOf: () => [],
      recipientHoldsOf: () => [],
      contactWait: () => WRITE_ANY_TIME,
      companyOf: () => null,
      assigned: new Map(),
      overdue: new Map(),
      roomFrom: new Map(),
      served: [],
      candidates: [
        {
          enrollmentId: 1,
          prospectId: 1,
          email: 'p@example.test',
          domain: 'example.test',
          company: null,
          provider: 'other',
          step,
          dueAt,
          mailboxId: step === 0 ? null : 'ann',
          calendarKey: key,
          position: 0,
          messageRow: null,
          tried: false,
        },
      ],
      calendarOf: (wanted) => calendars.calendarOf(wanted),
    },
  });
  return planned;
}

const passed = new Set<string>();

async function checkSequence(world: SchedulesWorld): Promise<void> {
  const campaign = resolved(campaignOf(world));
  const calendars = await loadCalendars(placesOf(world), [`${world.zone}|XX|`], {
    window: campaign.sendWindow,
    campaign,
    from: world.start,
  });
  const followUpOf = createFollowUps(placesOf(world));
  let [now, dueAt] = [world.start, 0];
  for (const step of [0, 1, 2]) {
    const planned = planStep(world, calendars, { step, now, dueAt });
    const from = Math.max(now, dueAt);
    const expected = earliest(world, from);
    const iso = (at: number): string =>
      `${Number.isFinite(at) ? new Date(at).toISOString() : 'never'} (${new Date(wallMs(world.zone, at)).toISOString().slice(0, 19)} in ${world.zone})`;
    expect(
      planned.map(({ sendAt }) => iso(sendAt)),
      `step ${step + 1}, from ${iso(from)}: the earliest instant inside its window, once`,
    ).toEqual([iso(expected)]);
    const { sendAt, openUntil } = planned[0] as Planned;
    const end = closesAt(world, sendAt);
    // A window that runs for weeks is cut at the end of the calendar.
    if (end < sendAt + LONG)
      expect(iso(openUntil), `step ${step + 1}: the end of its window`).toBe(iso(end));
    for (const change of CHANGES)
      if (change.zone === world.zone && change.at > world.start && change.at <= openUntil)
        passed.add(`${change.zone} ${change.at}`);
    const gap = world.gaps[step];
    if (gap === undefined) return;
    const sentAt =
      sendAt +
      Math.floor((Math.min(openUntil, sendAt + DAY) - MINUTE - sendAt) * (world.late[step] ?? 0));
    const next = await followUpOf({
      message: { step, calendarKey: `${world.zone}|XX|`, email: 'p@example.test' },
      campaign,
      at: sentAt,
    });
    expect(
      iso(next?.dueAt ?? NaN),
      `step ${step + 2} is due ${gap.days} ${gap.business ? 'working ' : ''}days after ${iso(sentAt)}`,
    ).toBe(iso(dueBy(world, sentAt, gap)));
    [now, dueAt] = [sentAt, next?.dueAt ?? 0];
  }
}

it('each message of ten thousand sequences is sent once, inside its window, at the earliest possible instant', async () => {
  const runs = replay(10_000);
  await fc.assert(fc.asyncProperty(anyWorld, checkSequence), runs);
  if (runs.path === undefined && runs.numRuns >= 10_000)
    expect(
      CHANGES.filter(({ zone, at }) => !passed.has(`${zone} ${at}`)),
      'every clock change was lived through',
    ).toEqual([]);
}, 120_000);
