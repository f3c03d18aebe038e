/** Which of several simulated runs is shown. */
import { expect, it } from 'vitest';
import { medianRun } from '../../../lib/core/forecast/finish.ts';

const runs = (messages: readonly number[]) =>
  messages.map((each, rate) => ({ messages: each, rate }));

it('the run with the middle number of messages', () => {
  expect(medianRun(runs([300, 100, 200]))).toEqual({ messages: 200, rate: 2 });
});

it('where all runs send the same, the run with the middle rates', () => {
  expect(medianRun(runs([60, 60, 60, 60, 60]))).toEqual({ messages: 60, rate: 2 });
});
