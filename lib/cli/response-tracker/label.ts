/** `response_tracker.ts label`: the agent's own word on what a reply means. */
import { Failure } from '../../domain/failure.ts';
import { INTENTS } from '../../domain/response.ts';
import { appendEvent } from '../../state/event-log.ts';
import { labelResponse } from '../../state/reply-list.ts';
import { transact } from '../../state/transact.ts';
import { defineCommand } from '../command.ts';
import { dryRunFlag } from '../flags.ts';

export const command = defineCommand({
  about: 'Say what a reply means',
  flags: {
    'response-id': { kind: 'integer', min: 1, max: Number.MAX_SAFE_INTEGER, required: true, about: 'As listed by replies', placeholder: '17' },
    intent: { kind: 'choice', choices: INTENTS, required: true, about: 'What it means' },
    ...dryRunFlag,
  },
  state: 'write',
  async run({ state, clock }, { responseId, intent, dryRun }) {
    const outcome = await transact(state, () => {
      const labelled = labelResponse(state.db, responseId, intent);
      if (labelled === 'labelled') appendEvent(state.db, { type: 'response.labelled', at: clock.now(), data: { response: responseId, intent } });
      return labelled;
    });
    if (outcome === 'missing') throw new Failure({ code: 'no_response', exit: 'notFound', message: `There is no response ${responseId}.`, hint: 'See response_tracker.ts replies.' });
    return { data: { responseId, intent, outcome, dryRun } };
  },
});
