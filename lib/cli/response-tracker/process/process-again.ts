/**
 * `response_tracker.ts process --reclassify`: judges stored messages by the current rules, shows
 * what changes, and applies it.
 */
import { leadToSending } from '../../campaigns/lead-to-sending.ts';
import { Failure } from '../../../domain/failure.ts';
import { reclassify } from '../../../app/responses/reclassify.ts';
import type { Answer, Context } from '../../runner/command.ts';
import { wireRevising } from '../../wiring/responses/wire-revising.ts';
import { describeChange, isTelling } from '../replies/describe-change.ts';

const SHOWN = 100;

export async function processAgain(
  context: Context,
  values: { campaignId: string | undefined; mailbox: string | undefined; dryRun: boolean },
): Promise<Answer> {
  const { state, clock, signal, progress } = context;
  const port = wireRevising(state, {
    campaignId: values.campaignId ?? null,
    mailboxId: values.mailbox ?? null,
  });
  progress.start(1_000, 'reading again');
  const { read, unchanged, unreadable, changes } = await reclassify(port, {
    now: clock.now(),
    signal,
    onProgress: () => progress.advance(),
  });
  progress.stop();
  if (signal.aborted)
    throw new Failure({
      code: 'interrupted',
      exit: 'tryAgain',
      message: 'Stopped by a signal; every change made so far is complete.',
      hint: 'Call again: it continues with the messages that are left.',
    });
  const rows = changes.map(describeChange);
  const telling = rows.filter(isTelling);
  const scope = [
    values.campaignId === undefined ? '' : ` --campaign-id ${values.campaignId}`,
    values.mailbox === undefined ? '' : ` --mailbox ${values.mailbox}`,
  ].join('');
  const goesOn = telling.some(({ effects }) =>
    effects.some(({ what, to }) => what === 'sequence' && (to === 'waiting' || to === 'queued')),
  );
  return {
    data: {
      read,
      unchanged,
      changed: rows.length,
      unreadable,
      changes: telling.slice(0, SHOWN),
      shown: Math.min(telling.length, SHOWN),
      ofThem: telling.length,
      dryRun: values.dryRun,
    },
    lines: rows,
    next: [
      ...(values.dryRun && rows.length > 0
        ? [
            {
              why: `Apply it: ${rows.length} verdicts change, ${telling.length} of them in more than the rule`,
              run: context.callAgain('response_tracker', `process${scope} --reclassify`),
            },
          ]
        : []),
      ...(!values.dryRun && goesOn && values.campaignId !== undefined
        ? leadToSending(context, {
            campaignId: values.campaignId,
            why: 'Some sequences had ended wrongly and continue: plan and send what is due',
          })
        : []),
    ],
  };
}
