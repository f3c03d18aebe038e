/** `rate_limiter.ts why --campaign-id`: why it sends nothing now. */
import { whyCampaign } from '../../../app/why/why-campaign.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { readQueue } from '../../../state/reports/status-store.ts';
import { findRefusals } from '../../../app/sending/guard/find-refusals.ts';
import { isLed } from '../../../core/why/lead-chain.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { nextAfterRefusals, warnOfRefusals } from '../../campaigns/show-refusals.ts';
import { wireRefusals } from '../../wiring/sending/wire-refusals.ts';
import { iso } from '../../runner/values.ts';
import { wireWhy } from '../../wiring/why/wire-why.ts';
import { describeLink, renderChain } from './describe-why.ts';
import { nextAfter } from './why-next.ts';
import type { Answer, Context } from '../../runner/command.ts';

export async function answerCampaign(context: Context, campaignId: string): Promise<Answer> {
  const { db } = context.state;
  const now = context.clock.now();
  const { row, campaign } = needCampaign(db, campaignId);
  const refusals = findRefusals(
    wireRefusals(context),
    row.state === 'active' ? campaign.mailboxes : [],
  );
  const answered = await whyCampaign(wireWhy(context.state), {
    campaign,
    state: row.state,
    refusals,
    now,
  });
  const { nextDueAt, ...queue } = readQueue(db, campaignId, now);
  const data = {
    campaignId,
    name: row.name,
    state: row.state,
    because: answered.because,
    chain: answered.chain.map(describeLink),
    sendAt: iso(answered.sendAt),
    planned: answered.planned,
    queue: { ...queue, nextDueAt: iso(nextDueAt) },
    enrollments: enrollmentCounts(db, campaignId),
    mailboxes: answered.mailboxes.map((mailbox) => ({
      mailbox: mailbox.mailbox,
      because: mailbox.chain[0]?.code ?? null,
      chain: mailbox.chain.map(describeLink),
      nextDueAt: iso(mailbox.nextDueAt),
    })),
    windows: { ...answered.windows, nextOpening: iso(answered.windows.nextOpening) },
  };
  return {
    data,
    warnings: warnOfRefusals(refusals),
    next: [
      ...(isLed(answered.chain, refusals)
        ? nextAfterRefusals(context, refusals, ` --campaign-id ${campaignId}`)
        : []),
      ...nextAfter(context, { ...answered, campaignId, now }),
    ],
    render: {
      text: () =>
        [
          `${campaignId} (${row.state}): ${data.sendAt === null ? 'nothing will be sent' : `the next message ${data.planned ? 'is planned for' : 'would be sent at'} ${data.sendAt}`}`,
          ...renderChain(data.chain),
          ...data.mailboxes.flatMap(({ mailbox, chain }) => [
            `mailbox ${mailbox}: ${chain.length === 0 ? 'nothing holds it back' : ''}`.trimEnd(),
            ...renderChain(chain),
          ]),
        ].join('\n'),
    },
  };
}
