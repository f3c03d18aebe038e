/**
 * `rate_limiter.ts resolve --restored`: adopts a copied or restored state file, and reports what
 * that changed.
 */
import { adoptCopy } from '../../../app/sending/operator/adopt-copy.ts';
import { resolveByEvidence } from '../../../app/sending/operator/resolve.ts';
import { iso } from '../../runner/values.ts';
import { wireAdopting } from '../../wiring/sending/wire-adopting.ts';
import { wireResolving } from '../../wiring/sending/wire-resolving.ts';
import type { Answer, Context, NextStep, Warning } from '../../runner/command.ts';

export async function resolveRestored(
  context: Context,
  request: { reason: string; nothingSent: boolean; dryRun: boolean },
): Promise<Answer> {
  const now = context.clock.now();
  const adopted = await adoptCopy(wireAdopting(context.state), { ...request, now });
  if (adopted === null)
    return {
      data: {
        adopted: false,
        because: 'This file is the original: nothing was changed.',
        dryRun: request.dryRun,
      },
    };
  const warnings: Warning[] = [];
  // The Sent folder shows which of these messages the original file sent.
  const { settled, left } =
    adopted.inDoubt > 0 && !request.dryRun
      ? await resolveByEvidence(wireResolving(context, warnings), { campaignId: null, now })
      : { settled: [], left: [] };
  return {
    data: {
      adopted: true,
      recognisedBy: adopted.copy.by,
      knownUntil: iso(adopted.copy.knownUntil),
      generation: adopted.generation,
      putInDoubt: adopted.inDoubt,
      settledByEvidence: settled.length,
      leftInDoubt: request.dryRun ? adopted.inDoubt : left.length,
      held: adopted.held,
      nothingSent: request.nothingSent,
      dryRun: request.dryRun,
    },
    warnings,
    next: nextSteps(context, {
      left: left.length,
      held: adopted.held,
      knownUntil: iso(adopted.copy.knownUntil) ?? '',
    }),
  };
}

function nextSteps(
  context: Context,
  {
    left,
    held,
    knownUntil,
  }: { left: number; held: { campaignId: string; people: number }[]; knownUntil: string },
): NextStep[] {
  return [
    ...(left > 0
      ? [
          {
            why: `${left} messages were due since ${knownUntil}, and nothing shows whether they were sent: look in the server log, then settle each`,
            run: context.callAgain('rate_limiter', 'resolve'),
          },
        ]
      : []),
    ...held.map(({ campaignId, people }) => ({
      why: `${people} people waited for a message that may have been planned and sent since ${knownUntil}: look in the server log, suppress the people it names, and lift the hold 24 hours after the last message it shows`,
      run: context.callAgain('rate_limiter', `resume --campaign-id ${campaignId}`),
    })),
  ];
}
