/** Returns a claimed message to the queue whose text no approval covers. */
import type { ApprovalRefusal } from '../../domain/approval/approval.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { MessageApproval } from '../approval/message-approval.ts';

export type HoldBackPort = {
  returnClaim(row: number, owner: string, how: { unbegun: boolean }): void;
  approval: MessageApproval;
};

export type Unapproved = { outcome: 'unapproved'; refusal: ApprovalRefusal };

/** Runs inside the caller's transaction. The message keeps its place and its instant. */
export function holdBack(
  port: HoldBackPort,
  message: DueMessage,
  { owner, refusal }: { owner: string; refusal: ApprovalRefusal },
): Unapproved {
  port.returnClaim(message.row, owner, { unbegun: true });
  port.approval.refuse(message, refusal);
  return { outcome: 'unapproved', refusal };
}
