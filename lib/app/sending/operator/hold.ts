/** Places and lifts holds for the operator. */
import type { Hold, HoldScope, NewHold } from '../../../domain/sending/hold.ts';
import type { Instant } from '../../../domain/time.ts';

export type HoldTarget = { scope: HoldScope; scopeId: string };

export type HoldPort = {
  transact<T>(work: () => T): Promise<T>;
  /** `placed` false: the same hold is already in force and stays as it is. */
  placeHold(hold: NewHold, now: Instant): { id: number; placed: boolean };
  liftHolds(target: HoldTarget, now: Instant): number;
  openHolds(now: Instant): Hold[];
  /** How many sequences a hold on the target stops now. */
  countHeld(target: HoldTarget): number;
};

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

/** Lifts every hold on the target. */
export async function resume(
  port: HoldPort,
  { target, now }: { target: HoldTarget; now: Instant },
): Promise<Resumed> {
  const reached = port.countHeld(target);
  const lifted = await port.transact(() => port.liftHolds(target, now));
  return { lifted, freed: lifted > 0 ? reached : 0, left: port.openHolds(now) };
}
