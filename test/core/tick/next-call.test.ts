/** When the next round is worth a call, and how its answer is kept small. */
import { expect, it } from 'vitest';
import { fitAnswer, MOST_BYTES } from '../../../lib/core/tick/fit-answer.ts';
import { nextCall } from '../../../lib/core/tick/next-call.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';

it.each([
  ['at the next due message', 7 * MINUTE, null, true, 7 * MINUTE],
  ['not sooner than in a minute', -HOUR, null, true, MINUTE],
  ['within an hour for replies', 20 * HOUR, null, true, HOUR],
  ['when a mailbox may be tried again', 30 * MINUTE, 4 * MINUTE, true, 4 * MINUTE],
  ['within an hour while a campaign is active', null, null, true, HOUR],
  ['for a mailbox to be read, without a campaign', null, 2 * MINUTE, false, 2 * MINUTE],
])('%s', (_, due, retry, open, expected) => {
  const at = (ms: number | null): number | null => (ms === null ? null : MONDAY + ms);
  expect(nextCall({ now: MONDAY, dueAt: at(due), retryAt: at(retry), open })).toBe(
    MONDAY + expected,
  );
});

it('never, when no campaign is active', () => {
  expect(nextCall({ now: MONDAY, dueAt: null, retryAt: null, open: false })).toBeNull();
});

it('shortens lists only as far as the size demands', () => {
  const rows = (most: number, bytes: number): string[] =>
    Array.from({ length: Math.min(most, 9) }, () => 'x'.repeat(bytes));
  expect(fitAnswer((most) => rows(most, 10))).toHaveLength(5);
  expect(fitAnswer((most) => rows(most, 1_000))).toHaveLength(2);
  expect(fitAnswer((most) => rows(most, MOST_BYTES))).toEqual([]);
});
