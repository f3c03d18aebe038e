import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alertIsDue,
  isOpen,
  mayProbe,
  provesAccount,
  RUN_FORGOTTEN_AFTER,
  tripAfter,
} from '../../../lib/core/sending/breaker.ts';
import { BREAKER_REASONS } from '../../../lib/domain/sending/hold.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';

describe('what failed in a row', () => {
  it.each(BREAKER_REASONS)(
    '%s: is held longer with every failure, at most four hours, or a day for reports',
    (kind) => {
      const trips = Array.from({ length: 15 }, (_, index) =>
        tripAfter({ kind, failures: index + 1 }),
      );
      trips.forEach(({ openFor }, index) =>
        expect(openFor).toBeGreaterThanOrEqual(trips[index - 1]?.openFor ?? 0),
      );
      expect(trips.at(-1)?.openFor).toBe(kind === 'reported_blocks' ? DAY : 4 * HOUR);
      // When it alerts, the breaker is open.
      expect(trips[2]?.openFor).toBeGreaterThanOrEqual(2 * MINUTE);
    },
  );

  it.each([
    ['the second failure', 2, null, 0, false],
    ['the third', 3, null, 0, true],
    ['the fourth on the same day', 4, MONDAY, 20 * HOUR, false],
    ['whichever comes first on the next day', 9, MONDAY, DAY, true],
  ] as const)(
    'alerts with the third failure, and once a day while it lasts: %s',
    (_, failures, alertedAt, later, due) => {
      expect(alertIsDue({ failures, alertedAt, now: MONDAY + later })).toBe(due);
    },
  );

  it('a mailbox rests half a minute after the first failure of its account, a destination a minute', () => {
    expect(tripAfter({ kind: 'account_failing', failures: 1 }).openFor).toBe(30 * SECOND);
    expect(tripAfter({ kind: 'destination_failing', failures: 1 }).openFor).toBe(MINUTE);
  });

  it('two deferrals of a mailbox may be chance, the third in a row is not', () => {
    expect([1, 2, 3].map((failures) => tripAfter({ kind: 'deferrals', failures }).openFor)).toEqual(
      [0, 0, 2 * MINUTE],
    );
  });

  it('what a reply demands is kept, and doubles up to a day', () => {
    const rests = [1, 2, 3, 4, 9].map(
      (failures) => tripAfter({ kind: 'sending_limit', failures, openAtLeast: 4 * HOUR }).openFor,
    );
    expect(rests).toEqual([4 * HOUR, 8 * HOUR, 16 * HOUR, DAY, DAY]);
  });
});

describe('half open', () => {
  const failed = { kind: 'account_failing', failures: 1, lastAt: MONDAY } as const;

  it.each([
    ['nothing has failed: as many as there are', [], 7, true],
    ['something has, and nobody tries it: one', [failed], 0, true],
    ['somebody tries it: none beside that one', [failed], 1, false],
    [
      'one deferral placed no hold, and is no reason to go one by one',
      [{ ...failed, kind: 'deferrals' as const }],
      1,
      true,
    ],
    [
      'two runs, one of which placed a hold',
      [{ ...failed, kind: 'deferrals' as const }, failed],
      1,
      false,
    ],
  ])('%s', (_, runs, underWay, may) => {
    expect(mayProbe({ runs, underWay, now: MONDAY + MINUTE })).toBe(may);
  });

  it('a run of failures is forgotten after two days without another, and never before its hold has ended', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BREAKER_REASONS),
        fc.integer({ min: 1, max: 20 }),
        fc.option(fc.integer({ min: MINUTE, max: 4 * HOUR }), { nil: undefined }),
        (kind, failures, openAtLeast) => {
          expect(tripAfter({ kind, failures, openAtLeast }).openFor).toBeLessThan(
            RUN_FORGOTTEN_AFTER,
          );
          expect(isOpen({ kind, failures, lastAt: MONDAY }, MONDAY + RUN_FORGOTTEN_AFTER)).toBe(
            false,
          );
        },
      ),
    );
  });
});

it.each([
  ['its yes', { phase: 'final', code: 250, accepted: true }, true],
  ['a word on the recipient', { phase: 'rcpt', code: 550, accepted: false }, true],
  ['a word on the text', { phase: 'final', code: 554, accepted: false }, true],
  ['a refused login', { phase: 'auth', code: 535, accepted: false }, false],
  ['silence', { phase: 'rcpt', code: null, accepted: false }, false],
] as const)('an account is proved to work by %s: %s', (_, result, proved) => {
  expect(provesAccount({ ...result, dataStarted: false, enhanced: null, response: '' })).toBe(
    proved,
  );
});
