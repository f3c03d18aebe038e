/** `rate_limiter.ts schedule`: plans the next batch and shows when each message is sent. */
import { scheduleBatch, type Scheduled } from '../../../app/planning/schedule.ts';
import { formatLocal } from '../../../core/time/zone.ts';
import { defineCommand, type Context, type NextStep } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { leadToSending } from '../../campaigns/lead-to-sending.ts';
import { showRefusals } from '../../campaigns/show-refusals.ts';
import { iso } from '../../runner/values.ts';
import { warnOfZoneData } from '../../campaigns/warn-of-zone-data.ts';
import { wirePlanning } from '../../wiring/planning/wire-planning.ts';
import type { Instant } from '../../../domain/time.ts';

export const command = defineCommand({
  about: 'Plan the next messages of a campaign: from which mailbox and at which time each is sent',
  examples: ['--campaign-id spring', '--campaign-id spring --batch-size 20 --dry-run'],
  flags: {
    'campaign-id': {
      kind: 'text',
      required: true,
      about: 'The id of the campaign, as its campaign file gives it',
      placeholder: 'spring',
    },
    'batch-size': {
      kind: 'integer',
      min: 1,
      max: 10_000,
      fallback: 50,
      about: 'How many messages to keep planned; calling again plans up to this number',
    },
    ...dryRunFlag,
  },
  alerts: true,
  effect: 'write',
  state: 'write',
  async run(context, { campaignId, batchSize, dryRun }) {
    const found = needCampaign(context.state.db, campaignId);
    const { campaign } = found;
    const now = context.clock.now();
    const scheduled = await scheduleBatch(wirePlanning(context.state), campaign, {
      size: batchSize,
      now,
    });
    const refusals = showRefusals(context, found);
    return {
      data: { campaignId, dryRun, ...describeBatch(scheduled) },
      warnings: [...refusals.warnings, ...warnOfZoneData([now, ...sendTimes(scheduled)])],
      next: [
        ...refusals.next,
        ...(refusals.refused
          ? []
          : dryRun
            ? [planForReal(context, { campaignId, batchSize })]
            : nextAfterBatch(context, campaignId, scheduled)),
      ],
    };
  },
});

/** The first and the last instant of a batch. */
export function sendTimes(batch: Scheduled | null): (Instant | null)[] {
  return [batch?.planned.at(0)?.sendAt ?? null, batch?.planned.at(-1)?.sendAt ?? null];
}

/** The batch in the shape of answers; `start` uses it too. */
export function describeBatch(batch: Scheduled): Record<string, unknown> {
  const unplanned = new Map<string, number>();
  for (const { reason } of batch.unplanned) unplanned.set(reason, (unplanned.get(reason) ?? 0) + 1);
  return {
    batchId: batch.batchId,
    scheduled: batch.planned.map((message) => ({
      email: message.email,
      step: message.step + 1,
      sendAt: iso(message.sendAt),
      zone: batch.calendars.zoneOf(message.calendarKey).zone,
      local: formatLocal(batch.calendars.zoneOf(message.calendarKey), message.sendAt),
      mailbox: message.mailboxId,
      variant: message.variant,
    })),
    total: batch.planned.length,
    added: batch.added,
    moved: batch.moved,
    dropped: batch.dropped,
    displaced: describeDisplaced(batch),
    unplanned: Object.fromEntries(unplanned),
    nextDueAt: iso(batch.planned[0]?.sendAt ?? null),
  };
}

/** The messages of other campaigns that are later now, by campaign. */
function describeDisplaced({ others }: Scheduled) {
  const later = others.filter(({ sendAt, from }) => sendAt > from);
  return [...new Set(later.map(({ campaignId }) => campaignId))].sort().map((campaignId) => {
    const own = later.filter((each) => each.campaignId === campaignId);
    const onLaterDay = own.filter(({ laterDay }) => laterDay).length;
    return { campaignId, messages: own.length, onLaterDay };
  });
}

export function nextAfterBatch(context: Context, campaignId: string, batch: Scheduled): NextStep[] {
  const first = batch.planned[0];
  if (!first)
    return [
      {
        why: 'Nothing can be planned now; see what the campaign waits for',
        run: context.callAgain('rate_limiter', `status --campaign-id ${campaignId}`),
      },
    ];
  const due = first.sendAt <= context.clock.now();
  return leadToSending(context, {
    campaignId,
    why: due ? 'The first messages are due' : `The first message is due at ${iso(first.sendAt)}`,
    at: first.sendAt,
  });
}

function planForReal(
  context: Context,
  { campaignId, batchSize }: { campaignId: string; batchSize: number },
): NextStep {
  return {
    why: 'Nothing was changed; the same without --dry-run does it',
    run: context.callAgain(
      'rate_limiter',
      `schedule --campaign-id ${campaignId} --batch-size ${batchSize}`,
    ),
  };
}
