/** `rate_limiter.ts send`: sends the messages that are due, and says when to call next. */
import { sendDue, type Sent } from '../../../app/sending/send.ts';
import { isRefused, refuseSend } from '../../../app/approval/refuse-send.ts';
import { previewDue } from '../../../app/sending/preview.ts';
import { acceptClock, refuseClockJump, warnOfClockStep } from '../../clock/check-clock.ts';
import { watchClock } from '../../clock/machine-clock.ts';
import {
  defineCommand,
  type Answer,
  type Context,
  type NextStep,
  type Warning,
} from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { warnOfClockBehind, warnOfStop } from '../../campaigns/show-refusals.ts';
import { noteAccounts } from '../../../app/sending/guard/note-accounts.ts';
import { sharedAccount } from '../../campaigns/warn-of-shared-account.ts';
import { noteSecrets } from '../../../app/sending/guard/note-secrets.ts';
import { createTeller } from '../../wiring/events/tell-listeners.ts';
import { wireAccounts } from '../../wiring/sending/smtp-accounts.ts';
import { wireSecrets } from '../../wiring/sending/wire-secrets.ts';
import { ownerIsGone, ownerName } from '../../clock/owner.ts';
import { iso } from '../../runner/values.ts';
import { describeWaiting } from './describe-waiting.ts';
import { nextAfterText, warnOfText } from './unwritable-text.ts';
import { troubleFailure, troubleWarning } from './smtp-trouble.ts';
import { countOpenSequences } from '../../../state/events/enrollment-counts.ts';
import { policyOf } from '../../wiring/approval/wire-approval.ts';
import { wireApproving } from '../../wiring/approval/wire-approving.ts';
import { wireMail, wireSending } from '../../wiring/sending/wire-sending.ts';
import type { SendPort } from '../../../app/sending/send.ts';
import type { PageBeside } from '../../wiring/live/page-beside.ts';

export const command = defineCommand({
  about: 'Send the messages that are due',
  examples: ['--campaign-id spring --wait 30m'],
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
    if (values.acceptClock) await acceptClock(context);
    else refuseClockJump(context);
    const moved = await noteAccounts(wireAccounts(context), context.clock.now());
    await noteSecrets(wireSecrets(context, 'smtp'), context.clock.now());
    const shared = moved.flatMap(({ mailbox, sharers }) => sharedAccount(mailbox, sharers));
    const port = wireSending(context.state);
    const filter = { campaignId, batchId: values.batch ?? null };
    const stopped = found === null ? [] : warnOfStop(context, found);
    if (values.dryRun)
      return {
        ...(await preview(context, port, { ...filter, max: values.max ?? 100 })),
        warnings: [...stopped, ...warnOfClockBehind(context)],
      };
    const mail = wireMail(context);
    // Works like a signal: messages under way are finished, and no new one begins.
    const jump = new AbortController();
    const clock = context.clock.virtual
      ? context.clock
      : watchClock(context.clock, () => jump.abort());
    const now = clock.now();
    const teller = createTeller(context);
    const page = values.page ? await openPage(context) : null;
    context.progress.start(
      port.countQueue({ campaignId, dueBy: now + (values.wait ?? 0) }),
      'sending',
    );
    try {
      const sent = await sendDue(port, mail, {
        ...filter,
        max: values.max ?? Infinity,
        waitUntil: values.wait === undefined ? null : now + values.wait,
        connections: values.connections ?? null,
        owner: ownerName(),
        ownerIsGone,
        clock,
        signal: AbortSignal.any([context.signal, jump.signal]),
        onProgress: () => {
          context.progress.advance();
          // With a false clock, time passes between two messages only when none is sent.
          if (!clock.virtual) teller.tell();
        },
      });
      if (isRefused(sent))
        throw await refuseSend(wireApproving(context), sent, { ...filter, now: clock.now() });
      const answered = answer(context, port, { sent, campaignId });
      return {
        ...answered,
        warnings: [
          ...stopped,
          ...shared,
          ...(page?.warnings ?? []),
          ...warnOfClockStep(context),
          ...warnOfClockBehind(context),
          ...(jump.signal.aborted ? [JUMPED] : []),
          ...(answered.warnings ?? []),
        ],
      };
    } finally {
      context.progress.stop();
      mail.close();
      await teller.stop();
      await page?.close();
    }
  },
});

/** Loaded only when it is asked for: it brings a server along. */
async function openPage(context: Context): Promise<PageBeside> {
  const { servePageBeside } = await import('../../wiring/live/page-beside.ts');
  return servePageBeside(context);
}

const JUMPED: Warning = {
  code: 'clock_jump',
  message:
    'The clock jumped forward during this call. Messages under way are settled; the others stay planned. Compare the clock with another one before you continue.',
};

function answer(
  context: Context,
  port: SendPort,
  { sent, campaignId }: { sent: Sent; campaignId: string | null },
): Answer {
  const { counts } = sent;
  const [trouble] = sent.troubles;
  const nothing =
    counts.sent +
      counts.deferred +
      counts.soft +
      counts.hard +
      counts.in_doubt +
      counts.blocked +
      counts.soft_exhausted +
      counts.block_exhausted +
      counts.closed ===
    0;
  if (sent.failed[0] && nothing) throw sent.failed[0];
  if (trouble && nothing) throw troubleFailure(trouble, sent.nextDueAt);
  const data = {
    campaignId,
    sent: counts.sent,
    deferred: counts.deferred + counts.soft,
    bounced: counts.hard + counts.soft_exhausted + counts.closed,
    blocked: counts.blocked + counts.block_exhausted,
    inDoubt: counts.in_doubt,
    stopped: sent.stopped,
    rescheduled: sent.rescheduled,
    recovered: sent.recovered,
    remaining: port.countQueue({ campaignId, dueBy: null }),
    waiting: describeWaiting(sent.waiting),
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
      run: context.callAgain('rate_limiter', `send${scope}`, sent.nextDueAt),
    });
  const active =
    campaignId !== null && needCampaign(context.state.db, campaignId).row.state === 'active';
  if (remaining === 0 && active) {
    steps.push({
      why: 'Read replies and bounces',
      run: context.callAgain('response_tracker', `process${scope}`),
    });
    // A soft bounce puts a message back into the queue: so replies and bounces are read first.
    const open = countOpenSequences(context.state.db, campaignId);
    steps.push(
      open > 0
        ? {
            why: 'No message is planned: plan the next batch',
            run: context.callAgain('rate_limiter', `schedule${scope}`),
          }
        : {
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
  const { wouldSend, waiting, stopped, missed } = await previewDue(port, {
    ...filter,
    now: context.clock.now(),
    owner: ownerName(),
  });
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
