/** Counts how the plan that follows a changed file differs from the one before. */
import type { PlannedPlace } from '../../../domain/campaigns/edit.ts';

/** `otherInstant` and the like: messages of both plans that differ in it. */
export type Replanned = {
  planned: number;
  otherInstant: number;
  otherMailbox: number;
  otherVariant: number;
  added: number;
  dropped: number;
};

export function comparePlans(
  before: readonly PlannedPlace[],
  after: readonly PlannedPlace[],
): Replanned {
  const old = new Map(before.map((each) => [each.row, each]));
  const both = after.flatMap((now) => {
    const was = old.get(now.row);
    return was === undefined ? [] : [{ was, now }];
  });
  const differ = (key: keyof PlannedPlace): number =>
    both.filter(({ was, now }) => was[key] !== now[key]).length;
  return {
    planned: after.length,
    otherInstant: differ('sendAt'),
    otherMailbox: differ('mailboxId'),
    otherVariant: differ('variant'),
    added: after.length - both.length,
    dropped: before.length - both.length,
  };
}
