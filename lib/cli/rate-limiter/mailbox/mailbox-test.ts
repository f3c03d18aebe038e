/**
 * `rate_limiter.ts mailbox test`: checks the logins of a sending account, and sends one message to
 * an address of the user.
 */
import { Failure } from '../../../domain/failure.ts';
import { noteAccounts } from '../../../app/sending/guard/note-accounts.ts';
import { wireAccounts } from '../../wiring/sending/smtp-accounts.ts';
import { wireMail } from '../../wiring/sending/wire-sending.ts';
import { warnOfSecretFile } from '../../campaigns/warn-of-secret-file.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import { defineCommand, type Answer, type Context } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { quote } from '../../runner/call-again.ts';
import { usage } from '../../runner/parse.ts';
import { prepareSending } from '../sending/send-messages.ts';
import { checkImap, checkSmtp, describeCheck, type Checked } from './check-logins.ts';
import { sendToSelf } from './send-to-self.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';

const PATH = 'rate_limiter.ts mailbox test';

export const command = defineCommand({
  about: 'Check the SMTP and IMAP login of an account, and send one message to yourself',
  examples: [
    '--mailbox ann',
    '--mailbox ann --to me@acme.test --campaign-id spring --prospect bob@example.com',
  ],
  flags: {
    mailbox: { kind: 'text', required: true, about: 'The sending account', placeholder: 'ann' },
    to: {
      kind: 'text',
      about:
        'Send one message to this address of your own; it counts against the limits. Never the address of a prospect',
      placeholder: 'me@acme.test',
    },
    'campaign-id': { kind: 'text', about: 'With --to: show a step of this campaign' },
    prospect: {
      kind: 'text',
      about: 'With --campaign-id: fill the step with the data of this person',
      placeholder: 'bob@example.com',
    },
    step: { kind: 'integer', min: 1, max: 100, fallback: 1, about: 'Which step to show' },
    ...dryRunFlag,
  },
  effect: 'send',
  state: 'write',
  original: 'sends',
  async run(context, values) {
    const { campaignId, prospect, to } = values;
    if ((campaignId === undefined) !== (prospect === undefined) || (campaignId && !to))
      throw usage(
        '--campaign-id and --prospect show a step to --to: expected all three, or neither of the two.',
        `Example: ${PATH} --mailbox ann --to me@acme.test --campaign-id spring --prospect bob@example.com`,
        PATH,
      );
    const mailbox = needMailbox(context.state.db, values.mailbox);
    if (to === undefined) await noteAccounts(wireAccounts(context), context.clock.now());
    else await prepareSending(context, { acceptClock: false });
    const mail = wireMail(context);
    try {
      const smtp = await checkSmtp(context, mailbox, mail);
      const imap = await checkImap(context, mailbox);
      refuseFailing(mailbox, smtp, imap);
      const test =
        to === undefined ? null : await sendToSelf(context, { ...values, to, mailbox, mail });
      return answer(context, mailbox, { smtp, imap, test, dryRun: values.dryRun });
    } finally {
      mail.close();
    }
  },
});

/** Both checks are in the details, whichever failed. */
function refuseFailing(mailbox: Mailbox, smtp: Checked, imap: Checked | null): void {
  const failure = smtp.failure ?? imap?.failure;
  if (!failure) return;
  throw new Failure({
    code: failure.code,
    exit: failure.exit,
    message: failure.message,
    hint: failure.hint,
    details: {
      mailbox: mailbox.id,
      smtp: describeCheck(smtp),
      imap: imap === null ? null : describeCheck(imap),
    },
  });
}

function answer(
  context: Context,
  mailbox: Mailbox,
  checks: {
    smtp: Checked;
    imap: Checked | null;
    test: Record<string, unknown> | null;
    dryRun: boolean;
  },
): Answer {
  const { smtp, imap, test, dryRun } = checks;
  const references = [...new Set([mailbox.smtpRef, mailbox.imapRef ?? mailbox.smtpRef])];
  return {
    data: {
      mailbox: mailbox.id,
      smtp: describeCheck(smtp),
      imap: imap === null ? null : describeCheck(imap),
      test,
      dryRun,
    },
    warnings: [
      ...references.flatMap(warnOfSecretFile),
      ...(imap === null
        ? [
            {
              code: 'no_imap',
              message:
                'The mailbox has no IMAP account: its replies are read with response_tracker.ts process --source.',
            },
          ]
        : []),
    ],
    next:
      test === null
        ? [
            {
              why: 'Send one message to an address of your own',
              run: context.callAgain(
                'rate_limiter',
                `mailbox test --mailbox ${mailbox.id} --to ${quote(mailbox.fromAddress)}`,
              ),
            },
          ]
        : [],
  };
}
