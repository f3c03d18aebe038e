/** Records the verdict on one due message in the transaction of the claim. */
import { keepVariant } from '../../core/planning/variant.ts';
import { book, type Quota } from '../../core/limits/slots.ts';
import { isSatOut } from '../../core/limits/pace.ts';
import { endOf } from './guard/sequence-end.ts';
import { MINUTE } from '../../domain/time.ts';
import type { GateVerdict } from '../../core/sending/gate.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { Claimed, ClaimPort, ClaimRequest } from './claim.ts';

/**
 * Longer than the deadline of one attempt (lib/mail), and renewed during work, so a running owner
 * never loses a claim.
 */
export const LEASE = 5 * MINUTE;

/** The file may have stopped the variant since the message was planned. */
function variantNow(message: DueMessage, campaign: Campaign): string {
  const step = campaign.steps[message.step];
  return step === undefined
    ? message.variant
    : keepVariant(step, campaign.id, { ...message, left: message.sentBefore });
}

export function settleVerdict(
  port: ClaimPort,
  step: {
    message: DueMessage;
    verdict: GateVerdict;
    claimed: Claimed;
    request: ClaimRequest;
    quotas: readonly Quota[];
  },
): void {
  const { message, verdict, claimed, request, quotas } = step;
  const { now, owner } = request;
  switch (verdict.verdict) {
    case 'go': {
      const variant = variantNow(message, request.campaign);
      if (variant !== message.variant) port.redraw(message.row, variant);
      port.reserve(message, { owner, now, leaseUntil: now + LEASE });
      book(quotas, now);
      claimed.go.push({ ...message, variant, firstTryAt: message.firstTryAt ?? now });
      return;
    }
    case 'stop':
      port.cancel(message, {
        reason: verdict.reason,
        enrollment: endOf(verdict.reason, message),
        now,
      });
      claimed.stopped++;
      return;
    case 'replan':
      if (verdict.until !== null) port.planFrom(message.row, verdict.until);
      claimed.missed++;
      return;
    case 'wait':
      claimed.waiting.push({
        message,
        verdict,
        messages: verdict.wide ? port.countDue(request.pair, { now, batchId: request.batchId }) : 1,
        satOut: verdict.limit !== null && isSatOut(verdict.limit, quotas[0]?.limits),
      });
  }
}
