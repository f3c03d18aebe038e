/** Sends what is due, for `send` and for `tick`: the checks before the first message, and the call. */
import { sendDue, type Sent, type SendPort } from '../../../app/sending/send.ts';
import { noteAccounts } from '../../../app/sending/guard/note-accounts.ts';
import { noteSecrets } from '../../../app/sending/guard/note-secrets.ts';
import { recoverTests } from '../../../app/sending/to-self/recover-tests.ts';
import { previewDue } from '../../../app/sending/preview.ts';
import { sharedAccount } from '../../campaigns/warn-of-shared-account.ts';
import { warnOfClockBehind } from '../../campaigns/show-refusals.ts';
import { warnOfSecretFiles } from '../../campaigns/warn-of-secret-file.ts';
import { acceptClock, refuseClockJump, warnOfClockStep } from '../../clock/check-clock.ts';
import { watchClock } from '../../clock/machine-clock.ts';
import { ownerIsGone, ownerName } from '../../clock/owner.ts';
import { createTeller } from '../../wiring/events/tell-listeners.ts';
import { wireAccounts } from '../../wiring/sending/smtp-accounts.ts';
import { wireMail } from '../../wiring/sending/wire-sending.ts';
import { wireTests } from '../../wiring/sending/wire-tests.ts';
import { wireSecrets } from '../../wiring/sending/wire-secrets.ts';
import { troubleFailure } from './smtp-trouble.ts';
import type { PageBeside } from '../../wiring/live/page-beside.ts';
import type { Failure } from '../../../domain/failure.ts';
import type { Context, Warning } from '../../runner/command.ts';

/**
 * Checks the clock and notes the accounts and secrets behind the mailboxes. Throws Failure
 * `clock_jump`.
 */
export async function prepareSending(
  context: Context,
  values: { acceptClock: boolean },
): Promise<Warning[]> {
  if (values.acceptClock) await acceptClock(context);
  else refuseClockJump(context);
  const moved = await noteAccounts(wireAccounts(context), context.clock.now());
  await noteSecrets(wireSecrets(context, 'smtp'), context.clock.now());
  await recoverTests(wireTests(context.state), {
    owner: ownerName(),
    ownerIsGone,
    now: () => context.clock.now(),
  });
  return [
    ...moved.flatMap(({ mailbox, sharers }) => sharedAccount(mailbox, sharers)),
    ...warnOfSecretFiles(context),
  ];
}

type SendOptions = {
  campaignId: string | null;
  batchId: string | null;
  max?: number | undefined;
  connections?: number | undefined;
  /** Stays for so long; undefined: sends what is due. */
  wait?: number | undefined;
  page?: boolean;
};

export async function sendMessages(
  context: Context,
  port: SendPort,
  { campaignId, batchId, max, connections, wait, page: withPage = false }: SendOptions,
): Promise<{ sent: Sent; warnings: Warning[] }> {
  const mail = wireMail(context);
  // Works like a signal: messages under way are finished, and no new one begins.
  const jump = new AbortController();
  const clock = context.clock.virtual
    ? context.clock
    : watchClock(context.clock, () => jump.abort());
  const now = clock.now();
  const teller = createTeller(context);
  const page = withPage ? await openPage(context) : null;
  context.progress.start(port.countQueue({ campaignId, dueBy: now + (wait ?? 0) }), 'sending');
  try {
    const sent = await sendDue(port, mail, {
      campaignId,
      batchId,
      max: max ?? Infinity,
      waitUntil: wait === undefined ? null : now + wait,
      connections: connections ?? null,
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
    return {
      sent,
      warnings: [
        ...(page?.warnings ?? []),
        ...warnOfClockStep(context),
        ...warnOfClockBehind(context),
        ...(jump.signal.aborted ? [JUMPED] : []),
      ],
    };
  } finally {
    context.progress.stop();
    mail.close();
    await teller.stop();
    await page?.close();
  }
}

/** The same decisions, without sending. */
export function previewSending(
  context: Context,
  port: SendPort,
  filter: { campaignId: string | null; batchId: string | null; max: number },
): ReturnType<typeof previewDue> {
  return previewDue(port, { ...filter, now: context.clock.now(), owner: ownerName() });
}

/** The outcomes of messages about which a server has answered, or may have. */
const SETTLED = [
  'sent',
  'deferred',
  'soft',
  'hard',
  'in_doubt',
  'blocked',
  'soft_exhausted',
  'block_exhausted',
  'closed',
] as const;

/** Why a call sent nothing, when a mailbox's secret or server is the reason; null: it is not. */
export function whyNothing(sent: Sent): Failure | null {
  if (SETTLED.some((outcome) => sent.counts[outcome] > 0)) return null;
  const [trouble] = sent.troubles;
  if (sent.failed[0]) return sent.failed[0];
  return trouble === undefined ? null : troubleFailure(trouble, sent.nextDueAt);
}

/** How many messages left, and what became of the others. */
export function countLeft({ counts, stopped, rescheduled }: Sent) {
  return {
    sent: counts.sent,
    deferred: counts.deferred + counts.soft,
    bounced: counts.hard + counts.soft_exhausted + counts.closed,
    blocked: counts.blocked + counts.block_exhausted,
    inDoubt: counts.in_doubt,
    stopped,
    rescheduled,
  };
}

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
