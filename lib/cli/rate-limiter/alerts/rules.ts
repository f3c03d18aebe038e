/** `rate_limiter.ts rules`: the rules about rates that are in force; a file changes them. */
import { changeRules } from '../../../app/alerts/change-rules.ts';
import { rulesInForce } from '../../../core/alerts/judge-rates.ts';
import { givenRateRules } from '../../../state/alerts/outcomes.ts';
import { refuseProblems } from '../../campaigns/refuse-problems.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { usage } from '../../runner/parse.ts';
import { wireRules } from '../../wiring/alerts/wire-rules.ts';

export const command = defineCommand({
  about: 'Show the rules by which rates of bad results warn or hold, or change them by a file',
  examples: ['', '--file rules.json --dry-run'],
  flags: {
    file: {
      kind: 'path',
      about:
        'A JSON file with a list of rules; each replaces the built-in rule for its signal (schemas/rate-rules.schema.json)',
      placeholder: 'rules.json',
    },
    reset: { kind: 'switch', about: 'Use the built-in rules again' },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'create',
  async run(context, { file, reset, dryRun }) {
    if (file !== undefined && reset)
      throw usage(
        '--file and --reset were both given; expected one of them.',
        'Keep one.',
        'rate_limiter.ts rules',
      );
    const port = wireRules(context.state);
    if (file !== undefined || reset) {
      const now = context.clock.now();
      refuseProblems(await changeRules(port, { path: file ?? null, now }), file ?? '', {
        code: 'rules_invalid',
      });
    }
    const given = givenRateRules(context.state.db);
    return {
      data: {
        rules: rulesInForce(given).map(({ examples: _, ...rule }) => ({
          ...rule,
          given: given.some(({ signal }) => signal === rule.signal),
        })),
        dryRun,
      },
    };
  },
});
