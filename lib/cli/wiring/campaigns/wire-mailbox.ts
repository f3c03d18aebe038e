/** Wires the adding of a mailbox to the state file. */
import { sharersOf } from '../../../state/campaigns/mailbox-accounts.ts';
import { noteAccount } from '../../../state/campaigns/note-account.ts';
import { listMailboxes } from '../../../state/campaigns/mailboxes.ts';
import { putMailbox } from '../../../state/campaigns/put-mailbox.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { AddMailboxPort } from '../../../app/campaigns/add-mailbox.ts';

export function wireMailbox(state: State): AddMailboxPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    listMailboxes: () => listMailboxes(db),
    putMailbox: (mailbox, now) => putMailbox(db, mailbox, now),
    noteAccount: (id, account, now) => noteAccount(db, id, account, now),
    sharersOf: (id, now) => sharersOf(db, id, now),
  };
}
