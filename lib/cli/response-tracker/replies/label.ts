/**
 * `response_tracker.ts label`: sets what responses mean. A label is final, and consequences are
 * corrected by it. Every label of a call is set, or none.
 */
import { Failure } from '../../../domain/failure.ts';
import { INTENTS } from '../../../domain/responses/response.ts';
import { labelResponses, type Labelled } from '../../../app/responses/label.ts';
import { defineCommand, type Context, type NextStep } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { refuseProblems } from '../../campaigns/refuse-problems.ts';
import { wireRevising } from '../../wiring/responses/wire-revising.ts';
import { STDIN } from '../process/open-input.ts';
import { showPossible } from '../../../state/responses/possible/possible-replies.ts';
import { standingEffects } from './describe-change.ts';
import { readLabelling, type AskedLabels } from './read-labelling.ts';

export const command = defineCommand({
  about: 'Set what responses mean, and correct their consequences',
  examples: ['--response-id 17 --response-id 18 --intent question', '--from labels.csv --dry-run'],
  flags: {
    'response-id': {
      kind: 'texts',
      about: 'The response; repeat it for more. replies lists the ids',
      placeholder: '17',
    },
    intent: {
      kind: 'choice',
      choices: INTENTS,
      about: 'The meaning of these responses',
    },
    from: {
      kind: 'path',
      about:
        'Labels from a CSV file (first line responseId,intent) or NDJSON, - for stdin. If one line is wrong, nothing is labelled',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  async run(context, { from, responseId, intent, dryRun }) {
    const { state, clock } = context;
    const asked = await readLabelling({ from, responseId, intent });
    const result = await labelResponses(
      wireRevising(state, { campaignId: null, mailboxId: null }),
      asked.labels,
      clock.now(),
    );
    if (result.outcome === 'missing') throw missing(result.ids, asked, from);
    const { labelled } = result;
    const rows = labelled.map(describeLabelled);
    const changed = labelled.filter(({ outcome }) => outcome === 'labelled').length;
    return {
      data: {
        labelled: changed,
        unchanged: labelled.length - changed,
        ...(from === undefined ? {} : { skipped: asked.skipped }),
        responses: rows,
        total: rows.length,
        dryRun,
      },
      lines: rows,
      next: dryRun ? [] : stepsForUnassigned(context, labelled),
    };
  },
});

/** Without a person whose it is, a label has no consequence. */
function stepsForUnassigned(
  { state, clock, callAgain }: Pick<Context, 'state' | 'clock' | 'callAgain'>,
  labelled: readonly Labelled[],
): NextStep[] {
  const open = labelled.find(
    ({ id, change }) => change === null && showPossible(state.db, id, clock.now()) !== null,
  );
  return open === undefined
    ? []
    : [
        {
          why: `Response ${open.id} came from another address and is not assigned: until then its label has no consequence. Ask the user whose it is`,
          run: callAgain('response_tracker', `show --response-id ${open.id}`),
        },
      ];
}

function describeLabelled({ id, label, outcome, change }: Labelled) {
  return {
    responseId: id,
    intent: label,
    outcome,
    effects: change ? standingEffects(change.before, change.after) : [],
  };
}

/** Of a file, every line that names no response. */
function missing(
  ids: readonly number[],
  { labels }: AskedLabels,
  from: string | undefined,
): Failure {
  if (from !== undefined)
    refuseProblems(
      labels
        .filter(({ id }) => ids.includes(id))
        .map(({ id, line }) => ({
          path: `line ${line}: responseId`,
          received: String(id),
          expected: 'the id of a response in this state file',
          try: 'the ids that response_tracker.ts replies --kind all lists',
        })),
      from === STDIN ? 'stdin' : from,
      { code: 'labels_invalid' },
    );
  return noResponse(...ids);
}

export function noResponse(...ids: readonly number[]): Failure {
  return new Failure({
    code: 'no_response',
    exit: 'notFound',
    message: `There is no response ${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ` (${ids.length} in all)` : ''}.`,
    hint: 'See response_tracker.ts replies --kind all.',
  });
}
