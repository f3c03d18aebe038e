/** A command line is remembered only for `next`: a server writes some at every request for days. */
import { expect, it } from 'vitest';
import { executeCommand } from '../../../lib/cli/runner/execute-command.ts';
import { virtualClock } from '../../../lib/cli/clock/clock.ts';
import { defineCommand, type Context } from '../../../lib/cli/runner/command.ts';
import { MONDAY } from '../../support/quota.ts';

it('remembers the lines of callAgain, and none of writeCall, which are the same', async () => {
  let remembered: ReadonlyMap<string, unknown> | undefined;
  const command = defineCommand({
    effect: 'read',
    about: 'Write lines',
    flags: {},
    state: 'none',
    run(context: Context) {
      remembered = (context as unknown as { asked: ReadonlyMap<string, unknown> }).asked;
      const lines = Array.from({ length: 1_000 }, (_, i) =>
        context.writeCall('response_tracker', `show --response-id ${i}`),
      );
      expect(remembered.size).toBe(0);
      expect(context.callAgain('response_tracker', 'show --response-id 7')).toBe(lines[7]);
      return Promise.resolve({ data: {} });
    },
  });
  await executeCommand({
    script: 'analytics',
    path: 'analytics.live',
    command,
    clock: virtualClock(MONDAY),
    common: {} as never,
    values: {},
    positionals: [],
    warnings: [],
    next: [],
  });
  expect(remembered?.size).toBe(1);
});
