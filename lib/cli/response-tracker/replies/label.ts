/**
 * `response_tracker.ts label`: sets what a response means. The label is final, and consequences are
 * corrected by it.
 */
import { Failure } from '../../../domain/failure.ts';
import { INTENTS, type Intent } from '../../../domain/responses/response.ts';
import { labelResponse } from '../../../app/responses/label.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { wireRevising } from '../../wiring/responses/wire-revising.ts';
import { standingEffects } from './describe-change.ts';

export const command = defineCommand({
  about: 'Set what a response means, and correct its consequences',
  examples: ['--response-id 17 --intent interested'],
  flags: {
    'response-id': {
      kind: 'integer',
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
      required: true,
      about: 'The response; replies lists the ids',
      placeholder: '17',
    },
    intent: {
      kind: 'choice',
      choices: INTENTS,
      required: true,
      about: 'The meaning of the response',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  async run({ state, clock }, { responseId, intent, dryRun }) {
    const labelled = await labelResponse(
      wireRevising(state, { campaignId: null, mailboxId: null }),
      { id: responseId, label: intent as Intent, now: clock.now() },
    );
    if (labelled.outcome === 'missing') throw noResponse(responseId);
    const effects = labelled.change
      ? standingEffects(labelled.change.before, labelled.change.after)
      : [];
    return { data: { responseId, intent, outcome: labelled.outcome, effects, dryRun } };
  },
});

export function noResponse(responseId: number): Failure {
  return new Failure({
    code: 'no_response',
    exit: 'notFound',
    message: `There is no response ${responseId}.`,
    hint: 'See response_tracker.ts replies --kind all.',
  });
}
