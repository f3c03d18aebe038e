/** What is drawn from running totals. */
import { describe, expect, it } from 'vitest';
import {
  daysOf,
  funnelOf,
  heatOf,
  mailboxDaysOf,
  measuredOf,
  peopleOf,
  totalsOf,
} from '../../../lib/core/live/figures.ts';
import type { DayCount } from '../../../lib/domain/live/facts.ts';

const count = (day: string, step: number, counts: Partial<DayCount> = {}): DayCount => ({
  day,
  step,
  sent: 0,
  rejected: 0,
  undelivered: 0,
  replied: 0,
  ...counts,
});

const COUNTS = [
  count('2026-02-28', 0, { sent: 10, rejected: 1, undelivered: 2, replied: 3 }),
  count('2026-03-01', 0, { sent: 5 }),
  count('2026-03-01', 1, { sent: 4, replied: 2 }),
];

describe('totals', () => {
  it('are of one day or of all; what was refused at once bounced too', () => {
    expect(totalsOf(COUNTS, null)).toEqual({ sent: 19, replied: 5, bounced: 3 });
    expect(totalsOf(COUNTS, '2026-03-01')).toEqual({ sent: 9, replied: 2, bounced: 0 });
  });
});

describe('days', () => {
  it('of a mailbox are consecutive too; none when it sent on none of them', () => {
    const sent = { day: '2026-02-28', sent: 4, bounced: 1, rejected: 0 };
    expect(mailboxDaysOf([sent], { last: '2026-03-01', length: 3 })).toEqual([
      { day: '2026-02-27', sent: 0, bounced: 0, rejected: 0 },
      sent,
      { day: '2026-03-01', sent: 0, bounced: 0, rejected: 0 },
    ]);
    expect(mailboxDaysOf([], { last: '2026-03-01', length: 3 })).toEqual([]);
  });

  it('are consecutive, over the end of a month, also those without messages', () => {
    expect(daysOf(COUNTS, { last: '2026-03-02', length: 3 })).toEqual([
      { day: '2026-02-28', sent: 10, replied: 3, bounced: 3 },
      { day: '2026-03-01', sent: 9, replied: 2, bounced: 0 },
      { day: '2026-03-02', sent: 0, replied: 0, bounced: 0 },
    ]);
  });
});

describe('the funnel', () => {
  const enrollments = [
    { state: 'waiting', n: 4 },
    { state: 'replied', n: 5 },
  ] as const;
  const one = { ...peopleOf({ stopOnReply: true }, enrollments, COUNTS), interested: 1 };

  it('counts people by their first message, over all campaigns', () => {
    expect(funnelOf([one, one])).toEqual([
      { stage: 'enrolled', people: 18 },
      { stage: 'contacted', people: 30 },
      { stage: 'delivered', people: 26 },
      { stage: 'replied', people: 10 },
      { stage: 'interested', people: 2 },
    ]);
  });

  it('leaves out who replied where one campaign does not know it', () => {
    const other = { ...peopleOf({ stopOnReply: false }, enrollments, COUNTS), interested: 0 };
    expect(funnelOf([one, other]).map(({ stage }) => stage)).toEqual([
      'enrolled',
      'contacted',
      'delivered',
      'interested',
    ]);
  });
});

describe('opens and clicks', () => {
  it('are an interval over all campaigns, and null where nothing measures them', () => {
    const tracked = [
      { metric: 'pixel', n: 40 },
      { metric: 'opened_person', n: 10 },
      { metric: 'pixel', n: 20 },
      { metric: 'opened_hidden', n: 5 },
    ] as const;
    const { sent, opened, clicked } = measuredOf(100, tracked);
    expect([sent, opened?.of, opened?.person, opened?.machine, clicked]).toEqual([
      100,
      60,
      10,
      5,
      null,
    ]);
    expect(opened!.low).toBeLessThanOrEqual(10);
    expect(opened!.high).toBeGreaterThanOrEqual(15);
  });
});

describe('the heat map', () => {
  it('begins its week on Monday, while hours are counted from a Thursday', () => {
    expect(
      heatOf([
        { localHour: 0, sent: 1, replied: 0 },
        { localHour: 4 * 24 + 9, sent: 2, replied: 0 },
        { localHour: 4 * 24 + 9, sent: 0, replied: 3 },
        { localHour: 5, sent: 0, replied: 0 },
      ]),
    ).toEqual([
      { weekday: 0, hour: 9, sent: 2, replied: 3 },
      { weekday: 3, hour: 0, sent: 1, replied: 0 },
    ]);
  });
});
