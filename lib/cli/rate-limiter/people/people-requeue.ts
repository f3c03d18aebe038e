/** `rate_limiter.ts people requeue`: puts a removed person back into a campaign. */
import { defineCommand } from '../../runner/command.ts';
import { changeAndAnswer, changeFlags } from './change-people.ts';

export const command = defineCommand({
  about: 'Put a removed person back where the sequence stood; never after an answer or a bounce',
  examples: [
    '--prospect eve@example.com --campaign-id spring',
    '--from people.txt --campaign-id spring --dry-run',
  ],
  flags: changeFlags,
  effect: 'write',
  state: 'write',
  run(context, values) {
    return changeAndAnswer(context, { action: 'requeue', values, inverse: 'remove' });
  },
});
