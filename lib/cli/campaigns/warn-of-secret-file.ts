/**
 * Warns of a secret's file that other users may read. A warning only: inside a container, secrets
 * are often readable by all, and there is no other user.
 */
import { exposureOf } from '../../mail/secret.ts';
import { listMailboxes } from '../../state/campaigns/mailboxes.ts';
import { quote } from '../runner/call-again.ts';
import type { Context, Warning } from '../runner/command.ts';

export function warnOfSecretFile(reference: string): Warning[] {
  const readers = exposureOf(reference);
  const path = reference.replace(/^file:/, '');
  return readers === null
    ? []
    : [
        {
          code: 'secret_exposed',
          message: `The file ${path} holds a secret and can be read by ${readers}. Let only its owner read it: chmod 600 ${quote(path)}`,
        },
      ];
}

/** The files behind all mailboxes, each once. */
export function warnOfSecretFiles({ state }: Pick<Context, 'state'>): Warning[] {
  const references = listMailboxes(state.db).flatMap(({ smtpRef, imapRef }) => [
    smtpRef,
    imapRef ?? smtpRef,
  ]);
  return [...new Set(references)].flatMap(warnOfSecretFile);
}
