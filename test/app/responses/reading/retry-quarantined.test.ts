/** The quarantine is read again from what is kept, from files and from servers, each message at most once. */
import { expect, it } from 'vitest';
import {
  retryQuarantined,
  type RetryPort,
} from '../../../../lib/app/responses/retry-quarantined.ts';
import type { Result } from '../../../../lib/app/responses/process.ts';
import { wireRetrying } from '../../../../lib/cli/wiring/responses/wire-inbox.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import type { InboundItem } from '../../../../lib/domain/responses/inbound.ts';
import { quarantineMail } from '../../../../lib/state/responses/quarantine-store.ts';
import { countQuarantined } from '../../../../lib/state/responses/quarantined.ts';
import { transactOnce } from '../../../../lib/state/file/transact.ts';
import { dryRunOf, effectOf, NOTHING } from '../../../support/effect.ts';
import { MAILS, type InboundWorld } from '../../../support/imap/inbound-world.ts';
import { MONDAY } from '../../../support/quota.ts';
import { worldsClosedAfterEach } from '../../../support/worlds-closed.ts';

const world = worldsClosedAfterEach();

/** `uid` of a message that its server did not hand out; null: what came of it is kept. */
function setAside({ state }: InboundWorld, key: string, raw: Buffer, uid: number | null): void {
  transactOnce(state, () =>
    quarantineMail(
      state.db,
      {
        dedupeKey: key,
        source: 'imap:ann',
        locator: key,
        mailboxId: 'ann',
        receivedAt: MONDAY,
        code: uid === null ? 'mail_unreadable' : 'message_withheld',
        at: MONDAY + HOUR,
        raw,
      },
      uid === null ? null : { folder: 'INBOX', uidValidity: '7', uid },
    ),
  );
}

type Sources = {
  onServer?: Record<string, InboundItem | string>;
  openFile?: RetryPort['openFile'];
  only?: number;
};

async function retry({ state }: InboundWorld, { onServer = {}, openFile, only }: Sources = {}) {
  const results: Result['result'][] = [];
  const asked: string[] = [];
  const port = wireRetrying(state, {
    openFile: openFile ?? (() => null),
    async *fetch(mails) {
      await Promise.resolve();
      for (const mail of mails) {
        asked.push(mail.dedupeKey);
        yield { mail, outcome: onServer[mail.dedupeKey] ?? 'no_answer' };
      }
    },
  });
  const notRead = await retryQuarantined(port, {
    only: only ?? null,
    now: () => MONDAY + 5 * HOUR,
    isInterrupted: () => false,
    onMail: () => undefined,
    onResult: ({ result }) => results.push(result),
  });
  return { results, asked, notRead: notRead.map(({ because }) => because) };
}

const item = (key: string, lines: readonly string[]): InboundItem => ({
  key,
  locator: key,
  receivedAt: MONDAY,
  raw: Buffer.from(lines.join('\r\n')),
  truncated: false,
});
const kept = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));

it('what can be read now is applied and leaves the quarantine, and a dry run keeps it there', async () => {
  const it = await world();
  setAside(it, 'bounce', kept(MAILS.hard(it)), null);
  const dry = await dryRunOf(it.state, () => retry(it));
  expect(dry).toMatchObject({ ...NOTHING, answer: { results: ['applied'], notRead: [] } });
  expect(countQuarantined(it.state.db)).toBe(1);

  const { answer, events } = await effectOf(it.state, () => retry(it));
  expect(answer).toEqual({ results: ['applied'], asked: [], notRead: [] });
  expect(events).toEqual(expect.arrayContaining(['response.received', 'prospect.invalid']));
  expect(countQuarantined(it.state.db)).toBe(0);
  expect(await effectOf(it.state, () => retry(it))).toMatchObject({
    ...NOTHING,
    answer: { results: [] },
  });
});

it('a message on a server is asked for there, and the one that is handed out is applied', async () => {
  const it = await world();
  setAside(it, 'withheld', Buffer.alloc(0), 4);
  expect(await retry(it)).toEqual({
    results: ['quarantined'],
    asked: ['withheld'],
    notRead: ['no_answer'],
  });
  expect(countQuarantined(it.state.db)).toBe(1);
  const onServer = { withheld: item('withheld', MAILS.reply(it)) };
  expect(await retry(it, { onServer })).toMatchObject({ results: ['applied'], notRead: [] });
  expect(countQuarantined(it.state.db)).toBe(0);
});

it.each(['gone', 'renumbered'])(
  'what no server can ever hand out again leaves the quarantine: %s',
  async (because) => {
    const it = await world();
    setAside(it, 'withheld', Buffer.alloc(0), 4);
    const { notRead } = await retry(it, { onServer: { withheld: because } });
    expect([notRead, countQuarantined(it.state.db)]).toEqual([[because], 0]);
  },
);

it('a message of which nothing is kept is read from its file', async () => {
  const it = await world();
  setAside(it, 'file', Buffer.alloc(0), null);
  const openFile = () => item('file', MAILS.reply(it));
  expect(await retry(it, { openFile })).toMatchObject({ results: ['applied'], notRead: [] });
});

it('a message without content stays where it is: no_content', async () => {
  const it = await world();
  setAside(it, 'lost', Buffer.alloc(0), null);
  const { answer, ...effect } = await effectOf(it.state, () => retry(it));
  expect(effect).toEqual(NOTHING);
  expect(answer).toEqual({ results: ['quarantined'], asked: [], notRead: ['no_content'] });
});

it('one message that is asked for leaves the others in the quarantine', async () => {
  const it = await world();
  setAside(it, 'first', kept(MAILS.outOfOffice(it)), null);
  setAside(it, 'second', kept(MAILS.reply(it)), null);
  expect(await retry(it, { only: 2 })).toMatchObject({ results: ['applied'] });
  expect(it.state.db.prepare('SELECT dedupe_key FROM quarantine').pluck().all()).toEqual(['first']);
});
