/** Mail from files: settled once, and an inbox counts as read only by a whole store of its own. */
import { expect, it } from 'vitest';
import {
  readFiles,
  type FilesRead,
  type FilesReading,
} from '../../../../lib/app/responses/read-files.ts';
import type { Result } from '../../../../lib/app/responses/process.ts';
import { wireFiles } from '../../../../lib/cli/wiring/responses/wire-inbox.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import type { InboundItem } from '../../../../lib/domain/responses/inbound.ts';
import { findMailbox } from '../../../../lib/state/campaigns/mailboxes.ts';
import { dryRunOf, effectOf, NOTHING } from '../../../support/effect.ts';
import { MAILS, type InboundWorld } from '../../../support/imap/inbound-world.ts';
import { MONDAY } from '../../../support/quota.ts';
import { worldsClosedAfterEach } from '../../../support/worlds-closed.ts';

const BEGAN = MONDAY + HOUR;
const world = worldsClosedAfterEach();

const file = (key: string, lines: readonly string[] | null): InboundItem => ({
  key,
  locator: `${key}.eml`,
  receivedAt: MONDAY,
  raw: Buffer.from(lines?.join('\r\n') ?? ''),
  truncated: lines === null,
});

async function read(
  { state }: InboundWorld,
  mails: readonly InboundItem[],
  options: Partial<FilesReading> = {},
): Promise<FilesRead & { results: Result['result'][] }> {
  const results: Result['result'][] = [];
  const done = await readFiles(wireFiles(state), mails, {
    source: 'maildir',
    mailboxes: [{ id: 'ann', imapRef: null }],
    isStore: true,
    now: () => BEGAN,
    isInterrupted: () => false,
    onResult: ({ result }) => results.push(result),
    ...options,
  });
  return { ...done, results };
}

const inboxReadAt = ({ state }: InboundWorld) => findMailbox(state.db, 'ann')?.inboxReadAt ?? null;

it('a whole store is settled, and counts as the inbox of its mailbox', async () => {
  const it = await world();
  const mails = [file('a', MAILS.reply(it)), file('b', MAILS.outOfOffice(it))];
  const dry = await dryRunOf(it.state, () => read(it, mails));
  expect(dry).toMatchObject({ ...NOTHING, answer: { results: ['applied', 'applied'] } });
  expect(inboxReadAt(it)).toBeNull();

  const { answer, events } = await effectOf(it.state, () => read(it, mails));
  expect(answer).toMatchObject({ read: 2, unreadable: 0, inboxOf: ['ann'], notInboxOf: [] });
  expect(events).toContain('response.received');
  expect(inboxReadAt(it)).toBe(BEGAN);
});

it('the same store again changes nothing', async () => {
  const it = await world();
  const mails = [file('a', MAILS.reply(it))];
  await read(it, mails);
  const again = await effectOf(it.state, () => read(it, mails));
  expect(again).toMatchObject({ ...NOTHING, answer: { results: ['known'] } });
});

it('a file that cannot be opened keeps the inbox from counting as read', async () => {
  const it = await world();
  const mails = [file('closed', null), file('a', MAILS.reply(it))];
  expect(await read(it, mails)).toMatchObject({
    read: 2,
    unreadable: 1,
    results: ['quarantined', 'applied'],
  });
  expect(inboxReadAt(it)).toBeNull();
});

it('one message that is piped in is no inbox', async () => {
  const it = await world();
  const done = await read(it, [file('a', MAILS.reply(it))], { isStore: false });
  expect([done.inboxOf, inboxReadAt(it)]).toEqual([[], null]);
});

it('files are not the inbox of a mailbox whose mail is on a server', async () => {
  const it = await world();
  const onServer = { id: 'ann', imapRef: 'env:ANN_IMAP' };
  const done = await read(it, [file('a', MAILS.reply(it))], { mailboxes: [onServer] });
  expect([done.inboxOf, done.notInboxOf, inboxReadAt(it)]).toEqual([[], ['ann'], null]);
});

it('an interrupted run keeps what it settled, and the next one finishes the store', async () => {
  const it = await world();
  const mails = [file('a', MAILS.outOfOffice(it)), file('b', MAILS.reply(it))];
  let looks = 0;
  const broken = await read(it, mails, { isInterrupted: () => ++looks > 1 });
  expect(broken).toMatchObject({ interrupted: true, read: 1, results: ['applied'] });
  expect(inboxReadAt(it)).toBeNull();
  expect(await read(it, mails)).toMatchObject({ results: ['known', 'applied'] });
  expect(inboxReadAt(it)).toBe(BEGAN);
});
