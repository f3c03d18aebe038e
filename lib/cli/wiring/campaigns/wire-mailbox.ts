/** Wires the adding of a mailbox to the state file. */
import { createMailboxAccounts } from '../../../state/campaigns/mailbox-accounts.ts';
import { createAccountWriter } from '../../../state/campaigns/note-account.ts';
import { createMailboxes } from '../../../state/campaigns/mailboxes.ts';
import { createMailboxWriter } from '../../../state/campaigns/put-mailbox.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { AddMailboxPort } from '../../../app/campaigns/add-mailbox.ts';

export function wireMailbox(state: State): AddMailboxPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    ...createMailboxes(db),
    ...createMailboxWriter(db),
    ...createMailboxAccounts(db),
    ...createAccountWriter(db),
  };
}
