/** A mailbox counts as read when all of its mail came; its cursor never passes a message that did not. */
import { expect, it } from 'vitest';
import { readMailbox, type MailboxReading } from '../../../../lib/app/responses/read-mailbox.ts';
import type { Result } from '../../../../lib/app/responses/process.ts';
import { wireMailbox } from '../../../../lib/cli/wiring/responses/wire-inbox.ts';
import { wireProcessing } from '../../../../lib/cli/wiring/responses/wire-processing.ts';
import { Failure } from '../../../../lib/domain/failure.ts';
import { HOUR, MINUTE } from '../../../../lib/domain/time.ts';
import type { Mailbox } from '../../../../lib/domain/campaigns/mailbox.ts';
import type { Delivery, FolderMessage } from '../../../../lib/domain/responses/inbound.ts';
import { findMailbox } from '../../../../lib/state/campaigns/mailboxes.ts';
import { countQuarantined } from '../../../../lib/state/responses/quarantined.ts';
import { createResponseStore } from '../../../../lib/state/responses/response-store.ts';
import { dryRunOf, effectOf, NOTHING } from '../../../support/effect.ts';
import { MAILS, type InboundWorld } from '../../../support/imap/inbound-world.ts';
import { MONDAY } from '../../../support/quota.ts';
import { worldsClosedAfterEach } from '../../../support/worlds-closed.ts';

const world = worldsClosedAfterEach();

/** What the server of a test lists in each folder, or how reading it fails. */
type Server = Record<string, readonly FolderMessage[] | Failure>;

function message(uid: number, lines: readonly string[], delivery: Delivery = 'whole') {
  return {
    uid,
    uidValidity: 7,
    delivery,
    again: false,
    item: {
      key: `mail-${uid}`,
      locator: `INBOX;UIDVALIDITY=7;UID=${uid}`,
      receivedAt: MONDAY,
      raw: Buffer.from(delivery === 'whole' ? lines.join('\r\n') : ''),
      truncated: delivery !== 'whole',
    },
  };
}

/** One call at `at`, which asks the server for what lies behind the cursor. */
async function read({ state }: InboundWorld, server: Server, at = MONDAY + HOUR) {
  const mailbox = findMailbox(state.db, 'ann') as Mailbox;
  const results: Result['result'][] = [];
  const port = wireMailbox(
    { state, env: {}, signal: new AbortController().signal },
    wireProcessing(state),
    mailbox,
  );
  const reading: MailboxReading = {
    mailbox: { ...mailbox, folders: Object.keys(server) },
    now: () => at,
    virtual: false,
    counted: new Map(),
    onFolder: () => undefined,
    onResult: ({ result }) => results.push(result),
  };
  async function* listed(folder: string, cursor: number): AsyncGenerator<FolderMessage> {
    await Promise.resolve();
    const messages = server[folder] ?? [];
    if (messages instanceof Failure) throw messages;
    yield* messages.filter(({ uid }) => uid > cursor);
  }
  const { missing } = await readMailbox(
    { ...port, messages: (folder, { cursor }) => listed(folder, cursor?.lastUid ?? 0) },
    reading,
  );
  return { missing, results };
}

const inboxReadAt = ({ state }: InboundWorld) => findMailbox(state.db, 'ann')?.inboxReadAt ?? null;
const cursor = ({ state }: InboundWorld) =>
  createResponseStore(state.db).readCursor('ann', 'INBOX');

it('mail is settled, the cursor moves behind it, and the mailbox counts as read since it began', async () => {
  const it = await world();
  const server = { INBOX: [message(1, MAILS.reply(it)), message(2, MAILS.outOfOffice(it))] };
  const dry = await dryRunOf(it.state, () => read(it, server));
  expect(dry).toMatchObject({ ...NOTHING, answer: { results: ['applied', 'applied'] } });
  expect([cursor(it), inboxReadAt(it)]).toEqual([null, null]);

  expect(await read(it, server)).toEqual({ missing: [], results: ['applied', 'applied'] });
  expect(cursor(it)).toEqual({ uidValidity: 7, lastUid: 2 });
  expect(inboxReadAt(it)).toBe(MONDAY + HOUR);
});

it('mail that was read is not read twice, even when its server lists it again', async () => {
  const it = await world();
  const server = { INBOX: [message(1, MAILS.reply(it))] };
  await read(it, server);
  expect(await effectOf(it.state, () => read(it, server))).toMatchObject({
    ...NOTHING,
    answer: { results: [] },
  });
  createResponseStore(it.state.db).forgetCursor('ann', 'INBOX');
  const { answer, events } = await effectOf(it.state, () => read(it, server));
  expect([answer.results, events]).toEqual([['known'], []]);
});

it('a message that does not come keeps the cursor before it, and the mailbox from counting as read', async () => {
  const it = await world();
  const server = {
    INBOX: [message(1, MAILS.reply(it)), message(2, [], 'no_body'), message(3, MAILS.no(it))],
  };
  expect(await read(it, server)).toEqual({
    missing: [{ folder: 'INBOX', uid: 2, why: 'no_body' }],
    results: ['applied', 'applied'],
  });
  expect([cursor(it), inboxReadAt(it)]).toEqual([{ uidValidity: 7, lastUid: 1 }, null]);
});

it('the third call in vain sets the message aside, and then the mailbox counts as read', async () => {
  const it = await world();
  const server = { INBOX: [message(1, [], 'refused')] };
  await read(it, server, MONDAY + HOUR);
  await read(it, server, MONDAY + 2 * HOUR);
  expect([countQuarantined(it.state.db), inboxReadAt(it)]).toEqual([0, null]);
  const third = await effectOf(it.state, () => read(it, server, MONDAY + 3 * HOUR));
  expect(third).toMatchObject({ answer: { missing: [] }, events: ['response.quarantined'] });
  expect([countQuarantined(it.state.db), inboxReadAt(it)]).toEqual([1, MONDAY + 3 * HOUR]);
});

const incomplete = (reason: string): Failure =>
  new Failure({
    code: 'imap_incomplete',
    exit: 'tryAgain',
    message: 'The folder was not read to its end.',
    hint: 'Call again.',
    details: { reason },
  });

it('a folder that was not read to its end keeps the mailbox unread, after the other folders: imap_incomplete', async () => {
  const it = await world();
  const server = { INBOX: incomplete('fewer_than_exists'), Junk: [message(1, MAILS.reply(it))] };
  await expect(read(it, server)).rejects.toMatchObject({ code: 'imap_incomplete' });
  expect(
    it.state.db.prepare('SELECT count(*) FROM response WHERE kind = ?').pluck().get('reply'),
  ).toBe(1);
  expect(inboxReadAt(it)).toBeNull();
});

it('a server that numbers below the cursor is believed at the third call, which forgets the cursor', async () => {
  const it = await world();
  await read(it, { INBOX: [message(9, MAILS.reply(it))] });
  const server = { INBOX: incomplete('uidnext_below_cursor') };
  for (const minutes of [20, 40])
    await expect(read(it, server, MONDAY + HOUR + minutes * MINUTE)).rejects.toMatchObject({
      code: 'imap_incomplete',
    });
  expect(cursor(it)).toEqual({ uidValidity: 7, lastUid: 9 });
  expect(await read(it, server, MONDAY + 2 * HOUR)).toEqual({ missing: [], results: [] });
  expect([cursor(it), inboxReadAt(it)]).toEqual([null, MONDAY + 2 * HOUR]);
});
