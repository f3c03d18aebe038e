/** A mailbox is added once, under one sender address, with the SMTP account behind it. */
import { expect, it } from 'vitest';
import { addMailbox, type AddedMailbox } from '../../../lib/app/campaigns/add-mailbox.ts';
import { wireMailbox } from '../../../lib/cli/wiring/campaigns/wire-mailbox.ts';
import type { MailboxSettings } from '../../../lib/domain/campaigns/mailbox.ts';
import { accountOf, sharersOf } from '../../../lib/state/campaigns/mailbox-accounts.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { dryRunOf, effectOf, NOTHING } from '../../support/effect.ts';
import { MONDAY } from '../../support/quota.ts';
import { seededState } from '../../support/state-file.ts';

const BEA: MailboxSettings = {
  id: 'bea',
  fromName: 'Bea Cox',
  fromAddress: 'bea@acme.test',
  sendingDomain: 'acme.test',
  smtpRef: 'env:BEA_SMTP',
  imapRef: null,
  folders: ['INBOX'],
  plusTag: false,
  zone: 'Europe/Berlin',
  rateLimits: {},
};
const open = closedAfterEach();

async function world(): Promise<State> {
  const state = await seededState();
  open.push(state.db);
  return state;
}

const add = (
  state: State,
  mailbox: Partial<MailboxSettings> = {},
  account: string | null | undefined = 'account-1',
): Promise<AddedMailbox> =>
  addMailbox(wireMailbox(state), { mailbox: { ...BEA, ...mailbox }, account, now: MONDAY });

it('a new mailbox is stored with its account, and a dry run stores none', async () => {
  const state = await world();
  const dry = await dryRunOf(state, () => add(state));
  expect(dry).toEqual({ ...NOTHING, answer: { outcome: 'added', sharers: [] } });

  const { answer, events } = await effectOf(state, () => add(state));
  expect(answer).toEqual({ outcome: 'added', sharers: [] });
  expect(events).toEqual(['mailbox.added']);
  expect(accountOf(state.db, 'bea')).toBe('account-1');
});

it('the same mailbox again changes nothing', async () => {
  const state = await world();
  await add(state);
  const again = await effectOf(state, () => add(state));
  expect(again).toEqual({ ...NOTHING, answer: { outcome: 'unchanged', sharers: [] } });
});

it('mailboxes with one account behind them are told of each other', async () => {
  const state = await world();
  await add(state);
  const cid = await add(state, { id: 'cid', fromAddress: 'cid@acme.test' });
  expect(cid).toEqual({ outcome: 'added', sharers: ['bea'] });
  expect(sharersOf(state.db, 'bea', MONDAY)).toEqual(['cid']);
});

it('an account that is unknown in this shell stays as it was noted', async () => {
  const state = await world();
  await add(state);
  await addMailbox(wireMailbox(state), {
    mailbox: { ...BEA, fromName: 'Bea C.' },
    account: undefined,
    now: MONDAY,
  });
  expect(accountOf(state.db, 'bea')).toBe('account-1');
});

it('another reference forgets the account that the old one led to', async () => {
  const state = await world();
  await add(state);
  await addMailbox(wireMailbox(state), {
    mailbox: { ...BEA, smtpRef: 'env:OTHER_SMTP' },
    account: undefined,
    now: MONDAY,
  });
  expect(accountOf(state.db, 'bea')).toBeNull();
});

it('a second mailbox for one sender address is refused: address_in_use', async () => {
  const state = await world();
  const refused = await effectOf(state, () => add(state, { fromAddress: 'Ann@acme.test' }));
  expect(refused).toMatchObject({
    ...NOTHING,
    answer: { outcome: 'address_in_use', by: { id: 'ann', fromAddress: 'ann@acme.test' } },
  });
});
