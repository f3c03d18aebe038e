/** Finds the mailbox a command is about, and says how to add one when it is not there. */
import { Failure } from '../domain/failure.ts';
import { findMailbox, type Mailbox } from '../state/mailboxes.ts';
import type { State } from '../state/transact.ts';

/** Throws Failure `no_mailbox` (exit 66). */
export function needMailbox(db: State['db'], id: string): Mailbox {
  const mailbox = findMailbox(db, id);
  if (!mailbox) throw noMailbox(id);
  return mailbox;
}

export function noMailbox(id: string): Failure {
  return new Failure({
    code: 'no_mailbox', exit: 'notFound', message: `There is no mailbox ${JSON.stringify(id.slice(0, 80))} in this database.`,
    hint: `See rate_limiter.ts mailbox list, or add it: rate_limiter.ts mailbox add --mailbox ann --from "Ann Lee <ann@acme.test>" --smtp env:ANN_SMTP --timezone America/New_York`,
  });
}
