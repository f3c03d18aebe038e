/** The decision about one message under a policy, case by case. */
import { expect, it } from 'vitest';
import {
  judgeMessage,
  type ApprovalFacts,
  type CampaignApproval,
  type MessageKnown,
} from '../../../lib/core/approval/judge-message.ts';
import type { ApprovedMessage } from '../../../lib/domain/approval/approval.ts';

const APPROVED: ApprovedMessage = {
  digest: 'd1',
  mailboxId: 'ann',
  variant: 'a',
  day: '2026-03-02',
  parts: {},
  found: [],
};
const claim: MessageKnown = { at: 'claim', message: APPROVED };
const text = (digest: string): MessageKnown => ({
  at: 'sending',
  digest,
  changedSince: () => ['text'],
});
const never: CampaignApproval = { standing: 'never' };
const facts = (overrides: Partial<ApprovalFacts>): ApprovalFacts => ({
  policy: { approval: 'first', maxPerDay: null },
  approved: [],
  campaign: () => ({ standing: 'approved' }),
  mailboxApproved: () => true,
  leftInDay: () => 0,
  ...overrides,
});
const each = { approval: 'each', maxPerDay: null } as const;
const none = { approval: 'none', maxPerDay: 5 } as const;

it.each<[string, Partial<ApprovalFacts>, MessageKnown, string | null]>([
  ['each, not approved', { policy: each }, claim, 'approval_needed message_new'],
  ['each, approved, text unknown yet', { policy: each, approved: [APPROVED] }, claim, null],
  ['each, approved text', { policy: each, approved: [APPROVED] }, text('d1'), null],
  [
    'each, another text',
    { policy: each, approved: [APPROVED] },
    text('d2'),
    'approval_stale message_changed text',
  ],
  [
    'each, an older approval covers it',
    { policy: each, approved: [{ ...APPROVED, digest: 'd3' }, APPROVED] },
    text('d1'),
    null,
  ],
  [
    'each, another mailbox, variant and day',
    { policy: each, approved: [{ ...APPROVED, mailboxId: 'b', variant: 'b', day: '2026-03-03' }] },
    claim,
    'approval_stale message_changed variant,mailbox,day',
  ],
  [
    'each is not replaced by an approved campaign',
    { policy: each },
    text('d1'),
    'approval_needed message_new',
  ],
  [
    'first, campaign never approved',
    { campaign: () => never },
    claim,
    'approval_needed campaign_new',
  ],
  [
    'first, campaign changed',
    { campaign: () => ({ standing: 'changed', changed: ['limits'] }) },
    claim,
    'approval_stale campaign_changed limits',
  ],
  [
    'first, person added',
    { campaign: () => ({ standing: 'added' }) },
    claim,
    'approval_needed person_added',
  ],
  ['first, mailbox new', { mailboxApproved: () => false }, claim, 'approval_needed mailbox_new'],
  ['first, all approved', {}, text('d9'), null],
  [
    'first, approved itself although the campaign changed',
    { approved: [APPROVED], campaign: () => never },
    text('d1'),
    null,
  ],
  ['none, below the day', { policy: none, leftInDay: () => 4 }, claim, null],
  [
    'none, the day is full',
    { policy: none, leftInDay: () => 5 },
    claim,
    'approval_needed over_max_per_day',
  ],
  [
    'none, full, approved itself',
    { policy: none, leftInDay: () => 9, approved: [APPROVED] },
    claim,
    null,
  ],
  [
    'first and full',
    { policy: { approval: 'first', maxPerDay: 0 } },
    claim,
    'approval_needed over_max_per_day',
  ],
])('%s', (_, given, known, expected) => {
  const refusal = judgeMessage(facts(given), known);
  expect(refusal && [refusal.reason, refusal.cause, refusal.changed.join()].join(' ').trim()).toBe(
    expected,
  );
});
