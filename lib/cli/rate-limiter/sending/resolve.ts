/**
 * `rate_limiter.ts resolve`: settles messages in doubt, by evidence or by the operator's decision.
 */
import { Failure } from '../../../domain/failure.ts';
import { resolveByEvidence, resolveByHand } from '../../../app/sending/operator/resolve.ts';
import { isOpenedByPerson } from '../../../state/tracking/tracked-messages.ts';
import { defineCommand, type Warning } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { show, usage } from '../../runner/parse.ts';
import { iso } from '../../runner/values.ts';
import { resolveRestored } from './resolve-restored.ts';
import { wireResolving } from '../../wiring/sending/wire-resolving.ts';
import type { DueMessage } from '../../../domain/sending/message.ts';

const PATH = 'rate_limiter.ts resolve';

export const command = defineCommand({
  about: 'Settle messages in doubt (which may or may not have been sent) by evidence, or by hand',
  examples: ['--campaign-id spring', '--message-id 1f6c@acme.test --as sent'],
  flags: {
    'campaign-id': { kind: 'text', about: 'Look for evidence about this campaign only' },
    'message-id': {
      kind: 'text',
      about: 'Settle this message by hand; status lists those in doubt',
      placeholder: "'<id@domain>'",
    },
    as: {
      kind: 'choice',
      choices: ['sent', 'resend', 'abandon'],
      about: 'With --message-id: it was sent, send it again, or give it up',
    },
    reason: {
      kind: 'text',
      about: 'With --message-id or --restored: the reason of the decision',
      placeholder: '"seen in the server log"',
    },
    restored: {
      kind: 'switch',
      about:
        'Use a copied or restored state file: messages that may have been sent since are put in doubt or held',
    },
    'nothing-sent': {
      kind: 'switch',
      about:
        'With --restored: nothing was sent since the copy was made, for example because the file was only moved',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  async run(context, values) {
    const { db } = context.state;
    if (values.restored || values.nothingSent) {
      const { reason, restored, nothingSent, dryRun } = values;
      if (
        !restored ||
        reason === undefined ||
        values.messageId !== undefined ||
        values.as !== undefined ||
        values.campaignId !== undefined
      ) {
        throw usage(
          '--restored needs --reason and allows only --nothing-sent beside it: it is about the whole file.',
          `Example: ${PATH} --restored --reason "the disk failed, backup of 3 a.m."`,
          PATH,
        );
      }
      return resolveRestored(context, { reason, nothingSent, dryRun });
    }
    if (values.campaignId !== undefined) needCampaign(db, values.campaignId);
    const warnings: Warning[] = [];
    const port = wireResolving(context, warnings);
    const now = context.clock.now();
    if (values.messageId !== undefined) {
      if (values.as === undefined || values.reason === undefined)
        throw usage(
          '--message-id needs --as and --reason.',
          `Example: ${PATH} --message-id '<id@domain>' --as sent --reason "seen in the server log"`,
          PATH,
        );
      const [message] = port.inDoubt({ campaignId: null, messageId: values.messageId });
      if (!message) throw notInDoubt(values.messageId);
      const settled = await resolveByHand(port, message, {
        as: values.as as 'sent' | 'resend' | 'abandon',
        reason: values.reason,
        now,
      });
      return {
        data: {
          settled: settled ? [{ ...describe(message), as: values.as }] : [],
          dryRun: values.dryRun,
        },
      };
    }
    if (values.as !== undefined || values.reason !== undefined)
      throw usage(
        '--as and --reason need a --message-id, or --restored.',
        `See what is in doubt: ${PATH}`,
        PATH,
      );
    const { settled, left } = await resolveByEvidence(port, {
      campaignId: values.campaignId ?? null,
      now,
    });
    // Shown, and not acted upon: a machine may pass for a person, and opens decide nothing.
    const opened = new Set(left.filter(({ row }) => isOpenedByPerson(db, row)));
    const shown = [...opened, ...left.filter((message) => !opened.has(message))];
    const [first] = shown;
    return {
      data: {
        settled: settled.map(({ message, evidence }) => ({
          ...describe(message),
          as: 'sent',
          evidence,
        })),
        left: shown.slice(0, 50).map((message) => ({
          ...describe(message),
          openedByPerson: opened.has(message),
        })),
        leftTotal: left.length,
        dryRun: values.dryRun,
      },
      warnings,
      next: first
        ? [
            {
              why: opened.has(first)
                ? 'A person seems to have opened it, so it arrived: run this unless you know better'
                : 'Nothing shows whether the server accepted it: look in the server log, then run this if it did',
              run: context.callAgain(
                'rate_limiter',
                `resolve --message-id '${first.messageId}' --as sent --reason "${opened.has(first) ? 'a person opened it' : 'seen in the server log'}"`,
              ),
            },
          ]
        : [],
    };
  },
});

function describe(message: DueMessage): Record<string, unknown> {
  return {
    campaignId: message.campaignId,
    email: message.email,
    step: message.step + 1,
    messageId: message.messageId,
    mailbox: message.mailboxId,
    triedAt: iso(message.firstTryAt),
  };
}

function notInDoubt(messageId: string): Failure {
  return new Failure({
    code: 'not_in_doubt',
    exit: 'notFound',
    message: `No message ${show(messageId)} is in doubt.`,
    hint: `List the messages in doubt: ${PATH}, or rate_limiter.ts status --campaign-id ID.`,
  });
}
