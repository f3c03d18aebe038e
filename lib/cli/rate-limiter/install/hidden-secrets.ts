/** Finds the secrets that a scheduler cannot read, because it has no environment of the user. */
import { Failure } from '../../../domain/failure.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import { listMailboxes } from '../../../state/campaigns/mailboxes.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Warning } from '../../runner/command.ts';

const SHOWN = 10;

export function warnOfHiddenSecrets({ db }: Pick<State, 'db'>): Warning[] {
  const hidden = listMailboxes(db).flatMap(({ id, smtpRef, imapRef }) =>
    [
      { flag: '--smtp', reference: smtpRef },
      { flag: '--imap', reference: imapRef },
    ].flatMap(({ flag, reference }) =>
      reference === null || isReadable(reference) ? [] : [{ mailbox: id, flag, reference }],
    ),
  );
  const [first] = hidden;
  if (first === undefined) return [];
  const file = `~/.config/campaign-management/${first.mailbox}${first.flag.replace('--', '-')}`;
  return [
    {
      code: 'secret_hidden',
      message: `Schedulers do not have the environment of this shell, and cannot read: ${hidden
        .slice(0, SHOWN)
        .map(({ mailbox, reference }) => `${reference} of mailbox ${mailbox}`)
        .join(
          ', ',
        )}. Write each URL to a file of mode 0600 and name it: rate_limiter.ts mailbox add --mailbox ${first.mailbox} ${first.flag} file:${file}`,
      details: { secrets: hidden.slice(0, SHOWN), secretsInAll: hidden.length },
    },
  ];
}

/** As a scheduler reads it: without any variable. */
function isReadable(reference: string): boolean {
  try {
    resolveAccount(reference, {});
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
