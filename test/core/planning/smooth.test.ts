import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCalendar, isOpen, type Calendar } from '../../../lib/core/time/calendar.ts';
import { closedDaysAt, smoothedDue } from '../../../lib/core/planning/smooth.ts';
import { createZones, formatLocal } from '../../../lib/core/time/zone.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import type { SendWindowFile } from '../../../lib/domain/campaigns/campaign.ts';
import { campaign } from '../../support/campaign.ts';

const FROM = Date.parse('2026-03-01T00:00:00Z');
const TO = FROM + 60 * DAY;
const zones = createZones(FROM, TO);
const zone = zones('America/New_York');
const calendarOf = (window: SendWindowFile = {}, holidays: string[] = []): Calendar =>
  buildCalendar({
    hours: zone,
    recipient: zone,
    window: campaign({ sendWindow: window }).sendWindow,
    weekend: [6, 7],
    holidays: new Set(holidays),
    from: FROM,
    to: TO,
  });
const usual = calendarOf();
const at = (local: string): number => Date.parse(local);
const later = (calendar: Calendar, dueAt: number, key: string): number => {
  const closed = closedDaysAt(calendar, dueAt);
  return closed === null ? dueAt : smoothedDue(calendar, closed, { dueAt, key });
};
const keys = Array.from({ length: 300 }, (_, index) => `key ${index}`);
const daysOf = (calendar: Calendar, local: string): Record<string, number> =>
  keys.reduce<Record<string, number>>((days, key) => {
    const day = formatLocal(zone, later(calendar, at(local), key)).slice(5, 10);
    return { ...days, [day]: (days[day] ?? 0) + 1 };
  }, {});

describe('closed days', () => {
  it.each<[string, string, number | null]>([
    ['an open hour is none', '2026-03-18T10:00:00-04:00', null],
    ['nor is the night', '2026-03-18T20:00:00-04:00', null],
    ['a weekend is two', '2026-03-21T12:00:00-04:00', 2],
    ['from Friday evening to Monday morning', '2026-03-20T17:00:00-04:00', 2],
  ])('%s', (_, local, days) => {
    expect(closedDaysAt(usual, at(local))?.days ?? null).toBe(days);
  });
});

describe('what came due on closed days', () => {
  it('goes to the three days after a weekend in equal parts', () => {
    const days = daysOf(usual, '2026-03-21T12:00:00-04:00');
    expect(Object.keys(days).sort()).toEqual(['03-23', '03-24', '03-25']);
    for (const n of Object.values(days)) expect(n).toBeGreaterThan(80);
  });

  it('goes to four days after a long weekend, and no further than five days', () => {
    expect(
      Object.keys(daysOf(calendarOf({}, ['2026-03-23']), '2026-03-21T12:00:00-04:00')).sort(),
    ).toEqual(['03-24', '03-25', '03-26', '03-27']);
    expect(
      Object.keys(
        daysOf(
          calendarOf({ blackouts: [{ from: '2026-03-09', to: '2026-03-20' }] }),
          '2026-03-12T12:00:00-04:00',
        ),
      ).sort(),
    ).toEqual(['03-23', '03-24', '03-25', '03-26', '03-27']);
  });

  it.each<[string, SendWindowFile, string, string]>([
    ['keeps its time of day', {}, '2026-03-21T12:34:56-04:00', '12:34'],
    [
      'keeps it in a window that runs for days',
      { start: '00:00', end: '24:00' },
      '2026-03-21T22:10:00-04:00',
      '22:10',
    ],
    [
      'comes after the break it falls in',
      {
        windows: [
          { start: '09:00', end: '12:00' },
          { start: '14:00', end: '17:00' },
        ],
      },
      '2026-03-21T12:30:00-04:00',
      '14:00',
    ],
    ['comes first thing when its time is never open', {}, '2026-03-21T20:00:00-04:00', '09:00'],
  ])('%s', (_, window, local, time) => {
    for (const key of keys.slice(0, 30))
      expect(formatLocal(zone, later(calendarOf(window), at(local), key)).slice(11, 16)).toBe(time);
  });

  it('is open, not early, and the same each time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20 * 24, max: 40 * 24 }), fc.string(), (hours, key) => {
        const dueAt = FROM + hours * HOUR;
        const found = later(usual, dueAt, key);
        expect(found).toBeGreaterThanOrEqual(dueAt);
        expect(found).toBe(later(usual, dueAt, key));
        if (found !== dueAt) expect(isOpen(usual, found)).toBe(true);
      }),
    );
  });
});
