/**
 * Holds a campaign when a text cannot be rendered for one prospect: its author can correct the
 * text, and no sequence ends.
 */
import type { NewHold } from '../../domain/sending/hold.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { TextFault } from '../../domain/campaigns/text-fault.ts';
import type { Instant } from '../../domain/time.ts';

export type TextHoldPort = {
  returnClaim(row: number, owner: string, how: { unbegun: boolean }): void;
  /** `placed` false: the same hold is already in force. */
  placeHold(hold: NewHold, now: Instant): { placed: boolean };
  appendEvent(event: NewEvent): void;
};

export type Unwritable = { outcome: 'unwritable'; fault: TextFault };

/** Runs inside the caller's transaction. The message keeps its place and its instant. */
export function holdForText(
  port: TextHoldPort,
  message: DueMessage,
  { owner, fault, now }: { owner: string; fault: TextFault; now: Instant },
): Unwritable {
  port.returnClaim(message.row, owner, { unbegun: true });
  const { campaignId, prospectId, row, step, variant } = message;
  const { placed } = port.placeHold(
    {
      scope: 'campaign',
      scopeId: campaignId,
      reason: fault.reason,
      placedBy: 'breaker',
      from: now,
      until: null,
    },
    now,
  );
  if (placed) {
    const { reason, part, field } = fault;
    port.appendEvent({
      type: 'message.unwritable',
      at: now,
      campaignId,
      prospectId,
      messageId: row,
      data: { step: step + 1, variant, reason, part, field },
    });
  }
  return { outcome: 'unwritable', fault };
}
