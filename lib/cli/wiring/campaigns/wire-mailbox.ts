/** Wires the adding of a mailbox to the state file. */
import { noteAccount, sharersOf } from '../../../state/campaigns/mailbox-accounts.ts';
import { listMailboxes, putMailbox } from '../../../state/campaigns/mailboxes.ts';
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
