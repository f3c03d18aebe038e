/** Which undecided possible replies are given up when too many come. */
import { expect, it } from 'vitest';
import {
  MOST_FROM_ONE,
  MOST_OPEN,
  surplusOf,
} from '../../../../lib/core/responses/possible/surplus.ts';
import type { OpenPossible } from '../../../../lib/domain/responses/possible-reply.ts';
import { DAY } from '../../../../lib/domain/time.ts';

const NOW = 1_000 * DAY;

/** `about`: the likeliest person of each, oldest first; each has a sender of its own. */
function listed(about: readonly (number | null)[]): OpenPossible[] {
  return about.map((prospectId, at) => ({
    id: at + 1,
    at: NOW,
    fromAddress: `x${at}@private.test`,
    prospectId,
  }));
}
const times = (n: number, prospectId: number | null) => Array<number | null>(n).fill(prospectId);

it('none up to the bound', () => {
  expect(surplusOf(listed(times(MOST_OPEN, 1)), NOW)).toEqual([]);
});

it('those of 90 days', () => {
  const old = { ...listed([1])[0]!, at: NOW - 90 * DAY - 1 };
  expect(
    surplusOf([old, ...listed([1, 2]).map((one) => ({ ...one, id: one.id + 1 }))], NOW),
  ).toEqual([1]);
});

it.each<[string, (number | null)[], number[]]>([
  ['before many about another person', [7, ...times(MOST_OPEN, 1)], [3]],
  ['before many about no one', [7, ...times(MOST_OPEN + 1, null)], [3, 4]],
  ['after many about another person', [...times(MOST_OPEN, 1), 7], [2]],
  ['before many about the same person', times(MOST_OPEN + 3, 7), [2, 3, 4]],
  ['between many about two others', [...times(100, 1), 7, ...times(101, 2)], [103, 2]],
])('never the reply of a person that came %s', (_, about, given) => {
  expect(surplusOf(listed(about), NOW).toSorted()).toEqual(given.toSorted());
});

it('when each is about another person, the oldest', () => {
  const about = Array.from({ length: MOST_OPEN + 1 }, (_, at) => at);
  expect(surplusOf(listed(about), NOW)).toEqual([1]);
});

it('of one sender the second, so that the first and the latest stay', () => {
  const many = listed([1, 2, 3, 4, 5, 6, 7]).map((one) => ({ ...one, fromAddress: 'a@b.test' }));
  expect(surplusOf(many, NOW)).toEqual([2, 3]);
  expect(surplusOf(many.slice(0, MOST_FROM_ONE), NOW)).toEqual([]);
});
