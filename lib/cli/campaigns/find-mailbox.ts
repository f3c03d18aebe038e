/** Finds the mailbox of a command; if it does not exist, says how to add one. */
import { Failure } from '../../domain/failure.ts';
import { nearest } from '../../core/text/nearest.ts';
import { findMailbox, listMailboxes } from '../../state/campaigns/mailboxes.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import { show } from '../runner/parse.ts';
import { storeOf } from '../../state/engine/store-of.ts';
import type { State } from '../../state/file/transact.ts';

/** Throws Failure `no_mailbox` (exit 66). */
export function needMailbox(db: State['db'], id: string): Mailbox {
  const mailbox = findMailbox(db, id);
  if (!mailbox) throw noMailbox(db, id);
  return mailbox;
}

export function noMailbox(db: State['db'], id: string): Failure {
  const names = listMailboxes(db).map((mailbox) => mailbox.id);
  const guess = nearest(id, names);
  const known =
    names.length > 0
      ? `Mailboxes here: ${names.slice(0, 10).join(', ')}. See rate_limiter.ts mailbox list.`
      : ADD;
  return new Failure({
    code: 'no_mailbox',
    exit: 'notFound',
    message: `There is no mailbox ${show(id)} in this database.`,
    hint: guess === null ? known : `Did you mean --mailbox ${guess}?`,
  });
}

const ADD =
  'There is none yet: rate_limiter.ts mailbox add --mailbox ann --from "Ann Lee <ann@acme.test>" --smtp env:ANN_SMTP --timezone America/New_York';

export const createMailboxFinder = storeOf({ mailbox: needMailbox });
