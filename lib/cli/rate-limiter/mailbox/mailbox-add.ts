/**
 * `rate_limiter.ts mailbox add`: adds or changes a sending account; stores references to its
 * secrets, never the secrets.
 */
import { loadCompanies } from '../../../recipients/companies.ts';
import { Failure } from '../../../domain/failure.ts';
import { normaliseAddress } from '../../../input/normalise-address.ts';
import { hasRoomForTag } from '../../../mail/outbound/return-address.ts';
import { absoluteReference, resolveAccount } from '../../../mail/secret.ts';
import { addMailbox } from '../../../app/campaigns/add-mailbox.ts';
import { completeMailbox } from '../../../core/campaigns/complete-mailbox.ts';
import { findMailbox } from '../../../state/campaigns/mailboxes.ts';
import { loadPlaces } from '../../../places/places.ts';
import { isValidZone } from '../../../core/time/zone-offset.ts';
import { defineCommand, type Warning } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { wireMailbox } from '../../wiring/campaigns/wire-mailbox.ts';
import { accountBehind } from '../../wiring/sending/smtp-accounts.ts';
import { warnOfSecretFile } from '../../campaigns/warn-of-secret-file.ts';
import { sharedAccount } from '../../campaigns/warn-of-shared-account.ts';
import { show, usage } from '../../runner/parse.ts';
import { visible } from '../../render/visible.ts';

const PATH = 'rate_limiter.ts mailbox add';

