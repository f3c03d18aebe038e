/**
 * `rate_limiter.ts why --mailbox`: what stops every campaign of a mailbox from sending now, and
 * which campaigns share it.
 */
import { mailboxQuota } from '../../../app/planning/quotas.ts';
import { limitUses, withDomain } from '../../../core/limits/slots.ts';
import { rankOf } from '../../../core/planning/fair-share.ts';
import { linksOfMailbox } from '../../../core/why/links-of-mailbox.ts';
import { sharersOf } from '../../../state/campaigns/mailbox-accounts.ts';
import { openHolds } from '../../../state/sending/holds.ts';
import { createFailureRuns } from '../../../state/sending/failure-runs.ts';
import { countUnderWay } from '../../../state/sending/under-way.ts';
import { campaignsOn, nextPlannedFrom } from '../../../state/why/why-store.ts';
import { findRefusals } from '../../../app/sending/guard/find-refusals.ts';
import { isLed, leadChain } from '../../../core/why/lead-chain.ts';
import { nextAfterRefusals, warnOfRefusals } from '../../campaigns/show-refusals.ts';
import { leadToSending } from '../../campaigns/lead-to-sending.ts';
import { showPaces } from '../../campaigns/show-paces.ts';
import { wireRefusals } from '../../wiring/sending/wire-refusals.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import { iso } from '../../runner/values.ts';
import { wireQuotas } from '../../wiring/planning/wire-quotas.ts';
import { describeLink, describeUse, renderChain } from './describe-why.ts';
import type { Answer, Context } from '../../runner/command.ts';

export function answerMailbox(context: Context, id: string): Answer {
  const { db } = context.state;
  const now = context.clock.now();
  const mailbox = needMailbox(db, id);
  const campaigns = campaignsOn(db, id);
  // As status has them: a mailbox without limits of its own has those of its campaigns.
  const files = campaigns.map(({ campaignId }) => needCampaign(db, campaignId).campaign);
  const options = { now, planned: false };
  const quota = mailboxQuota(wireQuotas(context.state), mailbox, files, options);
  const uses = withDomain(quota).flatMap((each) => limitUses(each, now));
  const runs = createFailureRuns(db).runsOf({ scope: 'mailbox', scopeId: id });
  const refusals = findRefusals(wireRefusals(context), [id]);
  const plain = linksOfMailbox({
    mailboxId: id,
    holds: openHolds(db, now),
    uses,
    runs,
    underWay: countUnderWay(db, { column: 'mailbox_id', id }),
    now,
  });
  const chain = leadChain(plain, refusals, [id]);
  /** All that campaigns of the same rank share, by priority. */
  const weightOf = (rank: number): number =>
    campaigns.reduce((sum, each) => (rankOf(each) === rank ? sum + each.priority : sum), 0);
  const next = nextPlannedFrom(db, id);
  const data = {
    mailbox: id,
    from: mailbox.fromAddress,
    zone: mailbox.zone,
    sharesLimitsWith: sharersOf(db, id, now),
    because: chain[0]?.code ?? null,
    chain: chain.map(describeLink),
    limits: uses.map(describeUse),
    paces: showPaces(db, [quota], now),
    inboxReadAt: iso(mailbox.inboxReadAt),
    failures: runs.map(({ kind, failures, lastAt }) => ({ kind, failures, lastAt: iso(lastAt) })),
    campaigns: campaigns.map((each) => ({
      ...each,
      share: Math.round((each.priority / weightOf(rankOf(each))) * 1_000) / 1_000,
    })),
    next: next && { campaignId: next.campaignId, sendAt: iso(next.sendAt) },
  };
  return {
    data,
    warnings: warnOfRefusals(refusals),
    next:
      next && chain.length === 0
        ? leadToSending(context, {
            campaignId: next.campaignId,
            why:
              next.sendAt <= now
                ? 'Read replies, then send the messages that are due'
                : `The next message is due at ${iso(next.sendAt)}`,
            at: next.sendAt,
          })
        : isLed(chain, refusals)
          ? nextAfterRefusals(context, refusals, '')
          : [],
    render: {
      text: () =>
        [
          `mailbox ${id}: ${chain.length === 0 ? 'nothing holds it back' : 'sends nothing now'}`,
          ...renderChain(data.chain),
        ].join('\n'),
    },
  };
}
