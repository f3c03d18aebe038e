/** Computes what the live page draws from running totals: days, funnel, hours of the week. */
import { buildFunnel, countPeople, type People } from '../reports/people.ts';
import { measuredCount } from '../reports/measured.ts';
import { emptyTally, sumTally, type ReportTally } from '../reports/tally.ts';
import { addDays } from '../time/local-date.ts';
import { hourOfDay, weekdayOfLocalHour } from '../time/local-hour.ts';
import type { DayCount, MailboxDay, TrackedCount, WeekHour } from '../../domain/live/facts.ts';
import type { LiveDay, LiveHeatCell, LiveMeasured, LiveStage } from '../../domain/live/overview.ts';
import type { EnrollmentCount } from '../../domain/reports/report.ts';
import type { LocalDate } from '../../domain/time.ts';

type Counts = Pick<DayCount, 'sent' | 'rejected' | 'undelivered' | 'replied'>;

/** As a report counts: refused at once, or returned later. */
const bouncedOf = ({ rejected, undelivered }: Counts): number => rejected + undelivered;

type Counted = { sent: number; replied: number; bounced: number };

/** `day` null: of all days. */
export function totalsOf(counts: readonly DayCount[], day: LocalDate | null): Counted {
  const totals: Counted = { sent: 0, replied: 0, bounced: 0 };
  for (const count of counts) {
    if (day !== null && count.day !== day) continue;
    totals.sent += count.sent;
    totals.replied += count.replied;
    totals.bounced += bouncedOf(count);
  }
  return totals;
}

/** The `length` days that end with `last`, oldest first, also those on which nothing happened. */
export function daysOf(
  counts: readonly DayCount[],
  { last, length }: { last: LocalDate; length: number },
): LiveDay[] {
  const days = new Map<LocalDate, LiveDay>();
  for (let back = length - 1; back >= 0; back--) {
    const day = addDays(last, -back);
    days.set(day, { day, sent: 0, replied: 0, bounced: 0 });
  }
  for (const count of counts) {
    const day = days.get(count.day);
    if (!day) continue;
    day.sent += count.sent;
    day.replied += count.replied;
    day.bounced += bouncedOf(count);
  }
  return [...days.values()];
}

/** As `daysOf`, of one mailbox; empty when nothing happened on any of them. */
export function mailboxDaysOf(
  rows: readonly MailboxDay[],
  { last, length }: { last: LocalDate; length: number },
): MailboxDay[] {
  if (rows.length === 0) return [];
  const known = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length }, (_, index) => {
    const day = addDays(last, index + 1 - length);
    return known.get(day) ?? { day, sent: 0, bounced: 0, rejected: 0 };
  });
}

/** People of one campaign by how far they came, as its report counts them. */
export function peopleOf(
  campaign: { stopOnReply: boolean },
  enrollments: readonly EnrollmentCount[],
  counts: readonly DayCount[],
): People {
  const firstStep: ReportTally = emptyTally();
  for (const count of counts) {
    if (count.step !== 0) continue;
    firstStep.sent += count.sent;
    firstStep.undelivered += count.undelivered;
  }
  return countPeople(campaign, enrollments, firstStep);
}

/**
 * The sum over campaigns. Without `replied` where a campaign goes on after a reply, because it does
 * not count people who replied.
 */
export function funnelOf(campaigns: readonly (People & { interested: number })[]): LiveStage[] {
  const sum = (of: (people: People & { interested: number }) => number): number =>
    campaigns.reduce((total, people) => total + of(people), 0);
  const stages = buildFunnel({
    enrolled: sum(({ enrolled }) => enrolled),
    contacted: sum(({ contacted }) => contacted),
    reached: sum(({ reached }) => reached),
    replied: campaigns.some(({ replied }) => replied === null)
      ? null
      : sum(({ replied }) => replied ?? 0),
  });
  return [
    ...stages.map(({ stage, n }) => ({ stage, people: n })),
    { stage: 'interested', people: sum(({ interested }) => interested) },
  ];
}

/** Opens and clicks over all campaigns, as a report has them of one. */
export function measuredOf(sent: number, tracked: readonly TrackedCount[]): LiveMeasured {
  const tally = sumTally(tracked);
  return {
    sent,
    opened: measuredCount(tally, 'opened'),
    clicked: measuredCount(tally, 'clicked'),
  };
}

/** Cells with anything in them, by weekday and hour. */
export function heatOf(hours: readonly WeekHour[]): LiveHeatCell[] {
  const cells = new Map<number, LiveHeatCell>();
  for (const { localHour, sent, replied } of hours) {
    const weekday = weekdayOfLocalHour(localHour) - 1;
    const hour = hourOfDay(localHour);
    const cell = cells.get(weekday * 24 + hour) ?? { weekday, hour, sent: 0, replied: 0 };
    cell.sent += sent;
    cell.replied += replied;
    cells.set(weekday * 24 + hour, cell);
  }
  return [...cells.values()]
    .filter(({ sent, replied }) => sent > 0 || replied > 0)
    .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}
