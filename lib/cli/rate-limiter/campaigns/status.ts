/**
 * `rate_limiter.ts status`: the limits with use and reset, the queue, holds, and when to call next.
 * Loads as little as possible.
 */
import {
  campaignQuota,
  createRecipients,
  newcomersQuota,
  quotasWithDomains,
  type QuotaPort,
} from '../../../app/planning/quotas.ts';
import { concernsCampaign } from '../../../core/limits/hold-reach.ts';
import { isBlind } from '../../../app/planning/unread-days.ts';
import { isStale } from '../../../core/sending/inbox.ts';
import { limitUses, type Quota } from '../../../core/limits/slots.ts';
import { plannedApprovals } from '../../../state/approval/approvals.ts';
import { NO_POLICY } from '../../../domain/approval/policy.ts';
import { openHolds } from '../../../state/sending/holds.ts';
import { sharersOf } from '../../../state/campaigns/mailbox-accounts.ts';
import { mailboxesOf, sendingDaysOf } from '../../../state/campaigns/mailboxes.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import { readPublicUrl } from '../../../state/campaigns/settings.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { zoneCounts } from '../../../state/campaigns/prospects/zone-counts.ts';
import {
  listInDoubt,
  nextFollowUpAt,
  nextRecipients,
  readQueue,
} from '../../../state/reports/status-store.ts';
import { defineCommand, type Context, type NextStep } from '../../runner/command.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { leadToSending } from '../../campaigns/lead-to-sending.ts';
import { showPaces } from '../../campaigns/show-paces.ts';
import { describeWarmup } from '../../campaigns/describe-warmup.ts';
import { describeDomains } from '../../campaigns/describe-domains.ts';
import { showRefusals } from '../../campaigns/show-refusals.ts';
import { iso } from '../../runner/values.ts';
import { warnOfZoneData } from '../../campaigns/warn-of-zone-data.ts';
import { wireQuotas } from '../../wiring/planning/wire-quotas.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { LimitUse } from '../../../domain/limits/limits.ts';

export const command = defineCommand({
  about: "Show a campaign's limits, queue, holds and when the next message is due",
  examples: ['--campaign-id spring', '--campaign-id spring --limit 5'],
  flags: {
    'campaign-id': {
      kind: 'text',
      required: true,
      about: 'The id of the campaign, as its campaign file gives it',
      placeholder: 'spring',
    },
    limit: {
      kind: 'integer',
      min: 1,
      max: 100_000,
      fallback: 20,
      about: 'How many messages in doubt to list; queue.inDoubt counts them all',
    },
  },
  alerts: true,
  effect: 'read',
  state: 'read',
  async run(context, { campaignId, limit }) {
    const { db } = context.state;
    const now = context.clock.now();
    const { row, campaign } = needCampaign(db, campaignId);
    const port = wireQuotas(context.state);
    const mailboxes = mailboxesOf(db, campaignId);
    const options = { now, planned: false };
    const newcomers = newcomersQuota(port, campaign, options);
    const senders = quotasWithDomains(port, mailboxes, campaign, options);
    const quotas = [
      ...senders,
      campaignQuota(port, campaign, options),
      ...(newcomers ? [newcomers] : []),
      ...recipients(db, port, campaign, now),
    ];
    const holds = openHolds(db, now).filter((hold) => concernsCampaign(hold, campaign));
    const { nextDueAt, ...queue } = readQueue(db, campaignId, now);
    const enrollments = enrollmentCounts(db, campaignId);
    const followUpAt = nextFollowUpAt(db, campaignId);
    const data = {
      campaignId,
      name: row.name,
      state: row.state,
      priority: row.priority,
      precedence: campaign.precedence,
      startedAt: iso(row.startedAt),
      completedAt: iso(row.completedAt),
      limits: quotas.flatMap((quota) => limitUses(quota, now)).map(describeLimit),
      paces: showPaces(
        db,
        senders.filter(({ scope }) => scope === 'mailbox'),
        now,
      ),
      warmup: describeWarmup(senders, campaign, now),
      queue,
      approval: approvalOf(context, campaignId),
      enrollments,
      ...zoneCounts(db, campaignId),
      publicUrl: readPublicUrl(db),
      holds: holds.map((hold) => ({ ...hold, from: iso(hold.from), until: iso(hold.until) })),
      mailboxes: mailboxes.map((mailbox) =>
        describeMailbox(mailbox, campaign, {
          now,
          sendingDays: sendingDaysOf(db, [mailbox.id]).length,
          blind: isBlind(port, mailbox, { now }),
          sharesLimitsWith: sharersOf(db, mailbox.id, now),
        }),
      ),
      sendingDomains: describeDomains(db, mailboxes),
      inDoubt: listInDoubt(db, campaignId, limit).map((message) => ({
        ...message,
        at: iso(message.at),
      })),
      nextDueAt: iso(nextDueAt),
      nextFollowUpAt: iso(followUpAt),
    };
    const unlisted =
      queue.inDoubt > data.inDoubt.length
        ? [
            {
              why: `In doubt: ${queue.inDoubt}; ${data.inDoubt.length} are listed here`,
              run: context.callAgain(
                'rate_limiter',
                `status --campaign-id ${campaignId} --limit ${queue.inDoubt}`,
              ),
            },
          ]
        : [];
    const refusals = showRefusals(context, { row, campaign });
    return {
      data,
      warnings: [
        ...refusals.warnings,
        ...warnOfZoneData(
          row.state === 'active' ? [now, nextDueAt, followUpAt, campaign.endAt] : [],
        ),
      ],
      next: [
        ...refusals.next,
        ...nextSteps(context, campaignId, {
          refused: refusals.refused,
          state: row.state,
          dueNow: queue.dueNow,
          blind: data.mailboxes.some(({ blind }) => blind),
          nextDueAt,
          waiting: enrollments['waiting'] ?? 0,
          queued: enrollments['queued'] ?? 0,
        }),
        ...unlisted,
      ],
    };
  },
});

