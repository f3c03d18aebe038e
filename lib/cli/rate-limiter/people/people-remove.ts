/** `rate_limiter.ts people remove`: takes a person out of one campaign. */
import { defineCommand } from '../../runner/command.ts';
import { changeAndAnswer, changeFlags, reasonFlag } from './change-people.ts';

export const command = defineCommand({
  about: 'Take a person out of a campaign: it sends nothing more; other campaigns go on',
  examples: [
    '--prospect eve@example.com --campaign-id spring --reason "asked by phone"',
    '--from people.txt --campaign-id spring --dry-run',
  ],
  flags: { ...changeFlags, ...reasonFlag },
  effect: 'write',
  state: 'write',
  run(context, values) {
    const { reason } = values;
    return changeAndAnswer(context, { action: 'remove', values, reason, inverse: 'requeue' });
  },
});
