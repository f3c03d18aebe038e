/** Places and lifts holds for the operator. */
import {
  BREAKER_REASONS,
  type BreakerReason,
  type BreakerTarget,
  type Hold,
  type HoldScope,
  type NewHold,
} from '../../../domain/sending/hold.ts';
import type { RatesPort } from '../../alerts/watch-rates.ts';
import { HOLD_OF_RESTORED } from './adopt-copy.ts';
import type { GuardPort } from '../../approval/guard-action.ts';
import type { Instant } from '../../../domain/time.ts';

export type HoldTarget = { scope: HoldScope; scopeId: string };

export type HoldPort = GuardPort & {
  transact<T>(work: () => T): Promise<T>;
  /** `placed` false: the same hold is already in force and stays as it is. */
  placeHold(hold: NewHold, now: Instant): { id: number; placed: boolean };
  liftHolds(target: HoldTarget, now: Instant): number;
  openHolds(now: Instant): Hold[];
  /** How many sequences a hold on the target stops now. */
  countHeld(target: HoldTarget): number;
  endRuns(target: BreakerTarget, kinds: readonly BreakerReason[], now: Instant): void;
} & Pick<RatesPort, 'forgetOutcomes' | 'endAlerts'>;

type Pause = { target: HoldTarget; reason: string; until: Instant | null; now: Instant };

/** `until` null: until the hold is lifted. */
export function pause(
  port: HoldPort,
  { target, reason, until, now }: Pause,
): Promise<{ id: number; placed: boolean }> {
  const hold = { ...target, reason, placedBy: 'operator', from: now, until } as const;
  return port.transact(() => port.placeHold(hold, now));
}

/** `freed`: how many sequences the lifted holds stopped. */
export type Resumed = { lifted: number; freed: number; left: Hold[] };

/**
 * Lifts every hold on the target. What breakers and rates counted of it is forgotten: they count
 * from now on.
 */
export async function resume(
  port: HoldPort,
  { target, now }: { target: HoldTarget; now: Instant },
): Promise<Resumed> {
  const reached = port.countHeld(target);
  const lifted = await port.transact(() => {
    if (port.openHolds(now).some((hold) => isOn(hold, target) && isGuardRail(hold)))
      port.guard({ kind: 'lift_hold', target, after: null }, now);
    const holds = port.liftHolds(target, now);
    if (holds > 0) forgetCounts(port, target, now);
    return holds;
  });
  return { lifted, freed: lifted > 0 ? reached : 0, left: port.openHolds(now) };
}

function isOn(hold: Hold, { scope, scopeId }: HoldTarget): boolean {
  return hold.scope === scope && hold.scopeId === scopeId;
}

/** Not an operator's pause: a breaker's hold, a response's, or that of a restored file. */
export function isGuardRail({ placedBy, reason }: Pick<Hold, 'placedBy' | 'reason'>): boolean {
  return placedBy !== 'operator' || reason === HOLD_OF_RESTORED;
}

function forgetCounts(port: HoldPort, { scope, scopeId }: HoldTarget, now: Instant): void {
  switch (scope) {
    case 'campaign':
    case 'sending_domain':
      port.forgetOutcomes({ scope, scopeId });
      break;
    case 'mailbox':
    case 'provider':
      port.forgetOutcomes({ scope, scopeId });
      port.endRuns({ scope, scopeId }, BREAKER_REASONS, now);
      break;
    case 'domain':
      port.endRuns({ scope, scopeId }, BREAKER_REASONS, now);
      break;
    case 'company':
    case 'all':
      return;
  }
  port.endAlerts({ scope, scopeId }, null, now);
}