/** Null: the policy asks for nothing, or cannot be used, which is a warning. */
function approvalOf({ state }: Context, campaignId: string): Record<string, unknown> | null {
  const { approval, maxPerDay } = state.policy?.policy ?? NO_POLICY;
  if (approval === 'none' && maxPerDay === null) return null;
  const filter = { campaignId, batchId: null, dueBy: null, limit: 1_000 };
  const batches = plannedApprovals(state.db, filter);
  const sum = (of: 'planned' | 'approved'): number =>
    batches.reduce((total, batch) => total + batch[of], 0);
  return {
    policy: approval,
    maxPerDay,
    planned: sum('planned'),
    approved: sum('approved'),
    notApproved: sum('planned') - sum('approved'),
  };
}

/**
 * The providers that a limit names, and the limited providers and domains of the next messages:
 * those of all recipients are too many.
 */
function recipients(
  db: Context['state']['db'],
  port: QuotaPort,
  campaign: Campaign,
  now: number,
): Quota[] {
  const of = createRecipients(port, campaign, { now, planned: false });
  const named = [campaign.rateLimits, port.defaultLimits()].flatMap(({ perProvider }) =>
    Object.keys(perProvider ?? {}),
  );
  const providers = named
    .sort()
    .flatMap((provider) =>
      of({ provider, domain: '' }).filter(({ scope }) => scope === 'provider'),
    );
  return [...new Set([...providers, ...nextRecipients(db, campaign.id).flatMap(of)])];
}

function describeLimit(use: LimitUse): Record<string, unknown> {
  const { scope, scopeId, kind, used, limit, warmup } = use;
  return {
    scope,
    id: scopeId,
    kind,
    used,
    limit,
    resetsAt: iso(use.resetsAt),
    ...(warmup ? { warmup } : {}),
  };
}

function describeMailbox(
  mailbox: Mailbox,
  campaign: Campaign,
  at: { now: number; sendingDays: number; blind: boolean; sharesLimitsWith: string[] },
) {
  return {
    mailbox: mailbox.id,
    from: mailbox.fromAddress,
    zone: mailbox.zone,
    sharesLimitsWith: at.sharesLimitsWith,
    sendingDays: at.sendingDays,
    inboxReadAt: iso(mailbox.inboxReadAt),
    inboxStale: isStale(mailbox.inboxReadAt, campaign.inboxFreshness, at.now),
    blind: campaign.inboxFreshness > 0 && at.blind,
    failures: mailbox.failures,
  };
}

type Facts = {
  state: string;
  refused: boolean;
  dueNow: number;
  /** New people get nothing until an inbox has been read. */
  blind: boolean;
  nextDueAt: number | null;
  waiting: number;
  queued: number;
};

function nextSteps(context: Context, campaignId: string, facts: Facts): NextStep[] {
  if (facts.state !== 'active' || facts.refused) return [];
  const read = {
    why: 'Read replies and bounces before sending more',
    run: context.callAgain('response_tracker', `process --campaign-id ${campaignId}`),
  };
  // A due message may be a follow-up, which waits until the replies have been read.
  if (facts.dueNow > 0)
    return [
      ...(facts.blind ? [read] : []),
      ...leadToSending(context, {
        campaignId,
        why: `Read replies, then send the messages that are due: ${facts.dueNow}`,
      }),
    ];
  if (facts.nextDueAt !== null)
    return [
      ...leadToSending(context, {
        campaignId,
        why: `The next message is due at ${iso(facts.nextDueAt)}`,
        at: facts.nextDueAt,
      }),
      read,
    ];
  if (facts.waiting > 0)
    return leadToSending(context, {
      campaignId,
      why: `Read replies, then plan and send for the people who wait for their next message: ${facts.waiting}`,
    });
  if (facts.queued > 0) return [read];
  return [
    read,
    {
      why: 'No sequence has anything left to send: report and archive the campaign',
      run: context.callAgain('rate_limiter', `complete --campaign-id ${campaignId}`),
    },
  ];
}
