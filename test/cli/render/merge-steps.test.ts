/** Steps that call the same command are one step with every reason. */
import { expect, it } from 'vitest';
import { mergeSteps } from '../../../lib/cli/render/merge-steps.ts';

it('keeps every reason, in order, and calls each command once', () => {
  expect(
    mergeSteps([
      { why: 'Rights: 1', run: 'report' },
      { why: 'Read them', run: 'replies' },
      { why: 'Threats: 2', run: 'report' },
    ]),
  ).toEqual([
    { why: 'Rights: 1. Threats: 2', run: 'report' },
    { why: 'Read them', run: 'replies' },
  ]);
});
