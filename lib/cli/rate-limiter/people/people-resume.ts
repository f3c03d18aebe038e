/** `rate_limiter.ts people resume`: ends the pause of a person in a campaign. */
import { defineCommand } from '../../runner/command.ts';
import { changeAndAnswer, changeFlags } from './change-people.ts';

export const command = defineCommand({
  about: 'End the pause of a person in a campaign: the sequence goes on where it stood',
  examples: [
    '--prospect bob@example.com --campaign-id spring',
    '--from people.txt --campaign-id spring --dry-run',
  ],
  flags: changeFlags,
  effect: 'write',
  state: 'write',
  run(context, values) {
    return changeAndAnswer(context, { action: 'resume', values, inverse: 'pause' });
  },
});
