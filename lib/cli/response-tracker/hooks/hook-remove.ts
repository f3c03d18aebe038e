/** `response_tracker.ts hook remove`: ends a webhook; what it reported stays. */
import { removeHook } from '../../../app/responses/hooks/change-hook.ts';
import { listHooks } from '../../../state/responses/hooks/hooks.ts';
import { Failure } from '../../../domain/failure.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { show } from '../../runner/parse.ts';
import { wireChangingHooks } from '../../wiring/responses/wire-hooks.ts';

export const command = defineCommand({
  about: 'Remove a webhook: its calls are answered like those of an unknown one',
  examples: ['--name sendgrid --dry-run', '--name sendgrid'],
  flags: {
    name: { kind: 'text', required: true, about: 'The webhook', placeholder: 'ses' },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  async run({ state, clock }, { name, dryRun }) {
    const known = listHooks(state.db).map((hook) => hook.name);
    if (!(await removeHook(wireChangingHooks(state), name, clock.now()))) throw noHook(name, known);
    return { data: { hook: name, outcome: 'removed', dryRun } };
  },
});

function noHook(name: string, known: readonly string[]): Failure {
  return new Failure({
    code: 'no_hook',
    exit: 'notFound',
    message: `There is no webhook ${show(name)}.`,
    hint:
      known.length === 0
        ? 'No webhook has been added; see response_tracker.ts hook add --help.'
        : `Known webhooks: ${known.slice(0, 10).join(', ')}.`,
    details: { known: known.slice(0, 10) },
  });
}
