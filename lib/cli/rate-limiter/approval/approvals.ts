/** `rate_limiter.ts approvals`: what is approved, by whom, and what still needs it. */
import {
  countApprovals,
  listApprovals,
  openRequests,
  plannedApprovals,
} from '../../../state/approval/approvals.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { stepsForBatch } from '../../campaigns/approval-steps.ts';
import { defineCommand } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { iso } from '../../runner/values.ts';
import { policyOf } from '../../wiring/approval/wire-approval.ts';

/** How many batches and refused calls are shown: few enough for one answer. */
const SHOWN = 5;

export const command = defineCommand({
  about: 'List what is approved, by whom, and what the policy still asks for',
  examples: ['--campaign-id spring', '--limit 5'],
  flags: {
    'campaign-id': { kind: 'text', about: 'Only planned messages of this campaign' },
    ...listFlags,
  },
  effect: 'read',
  state: 'read',
  async run(context, { campaignId, ...values }) {
    const { state } = context;
    const { db } = state;
    if (campaignId !== undefined) needCampaign(db, campaignId);
    const { approval, maxPerDay, approvers, terminalOnly } = policyOf(state);
    const filter = { campaignId: campaignId ?? null, batchId: null, dueBy: null };
    const batches = plannedApprovals(db, { ...filter, limit: 1_000 });
    const open = approval === 'none' ? [] : batches.filter((each) => each.approved < each.planned);
    const requests = openRequests(db, SHOWN);
    const before = values.cursor === undefined ? null : Number(values.cursor);
    const given = listApprovals(db, { before, limit: values.limit + 1 }).map((each) => ({
      id: each.id,
      digest: each.digest,
      by: each.by,
      at: iso(each.at),
      kind: each.action?.kind ?? 'batch',
      campaignId: each.campaignId,
      batchId: each.batchId,
      messages: each.messages,
      inForce: each.revokedAt === null && each.usedAt === null,
      revokedAt: iso(each.revokedAt),
      usedAt: iso(each.usedAt),
    }));
    const planned = batches.reduce((sum, each) => sum + each.planned, 0);
    const approved = batches.reduce((sum, each) => sum + each.approved, 0);
    return {
      data: {
        policy: { approval, maxPerDay, approvers: approvers?.length ?? null, terminalOnly },
        messages: { planned, approved, notApproved: planned - approved },
        batches: open.slice(0, SHOWN).map((each) => ({ ...each, firstAt: iso(each.firstAt) })),
        batchesTotal: open.length,
        requests: requests.map(({ digest, action, at }) => ({
          digest,
          kind: action.kind,
          target: action.target,
          at: iso(at),
        })),
        approvals: pageOf(given, {
          ...values,
          total: countApprovals(db),
          cursorOf: ({ id }) => String(id),
        }),
      },
      next: open.slice(0, 1).flatMap((batch) => stepsForBatch(context, { ...batch, digest: null })),
    };
  },
});
