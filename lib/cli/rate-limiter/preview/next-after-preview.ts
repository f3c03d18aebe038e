/** Next steps after a preview: correct what is wrong, plan what is not planned, read all of it. */
import type { Upcoming } from '../../../domain/sending/upcoming.ts';
import { leadOnFromBatch } from '../../campaigns/lead-to-sending.ts';
import { approveStep } from '../../campaigns/approval-steps.ts';
import { quote } from '../../runner/call-again.ts';
import type { Context, NextStep } from '../../runner/command.ts';
import type { Shown } from './select-messages.ts';
import type { PreviewTotals } from './tally.ts';

export function nextAfterPreview(
  context: Context,
  {
    campaignId,
    shown,
    batchId,
    messages,
    totals,
  }: {
    campaignId: string;
    shown: Shown;
    batchId: string | null;
    messages: readonly Upcoming[];
    totals: PreviewTotals;
  },
): NextStep[] {
  const call = (rest: string): string =>
    context.callAgain('rate_limiter', `${rest} --campaign-id ${campaignId}`);
  const batches = [...new Set(messages.flatMap((each) => each.batchId ?? []))];
  const [batch] = batches;
  const unplanned = messages.some(({ standing }) => standing === 'foreseen');
  const waits = messages.find(({ standing, sendAt }) => standing === 'foreseen' && sendAt === null);
  const all = (id: string): NextStep => ({
    why: 'Read every message of the batch in full, as a page',
    run: call(`preview --batch ${id} --output preview.html`),
  });
  const onward = batchId === null ? [] : leadOn(context, { campaignId, batchId, messages, totals });
  return [
    ...(waits === undefined
      ? []
      : [
          {
            why: `Nothing would be planned for ${waits.message.email} now; see why`,
            run: call(`why --prospect ${quote(waits.message.email)}`),
          },
        ]),
    ...(unplanned && shown !== 'prospect'
      ? [{ why: 'Plan these messages', run: call('schedule') }]
      : []),
    ...(batchId !== null && totals.total > 1
      ? [all(batchId)]
      : batch === undefined || shown === 'batch'
        ? []
        : [{ why: 'See the whole batch', run: call(`preview --batch ${batch}`) }]),
    ...onward,
  ];
}

/** What follows when the user has seen the whole batch. */
function leadOn(
  context: Context,
  {
    campaignId,
    batchId,
    messages,
    totals,
  }: {
    campaignId: string;
    batchId: string;
    messages: readonly Upcoming[];
    totals: PreviewTotals;
  },
): NextStep[] {
  const at = Math.min(...messages.flatMap(({ sendAt }) => sendAt ?? []));
  const round = leadOnFromBatch(context, { campaignId, batchId, at });
  if (round !== null) return [round];
  return totals.digest === null ? [] : [approveStep(context, totals.digest)];
}