export const command = defineCommand({
  about: 'Add or change a sending account',
  examples: [
    '--mailbox ann --from ann@acme.test --smtp env:ANN_SMTP --timezone Europe/London',
    '--mailbox ann --imap env:ANN_IMAP --dry-run',
  ],
  flags: {
    mailbox: {
      kind: 'text',
      required: true,
      about: 'A short name for commands and campaign files',
      placeholder: 'ann',
    },
    from: {
      kind: 'text',
      about: 'The sender: name and address. Required for a new mailbox',
      placeholder: '"Ann Lee <ann@acme.test>"',
    },
    smtp: {
      kind: 'text',
      about: 'Where the SMTP URL is kept: env:NAME or file:PATH. Required for a new mailbox',
      placeholder: 'env:ANN_SMTP',
    },
    imap: {
      kind: 'text',
      about: 'Where the IMAP URL is kept: env:NAME or file:PATH',
      placeholder: 'env:ANN_IMAP',
    },
    folder: {
      kind: 'texts',
      about: 'An IMAP folder to read; repeat the flag for several. Default: INBOX',
      placeholder: 'INBOX',
    },
    'plus-tag': {
      kind: 'choice',
      choices: ['on', 'off'],
      about:
        'Give each message its own return address, ann+tag@acme.test, so that every bounce proves which message it is about. The mailbox must receive mail for such addresses. Default: off',
    },
    timezone: {
      kind: 'text',
      about: 'The IANA time zone in which its daily limit is counted. Required for a new mailbox',
      placeholder: 'America/New_York',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'create',
  async run(context, values) {
    const { db } = context.state;
    if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(values.mailbox))
      throw usage(
        `--mailbox ${show(values.mailbox)} is not valid; expected lower-case letters, digits, dots and hyphens, at most 64.`,
        'Example: --mailbox ann',
        PATH,
      );
    const before = findMailbox(db, values.mailbox);
    const stored = { cwd: context.cwd, home: context.env['HOME'] };
    const reference = (text: string | undefined): string | undefined =>
      text === undefined ? undefined : absoluteReference(text, stored);
    const completed = completeMailbox(before, {
      id: values.mailbox,
      from: values.from === undefined ? undefined : await readFrom(values.from),
      smtpRef: reference(values.smtp),
      zone: values.timezone === undefined ? undefined : await readZone(values.timezone),
      imapRef: reference(values.imap),
      folders: values.folder,
      plusTag: values.plusTag === undefined ? undefined : values.plusTag === 'on',
    });
    if (!completed.ok)
      throw usage(
        `A new mailbox needs ${completed.missing.map((flag) => `--${flag}`).join(', ')} too.`,
        `Example: ${PATH} --mailbox ann --from "Ann Lee <ann@acme.test>" --smtp env:ANN_SMTP --imap env:ANN_IMAP --timezone America/New_York`,
        PATH,
      );
    const { mailbox } = completed;
    const { smtpRef, imapRef, plusTag } = mailbox;
    const found = [
      checkSecret(smtpRef, 'smtp', context.env),
      imapRef === null ? noImap() : checkSecret(imapRef, 'imap', context.env),
      ...[...new Set([smtpRef, imapRef ?? smtpRef])].flatMap(warnOfSecretFile),
    ];
    const warnings = found.filter((warning) => warning !== null);
    if (plusTag && !hasRoomForTag(mailbox.fromAddress))
      throw usage(
        `--plus-tag does not fit: ${show(mailbox.fromAddress)} leaves fewer than 28 of the 64 characters allowed before the at sign.`,
        'Use a shorter address, or --plus-tag off.',
        PATH,
      );
    if (plusTag && before?.plusTag !== true) warnings.push(untested(mailbox.fromAddress));
    const added = await addMailbox(wireMailbox(context.state), {
      mailbox,
      account: accountBehind(db, smtpRef, context.env),
      now: context.clock.now(),
    });
    if (added.outcome === 'address_in_use') throw addressInUse(mailbox.id, added.by);
    return {
      data: {
        mailbox: mailbox.id,
        outcome: added.outcome,
        from: { name: mailbox.fromName, address: mailbox.fromAddress },
        sendingDomain: mailbox.sendingDomain,
        smtp: smtpRef,
        imap: imapRef,
        folders: mailbox.folders,
        plusTag,
        timezone: mailbox.zone,
        sharesLimitsWith: added.sharers,
        dryRun: values.dryRun,
      },
      warnings: [...warnings, ...sharedAccount(mailbox.id, added.sharers)],
      next: [
        {
          why: 'Check a campaign file before starting it',
          run: context.callAgain(
            'rate_limiter',
            'validate --config campaign.json --prospects prospects.csv',
          ),
        },
      ],
    };
  },
});

function addressInUse(id: string, other: { id: string; fromAddress: string }): Failure {
  return new Failure({
    code: 'address_in_use',
    exit: 'refused',
    message: `The mailbox ${other.id} sends from ${other.fromAddress} already; ${id} is a second name for the same sender, with limits of its own.`,
    hint: `Use ${other.id} in the campaign file, or change it: ${PATH} --mailbox ${other.id} --smtp env:... Another sender needs an address of its own.`,
    details: { mailbox: other.id },
  });
}

/**
 * `Ann Lee <ann@acme.test>` or a bare address. A name with control characters is refused: it could
 * inject a header.
 */
async function readFrom(
  text: string,
): Promise<{ name: string; address: string; sendingDomain: string | null }> {
  const match = /^("[^"<>]*"|[^"<>]*)<([^<>]+)>$/.exec(text.trim().replace(/"[^\S\n]*</, '"<'));
  const checked = normaliseAddress((match?.[2] ?? text).trim());
  const name = match?.[1]?.replaceAll('"', '').trim() ?? '';
  if (!checked.ok || visible(name) !== name)
    throw usage(
      `--from ${show(text)} is not valid; expected a name and one plain address.`,
      'Example: --from "Ann Lee <ann@acme.test>"',
      PATH,
    );
  const companyOf = await loadCompanies();
  return {
    name,
    address: checked.address,
    sendingDomain: companyOf(checked.address.slice(checked.address.lastIndexOf('@') + 1)),
  };
}

async function readZone(text: string): Promise<string> {
  const zone = (await loadPlaces()).canonicalZone(text);
  if (zone === null || !isValidZone(zone))
    throw usage(
      `--timezone ${show(text)} is not valid; expected an IANA time zone name.`,
      'Example: --timezone America/New_York',
      PATH,
    );
  return zone;
}

/**
 * Refuses a malformed reference. One that leads nowhere gives only a warning: the command that
 * sends may run in another shell.
 */
function checkSecret(
  reference: string,
  kind: 'smtp' | 'imap',
  env: Readonly<Record<string, string | undefined>>,
): Warning | null {
  try {
    const url = resolveAccount(reference, env);
    if (new RegExp(`^${kind}s?://`, 'i').test(url)) return null;
    return {
      code: `${kind}_url`,
      message: `${reference} does not hold ${kind === 'smtp' ? 'an smtp:// or smtps://' : 'an imap:// or imaps://'} URL.`,
    };
  } catch (error) {
    if (error instanceof Failure && error.code === 'secret_missing')
      return {
        code: 'secret_missing',
        message: `${error.message} It is needed when mail is ${kind === 'smtp' ? 'sent' : 'read'}.`,
      };
    throw error;
  }
}

function untested(address: string): Warning {
  const probe = address.replace('@', '+test@');
  return {
    code: 'plus_tag_untested',
    message: `Bounces now come back to addresses such as ${probe}. Send a message to it by hand, and check that it arrives in a folder that is read: otherwise bounces are lost.`,
  };
}

function noImap(): Warning {
  return {
    code: 'no_imap',
    message:
      'Without --imap, replies and bounces must be read with response_tracker.ts process --source; until then follow-ups wait (inbox_stale).',
  };
}
