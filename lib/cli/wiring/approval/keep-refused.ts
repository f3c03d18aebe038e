/** Keeps what the policy refused in a call, so that a person can approve it by its digest. */
import { actionText } from '../../../core/approval/action.ts';
import { createApprovalWriter } from '../../../state/approval/put-approval.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { Warning } from '../../runner/command.ts';

/** After the transaction of the change was rolled back. */
export async function keepRefused(state: State): Promise<void> {
  const { refused } = state;
  if (refused === undefined || refused.size === 0) return;
  const { putRequest } = createApprovalWriter(state.db);
  await transact(state, () => refused.forEach((request) => putRequest(request)));
}

/** A dry run goes on, and says that the real call would be refused. */
export function warnOfRefused({ refused, dryRun }: State): Warning[] {
  if (!dryRun || refused === undefined) return [];
  return [...refused.values()].map(({ digest, action }) => ({
    code: 'approval_needed',
    message: `Without --dry-run this call would be refused until a person approves it, because it ${actionText(action.kind)}.`,
    details: { digest, action },
  }));
}
