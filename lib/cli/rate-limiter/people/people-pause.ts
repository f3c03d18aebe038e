/** `rate_limiter.ts people pause`: one person gets nothing in a campaign until an instant, or until resumed. */
import { readUntil, untilFlag } from '../../campaigns/start-of-day.ts';
import { defineCommand } from '../../runner/command.ts';
import { usage } from '../../runner/parse.ts';
import { iso } from '../../runner/values.ts';
import { changeAndAnswer, changeFlags, reasonFlag } from './change-people.ts';

const PATH = 'rate_limiter.ts people pause';

export const command = defineCommand({
  about: 'Send nothing to a person of a campaign until an instant, or until people resume',
  examples: [
    '--prospect bob@example.com --campaign-id spring --until 2026-04-01',
    '--prospect bob@example.com --campaign-id spring --reason "asked by phone"',
  ],
  flags: {
    ...changeFlags,
    until: untilFlag,
    ...reasonFlag,
  },
  effect: 'write',
  state: 'write',
  run(context, values) {
    const { reason } = values;
    const until = readUntil(context, values, PATH);
    const now = context.clock.now();
    if (until !== undefined && until <= now)
      throw usage(
        `--until ${iso(until)} has passed already (it is ${iso(now)}).`,
        'Name a later instant.',
        PATH,
      );
    const change = { values, until: until ?? null, reason };
    return changeAndAnswer(context, { ...change, action: 'pause', inverse: 'resume' });
  },
});
