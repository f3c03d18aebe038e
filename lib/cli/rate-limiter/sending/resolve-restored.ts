/** `rate_limiter.ts resolve --restored`: adopts a copied or restored state file, and says what that means. */
import { adoptCopy } from '../../../app/sending/adopt-copy.ts';
import { resolveByEvidence } from '../../../app/sending/resolve.ts';
import { adopt, markProgress } from '../../../state/file/identity.ts';
import { placeHold } from '../../../state/sending/holds.ts';
import { dueUnsettled, waitingPeople } from '../../../state/sending/restored-store.ts';
import { iso } from '../../runner/values.ts';
import { wireResolving } from '../../wiring/wire-resolving.ts';
import { wireSending } from '../../wiring/wire-sending.ts';
import { lacksLog, readStanding, type CopyStanding } from '../../../state/file/standing.ts';
import type { AdoptPort } from '../../../app/sending/adopt-copy.ts';
import type { Answer, Context, NextStep, Warning } from '../../runner/command.ts';
import type { State } from '../../../state/file/transact.ts';

export async function resolveRestored(
  context: Context,
  request: { reason: string; nothingSent: boolean; dryRun: boolean },
): Promise<Answer> {
  const now = context.clock.now();
  const adopted = await adoptCopy(wireAdopting(context), { ...request, now });
  if (adopted === null)
    return {
      data: {
        adopted: false,
        because: 'This file is the original: nothing was to be done.',
        dryRun: request.dryRun,
      },
    };
  if (!request.dryRun) {
    markProgress(context.state);
    context.state.standing = { standing: 'original' };
  }
  const warnings: Warning[] = [];
  // A copy in the Sent folder shows which of them the original did send.
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
            why: `${left} messages were due since ${knownUntil}, and nothing shows whether they were sent: look into the server log, then settle each`,
            run: context.callAgain('rate_limiter', 'resolve'),
          },
        ]
      : []),
    ...held.map(({ campaignId, people }) => ({
      why: `${people} people waited for a mail that may have been planned and sent since ${knownUntil}: look into the server log, suppress whom it names, and lift the hold 24 hours after the last mail it shows`,
      run: context.callAgain('rate_limiter', `resume --campaign-id ${campaignId}`),
    })),
  ];
}

function wireAdopting({ state }: Context): AdoptPort {
  const { db } = state;
  const { transact, campaign, reserve, markInDoubt, appendEvent } = wireSending(state);
  return {
    transact,
    campaign,
    reserve,
    markInDoubt,
    appendEvent,
    copy: () => copyAmong(state),
    dueUnsettled: (now) => dueUnsettled(db, now),
    waitingPeople: (now) => waitingPeople(db, now),
    placeHold: (hold, now) => void placeHold(db, hold, now),
    adopt() {
      const copy = copyAmong(state);
      if (copy === null) throw new Error('only a copy is adopted');
      return adopt(state, copy);
    },
  };
}

/** Looked at anew, in the transaction: another process may have adopted it meanwhile. */
function copyAmong(state: State): CopyStanding | null {
  const standing = readStanding(state, { logLost: lacksLog(state) });
  return standing.standing === 'copy' ? standing : null;
}
