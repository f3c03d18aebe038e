import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  destinationOf,
  factorAt,
  paceQuota,
  RECOVERED_AFTER,
  recoversAt,
  reducedGap,
  slowDown,
  slowsPace,
} from '../../../lib/core/limits/reduced-pace.ts';
import { book, earliestSlot, limitUses } from '../../../lib/core/limits/slots.ts';
import { decideOutcome } from '../../../lib/core/sending/smtp-outcome.ts';
import { HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import type { Slowdown } from '../../../lib/domain/limits/reduced-pace.ts';
import { MONDAY, NO_LIMITS, quota } from '../../support/quota.ts';

const LIMITS = { ...NO_LIMITS, perHour: 50 };

function deferredAt(...instants: number[]): Slowdown {
  const [first = 0, ...more] = instants;
  return more.reduce((known, at) => slowDown(known, at), slowDown(null, first));
}

describe('the part of the usual pace', () => {
  it.each<[string, number[], number, number]>([
    ['is a half after a deferral', [0], 0, 1 / 2],
    ['is the same until the clean hour is complete', [0], HOUR - 1, 1 / 2],
    ['grows by an eighth with each clean hour', [0], HOUR, 5 / 8],
    ['is whole after four clean hours', [0], 4 * HOUR, 1],
    ['and never more', [0], 40 * HOUR, 1],
    ['is halved again by the next deferral', [0, 2 * MINUTE], 2 * MINUTE, 1 / 4],
    ['is halved from what was recovered', [0, 2 * HOUR], 2 * HOUR, 3 / 8],
    ['counts deferrals within a minute as one', [0, 10 * SECOND, 20 * SECOND], MINUTE, 1 / 2],
    ['begins its clean hour at the last of these', [0, 30 * SECOND], HOUR, 1 / 2],
    [
      'is a sixteenth at the least',
      [0, 1, 2, 3, 4, 5, 6].map((n) => n * 5 * MINUTE),
      HOUR / 2,
      1 / 16,
    ],
    ['is a half after a deferral that comes long after the last', [0, 30 * HOUR], 30 * HOUR, 1 / 2],
    ['is what it was when the clock is set back', [HOUR], 0, 1 / 2],
  ])('%s', (_, deferrals, at, expected) => {
    expect(factorAt(deferredAt(...deferrals), at)).toBe(expected);
  });

  it('falls only with a deferral, and is whole again when it says so', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 3 * HOUR }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 12 * HOUR }), (gaps, wait) => {
        let [at, known] = [0, slowDown(null, 0)];
        for (const gap of gaps) {
          at += gap;
          const before = factorAt(known, at);
          known = slowDown(known, at);
          expect(known.factor).toBeLessThanOrEqual(before);
          expect(known.factor).toBeGreaterThanOrEqual(1 / 16);
        }
        expect(factorAt(known, at + wait)).toBeGreaterThanOrEqual(known.factor);
        expect(factorAt(known, recoversAt(known))).toBe(1);
        expect(factorAt(known, recoversAt(known) - 1)).toBeLessThan(1);
        expect(recoversAt(known) - known.at).toBeLessThanOrEqual(RECOVERED_AFTER);
      }),
    );
  });
});

describe('the least distance', () => {
  it.each<[string, Parameters<typeof reducedGap>[1], number]>([
    ['spreads the hour evenly at the usual pace, twice that at half of it', LIMITS, 144_000],
    ['is twice the explicit gap if that is longer', { ...LIMITS, minGapSeconds: 90 }, 180_000],
    ['counts although spreading is switched off', { ...LIMITS, minGapSeconds: 0 }, 144_000],
    ['is none without an hourly limit', NO_LIMITS, 0],
  ])('%s', (_, limits, gap) => {
    expect(reducedGap(slowDown(null, 0), limits, 0)).toBe(gap);
  });

  it('holds between all messages to the destination, whatever was planned, and no longer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 * HOUR }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 }),
        (wanted, minutes) => {
          const slowdown = deferredAt(
            MONDAY,
            ...minutes.map((n, index) => MONDAY + (index + 1) * n * MINUTE),
          );
          const pace = paceQuota(
            quota(LIMITS),
            { scope: 'domain', scopeId: 'example.test' },
            { slowdown, timeline: [slowdown.at] },
          );
          for (const after of wanted) {
            const from = slowdown.at + after;
            const slot = earliestSlot([pace], { from, until: Infinity });
            expect(slot.found).toBe(true);
            if (slot.found) book([pace], slot.at);
          }
          const left = pace.timeline;
          left.forEach((at, index) => {
            const before = left[index - 1];
            if (before !== undefined)
              expect(at - before).toBeGreaterThanOrEqual(reducedGap(slowdown, LIMITS, at));
          });
        },
      ),
    );
  });

  it('ends as soon as a clean hour has shortened it', () => {
    const slowdown = { factor: 1 / 16, at: MONDAY };
    const taken = MONDAY + HOUR - MINUTE;
    const pace = paceQuota(
      quota(LIMITS),
      { scope: 'provider', scopeId: 'google' },
      { slowdown, timeline: [MONDAY, taken] },
    );
    // A sixteenth asks for 19 minutes and 12 seconds, three sixteenths for 6 minutes and 24.
    expect(earliestSlot([pace], { from: taken, until: Infinity })).toEqual({
      found: true,
      at: taken + 384 * SECOND,
    });
    expect(limitUses(pace, taken)).toEqual([
      {
        scope: 'provider',
        scopeId: 'google',
        kind: 'reduced_pace',
        used: 1,
        limit: 1,
        resetsAt: taken + 384 * SECOND,
        pace: {
          mailboxId: 'ann',
          factor: 1 / 16,
          gapSeconds: 1_152,
          deferredAt: MONDAY,
          recoversAt: MONDAY + 8 * HOUR,
        },
      },
    ]);
  });
});

describe('a refusal', () => {
  const answered = (response: string) =>
    decideOutcome(
      {
        accepted: false,
        dataStarted: false,
        phase: 'rcpt',
        code: Number(response.slice(0, 3)),
        enhanced: /^\d{3} (\d\.\d+\.\d+)/.exec(response)?.[1] ?? null,
        response,
      },
      { attempts: 0, softBounces: 0, blocks: 0, firstTryAt: MONDAY },
      MONDAY,
    );

  it.each([
    ['451 try again later', true],
    ['421 4.7.0 Try again later, closing connection', true],
    ['451 4.7.1 Too many concurrent connections from your side, slow down', true],
    ['451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (AS77713)', true],
    ['550 5.7.28 Mail flood: too many messages from your domain', true],
    ['450 4.2.0 Greylisted, see https://postgrey.example.com/help', false],
    [
      '450 4.1.1 Recipient address rejected: unverified address: Address verification in progress',
      false,
    ],
    ['452 4.2.2 Mailbox full', false],
    ['550 5.1.1 no such user', false],
    ['250 2.0.0 Ok', false],
  ])('%s: slows the pace %s', (response, slows) => {
    expect(slowsPace(answered(response))).toBe(slows);
  });
});

it('people of no known provider are slowed by their domain', () => {
  expect([
    destinationOf({ provider: 'google', domain: 'acme.test' }),
    destinationOf({ provider: 'other', domain: 'acme.test' }),
  ]).toEqual([
    { scope: 'provider', scopeId: 'google' },
    { scope: 'domain', scopeId: 'acme.test' },
  ]);
});
