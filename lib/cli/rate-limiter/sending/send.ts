/** `rate_limiter.ts send`: sends the messages that are due, and says when to call next. */
import { defineCommand, type Answer, type Context, type NextStep } from '../../runner/command.ts';
import { isRefused, refuseSend } from '../../../app/approval/refuse-send.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { leadToSending } from '../../campaigns/lead-to-sending.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { warnOfClockBehind, warnOfStop } from '../../campaigns/show-refusals.ts';
import { iso } from '../../runner/values.ts';
import { describeWait } from './describe-wait.ts';
import { nextAfterText, warnOfText } from './unwritable-text.ts';
import { troubleWarning } from './smtp-trouble.ts';
import {
  countLeft,
  prepareSending,
  previewSending,
  sendMessages,
  whyNothing,
} from './send-messages.ts';
import { countOpenSequences } from '../../../state/events/enrollment-counts.ts';
import { policyOf } from '../../wiring/approval/wire-approval.ts';
import { wireSending } from '../../wiring/sending/wire-sending.ts';
import type { SendPort, Sent } from '../../../app/sending/send.ts';
import { wireApproving } from '../../wiring/approval/wire-approving.ts';

export const command = defineCommand({
  about: 'Send the messages that are due',
  examples: ['--campaign-id spring --dry-run', '--campaign-id spring --wait 30m'],
  flags: {
    'campaign-id': { kind: 'text', about: 'Only this campaign. Default: all of them, by priority' },
    batch: { kind: 'text', about: 'Only messages of this batch (batchId of schedule)' },
    max: { kind: 'integer', min: 1, max: 1_000_000, about: 'Maximum number of messages to send' },
    connections: {
      kind: 'integer',
      min: 1,
      max: 100,
      about:
        'How many messages to send at the same time, each over its own connection. Default: one for each mailbox',
    },
    wait: {
      kind: 'duration',
      about:
        'How long to keep running and send what becomes due. Default: what is due now, overdue messages apart within a minute',
    },
    page: {
      kind: 'switch',
      about: 'Serve the live page to this machine while it runs: stderr names its address',
    },
    'accept-clock': {
      kind: 'switch',
      about:
        "Trust the machine's clock although the state file contradicts it (clock_jump, clock_behind)",
    },
    ...dryRunFlag,
  },
  alerts: true,
  effect: 'send',
  state: 'write',
  original: 'sends',
  async run(context, values) {
    const campaignId = values.campaignId ?? null;
    // Throws where a policy is there that cannot be used: what it asks for is not known.
    policyOf(context.state);
    const found = campaignId === null ? null : needCampaign(context.state.db, campaignId);
    const noted = await prepareSending(context, values);
    const port = wireSending(context.state);
    const filter = { campaignId, batchId: values.batch ?? null };
    const stopped = found === null ? [] : warnOfStop(context, found);
    if (values.dryRun)
      return {
        ...(await preview(context, port, { ...filter, max: values.max ?? 100 })),
        warnings: [...stopped, ...warnOfClockBehind(context)],
      };
    const { sent, warnings } = await sendMessages(context, port, { ...values, ...filter });
    if (isRefused(sent))
      throw await refuseSend(wireApproving(context), sent, {
        ...filter,
        now: context.clock.now(),
      });
    const answered = answer(context, port, { sent, campaignId });
    return {
      ...answered,
      warnings: [...stopped, ...noted, ...warnings, ...(answered.warnings ?? [])],
    };
  },
});

function answer(
  context: Context,
  port: SendPort,
  { sent, campaignId }: { sent: Sent; campaignId: string | null },
): Answer {
  const failure = whyNothing(sent);
  if (failure !== null) throw failure;
  const data = {
    campaignId,
    ...countLeft(sent),
    recovered: sent.recovered,
    remaining: port.countQueue({ campaignId, dueBy: null }),
    waiting: sent.waiting.map(describeWait),
    nextDueAt: iso(sent.nextDueAt),
  };
  const warnings = [
    ...sent.troubles.map(troubleWarning),
    ...sent.unwritable.map(warnOfText),
    ...sent.failed.map(({ code, message }) => ({ code, message })),
    ...(context.signal.aborted
      ? [
          {
            code: 'interrupted',
            message:
              'Stopped by a signal: messages under way are settled, the others stay planned.',
          },
        ]
      : []),
  ];
  return {
    data,
    warnings,
    next: nextSteps(context, { sent, campaignId, remaining: data.remaining }),
  };
}

function nextSteps(
  context: Context,
  { sent, campaignId, remaining }: { sent: Sent; campaignId: string | null; remaining: number },
): NextStep[] {
  const scope = campaignId === null ? '' : ` --campaign-id ${campaignId}`;
  const steps: NextStep[] = sent.unwritable.flatMap((text) => nextAfterText(context, text));
  const stale = sent.waiting.find(({ reason }) => reason === 'inbox_stale');
  if (stale)
    steps.push({
      why: 'Messages wait until the replies and bounces have been read',
      run: context.callAgain('response_tracker', `process${scope}`),
    });
  if (sent.waiting.some(({ approval }) => approval !== null))
    steps.push({
      why: 'Messages wait until a person has approved them: see which',
      run: context.callAgain('rate_limiter', `approvals${scope}`),
    });
  if (sent.nextDueAt !== null)
    steps.push({
      why: `The next message is due at ${iso(sent.nextDueAt)}`,
      run: context.callAgain('rate_limiter', `tick${scope}`, sent.nextDueAt),
    });
  const active =
    campaignId !== null && needCampaign(context.state.db, campaignId).row.state === 'active';
  if (remaining === 0 && active) {
    // A soft bounce puts a message back into the queue: so replies and bounces are read first.
    if (countOpenSequences(context.state.db, campaignId) > 0)
      steps.push(
        ...leadToSending(context, {
          campaignId,
          why: 'No message is planned: read replies, then plan and send the next batch',
        }),
      );
    else
      steps.push(
        {
          why: 'Read replies and bounces',
          run: context.callAgain('response_tracker', `process${scope}`),
        },
        {
          why: 'No sequence has anything left to send: report and archive the campaign, once the replies are in',
          run: context.callAgain('rate_limiter', `complete${scope}`),
        },
      );
  }
  return steps;
}

/** The same decisions, without sending. */
async function preview(
  context: Context,
  port: SendPort,
  filter: { campaignId: string | null; batchId: string | null; max: number },
): Promise<Answer> {
  const { wouldSend, waiting, stopped, missed } = await previewSending(context, port, filter);
  return {
    data: {
      dryRun: true,
      campaignId: filter.campaignId,
      wouldSend: wouldSend.map((message) => ({
        email: message.email,
        step: message.step + 1,
        mailbox: message.mailboxId,
        sendAt: iso(message.sendAt),
        variant: message.variant,
      })),
      stopped,
      rescheduled: missed,
      waiting: waiting.map(({ message, verdict }) => ({
        email: message.email,
        step: message.step + 1,
        reason: verdict.reason,
        until: iso(verdict.until),
      })),
      remaining: port.countQueue({ campaignId: filter.campaignId, dueBy: null }),
    },
  };
}
