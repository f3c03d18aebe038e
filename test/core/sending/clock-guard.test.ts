import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBehind, isBelievable, JUMP } from '../../../lib/core/sending/clock-guard.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import type { ClockReading } from '../../../lib/domain/clock.ts';

/** Noted on Monday, three hours after the machine was started. */
const NOTE = { at: MONDAY, boot: 'one', uptime: 3 * HOUR };
const reading = (
  after: number,
  uptime: number,
  more: Partial<ClockReading> = {},
): ClockReading => ({ at: MONDAY + after, boot: 'one', uptime, synchronizedAt: null, ...more });

describe('a clock is believed', () => {
  it.each<[string, ClockReading, boolean]>([
    ['when little time has passed', reading(HOUR, 4 * HOUR), true],
    [
      'when it went forward by a day, which may be a zone or a guess of somebody',
      reading(DAY, 3 * HOUR),
      true,
    ],
    ['but not by more than nothing speaks for', reading(DAY + SECOND, 3 * HOUR), false],
    [
      'after ten days on a machine that ran all the time',
      reading(10 * DAY, 10 * DAY + 3 * HOUR),
      true,
    ],
    [
      'but not ten days after ten minutes of them',
      reading(10 * DAY, 3 * HOUR + 10 * MINUTE),
      false,
    ],
    [
      'after ten days when the machine was started again soon after',
      reading(10 * DAY, 9.5 * DAY, { boot: 'two' }),
      true,
    ],
    ['but not when it was off for two of them', reading(10 * DAY, 8 * DAY, { boot: 'two' }), false],
    [
      'unless a time server has set the clock since',
      reading(10 * DAY, HOUR, { boot: 'two', synchronizedAt: MONDAY + 10 * DAY - 30 * MINUTE }),
      true,
    ],
    [
      'before the clock was moved is not since',
      reading(10 * DAY, HOUR, { boot: 'two', synchronizedAt: MONDAY + 3 * DAY }),
      false,
    ],
    [
      'and within one boot the counter knows better than a file',
      reading(10 * DAY, 4 * HOUR, { synchronizedAt: MONDAY + 10 * DAY }),
      false,
    ],
    [
      'when the machine does not say which boot it is, as far as it has been running',
      reading(5 * DAY, 5 * DAY, { boot: null }),
      true,
    ],
    [
      'when a container counts from its own start, as far as that',
      reading(2 * DAY, 2 * HOUR),
      false,
    ],
    [
      'when it goes back, however far: the ledger looks after that',
      reading(-365 * DAY, 4 * HOUR),
      true,
    ],
  ])('%s', (_, now, believed) => expect(isBelievable(NOTE, now)).toBe(believed));

  it('without an earlier reading', () =>
    expect(isBelievable(null, reading(900 * DAY, 0))).toBe(true));

  it('never longer than a day beyond the count of the running machine, after any pause', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * 24 }),
        fc.integer({ min: -300 * 24, max: 300 * 24 }),
        (hours, wrong) => {
          const now = reading((hours + wrong) * HOUR, NOTE.uptime + hours * HOUR);
          expect(isBelievable(NOTE, now)).toBe(wrong * HOUR <= JUMP);
        },
      ),
    );
  });
});

it('a clock is behind when a message was sent more than a minute later than it shows', () => {
  expect([
    isBehind(null, MONDAY),
    isBehind(MONDAY + 30 * SECOND, MONDAY),
    isBehind(MONDAY + 2 * MINUTE, MONDAY),
  ]).toEqual([false, false, true]);
});
