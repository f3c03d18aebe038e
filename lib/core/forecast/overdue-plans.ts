/**
 * Treats messages whose planned instant has passed as waiting: limits, not their plan, now decide
 * when they leave.
 */
import type { PlanContext } from '../planning/place.ts';
import type { WaitingGroup, PlannedMessage } from '../../domain/forecast.ts';

export function asWaiting({
  sendAt,
  step,
  mailboxId,
  calendarKey,
  provider,
}: PlannedMessage): WaitingGroup {
  const isFirst = step === 0;
  return {
    calendarKey,
    provider,
    step,
    mailboxId: isFirst ? null : mailboxId,
    dueAt: isFirst ? 0 : sendAt,
    n: 1,
  };
}

/** Removes missed messages from the timelines: they have not used any quota yet. */
export function forgetMissed(
  { mailboxes, totals, newcomers }: Pick<PlanContext, 'mailboxes' | 'totals' | 'newcomers'>,
  missed: readonly PlannedMessage[],
): void {
  const quotas = [
    ...mailboxes.map(({ quota }) => quota),
    totals,
    ...(newcomers ? [newcomers] : []),
  ];
  for (const { timeline } of quotas)
    for (const { sendAt } of missed) {
      const index = timeline.indexOf(sendAt);
      if (index >= 0) timeline.splice(index, 1);
    }
}
