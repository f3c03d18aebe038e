/** A round in which neither reading nor sending worked is a failure: there is nothing to answer. */
import { Failure } from '../../../domain/failure.ts';
import { iso } from '../../runner/values.ts';
import { shortAlerts } from './needs-person.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Context } from '../../runner/command.ts';
import type { TickRound } from './run-round.ts';

const SHOWN = 3;

/** Throws the failure of sending, which names the others. */
export function refuseFruitless(
  context: Context,
  { read, failures }: TickRound,
  nextCallAt: Instant | null,
): void {
  const last = failures.findLast(({ part }) => part === 'send');
  if (last === undefined || read.done !== null) return;
  const { code, exit, message, hint, details } = last.failure;
  throw new Failure({
    code,
    exit,
    message: `Neither reading nor sending worked. ${message}`,
    hint,
    details: {
      ...details,
      failures: failures.slice(0, SHOWN).map(({ part, campaignId, failure }) => ({
        part,
        ...(campaignId === undefined ? {} : { campaignId }),
        code: failure.code,
        message: failure.message,
        hint: failure.hint,
      })),
      alerts: shortAlerts(context, null).slice(0, SHOWN),
    },
    retryAfter: iso(nextCallAt ?? context.clock.now()),
  });
}
