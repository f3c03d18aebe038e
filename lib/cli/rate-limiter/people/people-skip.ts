/** `rate_limiter.ts people skip`: leaves out the next step for a person, or takes that back. */
import { defineCommand } from '../../runner/command.ts';
import { changeAndAnswer, changeFlags } from './change-people.ts';

export const command = defineCommand({
  about: 'Leave out the next step for a person; the step after it keeps its date',
  examples: [
    '--prospect bob@example.com --campaign-id spring',
    '--prospect bob@example.com --campaign-id spring --undo',
  ],
  flags: {
    ...changeFlags,
    step: {
      kind: 'integer',
      min: 1,
      max: 100,
      about: 'Which step is meant: needed to skip one directly after a skipped one',
      placeholder: '3',
    },
    undo: { kind: 'switch', about: 'Take the latest skip back, before a later step was sent' },
  },
  effect: 'write',
  state: 'write',
  run(context, values) {
    const { undo, step } = values;
    return changeAndAnswer(context, {
      values,
      step,
      action: undo ? 'unskip' : 'skip',
      inverse: undo ? 'skip' : 'skip --undo',
    });
  },
});
