/** A rate is called observed only where enough messages were sent to know it. */
import { expect, it } from 'vitest';
import { estimateRates, ratesAt } from '../../../lib/core/forecast/rates.ts';
import { chooseRates } from '../../../lib/core/rehearsal/rates.ts';

const ASK = { reply: null, bounce: null };
const seen = (ended: number, tried: number, failed = 0, firstTried = tried) => ({
  ended,
  tried,
  failed,
  firstTried,
});

it('nine replies to ten messages are no rate: it stays assumed, and the sample is shown', () => {
  const none = estimateRates(seen(0, 0), ASK).reply;
  const few = estimateRates(seen(9, 10), ASK).reply;
  expect(few).toEqual({ ...none, count: 9, of: 10 });
  expect(few).toMatchObject({ source: 'assumed', fewest: 200 });
  expect(few.rate).toBeCloseTo(0.04, 3);
});

it.each([
  ['reply', 199, 'assumed'],
  ['reply', 200, 'observed'],
  ['bounce', 49, 'assumed'],
  ['bounce', 50, 'observed'],
] as const)('%s after %i messages is %s', (outcome, messages, source) => {
  const rates = estimateRates(seen(20, messages, 5), ASK);
  expect(rates[outcome].source).toBe(source);
});

it('an observed rate is the one that was seen, with less doubt the more messages there were', () => {
  const [some, many] = [seen(40, 200), seen(400, 2_000)].map((o) => estimateRates(o, ASK).reply);
  expect([some?.rate, many?.rate]).toEqual([0.2, 0.2]);
  expect(some?.low).toBeLessThan(many?.low ?? 0);
  expect(some?.high).toBeGreaterThan(many?.high ?? 1);
});

it('none of 200 does not mean never', () => {
  const { reply } = estimateRates(seen(0, 200), ASK);
  expect(reply).toMatchObject({ rate: 0, low: 0, source: 'observed' });
  expect(reply.high).toBeGreaterThan(0);
});

it('more replies than messages are a rate of 1 at most', () => {
  expect(estimateRates(seen(300, 250), ASK).reply).toMatchObject({ rate: 1, high: 1 });
});

it("the caller's rate is used as it is, and what was seen is shown beside it", () => {
  const rates = estimateRates(seen(40, 200, 3, 60), { reply: 0.5, bounce: 0 });
  expect(rates.reply).toMatchObject({ rate: 0.5, low: 0.5, high: 0.5, source: 'given', of: 200 });
  expect([ratesAt(rates, 0.025), ratesAt(rates, 0.975)]).toEqual([
    { reply: 0.5, bounce: 0 },
    { reply: 0.5, bounce: 0 },
  ]);
});

it('a rehearsal of the same campaign assumes the same', () => {
  const { replies, unsubscribes, complaints, autoReplies, hardBounces } = chooseRates({}, []);
  const { reply, bounce } = estimateRates(seen(0, 0), ASK);
  const ending = [replies, unsubscribes, complaints, autoReplies];
  expect(reply.rate).toBeCloseTo(ending.reduce((sum, { rate }) => sum + rate, 0));
  expect(bounce.rate).toBe(hardBounces.rate);
});
