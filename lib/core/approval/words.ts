/** Says why an approval is needed, and what has changed since one was given. */
import type { ApprovalCause, ApprovalRefusal } from '../../domain/approval/approval.ts';

const CAUSES: Readonly<Record<ApprovalCause, string>> = {
  message_new: 'The policy asks for an approval of each message, and none covers this one.',
  message_changed: 'The message was approved, and has changed since.',
  campaign_new: 'The policy asks for an approval before the first send of the campaign.',
  campaign_changed: 'The campaign was approved, and has changed since.',
  mailbox_new: 'The policy asks for an approval before the first send of the mailbox.',
  person_added: 'The person was added after the campaign was approved.',
  over_max_per_day:
    'In 24 hours, more messages than maxPerDay of the policy need an approval of their own.',
};

export function approvalText({ cause, changed }: ApprovalRefusal): string {
  return changed.length === 0
    ? CAUSES[cause]
    : `${CAUSES[cause].slice(0, -1)}: ${changed.join(', ')}.`;
}
