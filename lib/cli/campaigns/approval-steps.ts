/** The calls that a person must make before a refused one goes through. */
import type { Failure } from '../../domain/failure.ts';
import type { BatchToApprove } from '../../app/approval/refuse-send.ts';
import type { Context, NextStep } from '../runner/command.ts';

type Details = { batches?: readonly BatchToApprove[]; digest?: string; batchId?: string };

export function approvalSteps(context: Context, { code, details }: Failure): NextStep[] {
  if (code !== 'approval_needed' && code !== 'approval_stale') return [];
  const { batches, digest } = details as Details;
  if (batches !== undefined) return batches.flatMap((batch) => stepsForBatch(context, batch));
  return code === 'approval_needed' && digest !== undefined ? [approveStep(context, digest)] : [];
}

export function stepsForBatch(
  context: Context,
  { campaignId, batchId, digest }: Pick<BatchToApprove, 'campaignId' | 'batchId' | 'digest'>,
): NextStep[] {
  const look = {
    why: `A person looks at the messages of batch ${batchId}${digest === null ? ', and finds their digest there' : ''}`,
    run: context.callAgain(
      'rate_limiter',
      `preview --campaign-id ${campaignId} --batch ${batchId}`,
    ),
  };
  return digest === null ? [look] : [look, approveStep(context, digest)];
}

export function approveStep(context: Context, digest: string): NextStep {
  return {
    why: 'For a person, not for an agent: approve exactly this, under the own name',
    run: context.callAgain('rate_limiter', `approve --digest ${digest} --by NAME`),
  };
}
