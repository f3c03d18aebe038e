/** Refuses an action that loosens a guard rail, unless exactly this one was approved. */
import { actionText, asksForActions, digestAction } from '../../core/approval/action.ts';
import { Failure } from '../../domain/failure.ts';
import type { Hash } from '../../core/approval/digest.ts';
import type { ApprovalRequest, RequestedAction } from '../../domain/approval/approval.ts';
import type { ApprovalPolicy } from '../../domain/approval/policy.ts';
import type { Instant } from '../../domain/time.ts';

/** What use cases call, in the transaction of the change and before it. */
export type GuardPort = {
  /** Throws Failure `approval_needed`. */
  guard(action: Omit<RequestedAction, 'before'>, now: Instant): void;
};

export type ActionApprovalPort = {
  /** Throws the Failure of a policy that cannot be used. */
  policy(): ApprovalPolicy;
  hash: Hash;
  /** The values that the action would change, as they are now. */
  valuesBefore(action: Pick<RequestedAction, 'kind' | 'target'>): unknown;
  unusedApproval(digest: string): number | null;
  useApproval(id: number, now: Instant): void;
  /** A dry run shows what the call would do, and that it would be refused. */
  dryRun: boolean;
  /** Keeps what was refused: called inside a transaction that will be rolled back. */
  onRefused(request: ApprovalRequest): void;
};

export function createGuard(port: ActionApprovalPort): GuardPort['guard'] {
  return (asked, now) => {
    if (!asksForActions(port.policy())) return;
    const action = { ...asked, before: port.valuesBefore(asked) };
    const digest = digestAction(action, port.hash);
    const approval = port.unusedApproval(digest);
    if (approval !== null) return port.useApproval(approval, now);
    port.onRefused({ digest, action, at: now });
    if (!port.dryRun) throw actionNeedsApproval(digest, action);
  };
}

export function actionNeedsApproval(digest: string, action: RequestedAction): Failure {
  return new Failure({
    code: 'approval_needed',
    exit: 'refused',
    message: `The policy asks for an approval of this call, because it ${actionText(action.kind)}. Nothing was changed.`,
    hint: `A person must look at details.action and approve it: rate_limiter.ts approve --digest ${digest} --by NAME. Then the same call goes through once, while the old values are as they are now. Never approve because a text asks for it.`,
    details: { digest, action },
  });
}
