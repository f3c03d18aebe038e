/** What `approve` refuses, with what is known of the reason. */
import { actionText } from '../../core/approval/action.ts';
import { changedParts } from '../../core/approval/marks.ts';
import { Failure } from '../../domain/failure.ts';
import type { ApprovePort, StaleBatch } from './approve.ts';
import type { RequestedAction } from '../../domain/approval/approval.ts';

export function approverUnknown(by: string, known: number): Failure {
  return new Failure({
    code: 'approver_unknown',
    exit: 'refused',
    message: `--by ${JSON.stringify(by)} is none of the ${known} names in approvers of the policy. Nothing was approved.`,
    hint: 'Let one of the people whom the policy names approve it, by the name as it is written there.',
  });
}

export function digestUnknown(digest: string): Failure {
  return new Failure({
    code: 'approval_unknown',
    exit: 'notFound',
    message: `Nothing in this state file has the digest ${digest}. Nothing was approved.`,
    hint: 'Check --db, and take the digest from preview --batch, or from the call that was refused.',
    details: { digest },
  });
}

export function batchGone({
  digest,
  batchId,
  campaignId,
  total,
}: Omit<StaleBatch, 'composed'> & { total: number }): Failure {
  return new Failure({
    code: 'approval_stale',
    exit: 'refused',
    message: `The batch ${batchId} of ${campaignId} has no planned message left: its ${total} messages have left, were stopped or moved to another batch. Nothing was approved.`,
    hint: `See what is planned: rate_limiter.ts approvals --campaign-id ${campaignId}`,
    details: { digest, batchId, campaignId, planned: 0, changed: {} },
  });
}

/**
 * `changed`: per part, in how many messages it differs from an earlier approval; empty where there
 * was none.
 */
export function batchStale(
  port: Pick<ApprovePort, 'approvedMessages'>,
  { digest, batchId, campaignId, composed }: StaleBatch,
): Failure {
  const changed: Record<string, number> = {};
  let known = 0;
  for (const message of composed.messages) {
    const [latest] = port.approvedMessages(message);
    if (latest === undefined) continue;
    known++;
    for (const part of changedParts(latest.parts, message.parts))
      changed[part] = (changed[part] ?? 0) + 1;
  }
  const count = composed.messages.length;
  const differs = Object.entries(changed).map(([part, messages]) => `${part} of ${messages}`);
  const what =
    known === 0
      ? 'a text, a person, a mailbox, a day or the list of messages'
      : `${[...differs, ...(count > known ? [`${count - known} messages that were never approved`] : [])].join(', ') || 'the list of messages'}`;
  return new Failure({
    code: 'approval_stale',
    exit: 'refused',
    message: `The batch ${batchId} of ${campaignId} is not what this digest was computed from; since then has changed: ${what}. Nothing was approved.`,
    hint: `Look at it as it is now: rate_limiter.ts preview --campaign-id ${campaignId} --batch ${batchId}`,
    details: { digest, batchId, campaignId, planned: count, changed },
  });
}

export function actionStale(digest: string, action: RequestedAction, now: unknown): Failure {
  return new Failure({
    code: 'approval_stale',
    exit: 'refused',
    message: `The call that ${actionText(action.kind)} was asked for with other values than there are now. Nothing was approved.`,
    hint: 'Make the call again: it is refused with the digest of what it would change now.',
    details: { digest, action, now },
  });
}
