/**
 * `send` with every fault of the storage, on real files: its own code, nothing sent without a
 * record.
 */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeState, openState, SCHEMA_VERSION } from '../../lib/state/file/open.ts';
import { PROJECT } from '../support/child.ts';
import { newFolder, type AnswerDocument } from '../support/script.ts';
import { startSink, type SmtpSink } from '../support/smtp-sink.ts';
import { NOW, planned, run, send, statesIn } from './storage-kit.ts';

let sink: SmtpSink;
beforeAll(async () => void (sink = await startSink()));
afterAll(() => sink.close());
beforeEach(() => void sink.messages.splice(0));

/** The page on which the b-tree of a table or index begins. */
async function rootOf(path: string, name: string): Promise<number> {
  const state = await openState(path, 'read', { now: 0 });
  const page = state.db
    .prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(name) as number;
  closeState(state);
  return page;
}

async function spoil(path: string, name: string): Promise<void> {
  const page = await rootOf(path, name);
  const bytes = readFileSync(path);
  bytes.fill(0x5a, (page - 1) * 4096, page * 4096);
  writeFileSync(path, bytes);
}

describe('a file that send must not rely on', () => {
  it.each<[string, string, (path: string) => Promise<void> | void]>([
    [
      'its last page is missing',
      'state_truncated',
      (path) => truncateSync(path, statSync(path).size - 4096),
    ],
    [
      'it is empty, and was not',
      'state_truncated',
      async (path) => (await send(sink, path, 1), sink.messages.splice(0), truncateSync(path, 0)),
    ],
    ['it is gone', 'no_state', (path) => rmSync(path)],
    ['it is a folder', 'state_not_a_database', (path) => (rmSync(path), mkdirSync(path))],
    [
      'a page of a table that send does not read is damaged',
      'state_corrupt',
      (path) => spoil(path, 'response'),
    ],
    ['a page of the messages is damaged', 'state_corrupt', (path) => spoil(path, 'message')],
    [
      'a page of an index is damaged',
      'state_corrupt',
      (path) => spoil(path, 'reservation_by_mailbox'),
    ],
    [
      'a newer version wrote it',
      'state_newer',
      async (path) => {
        const state = await openState(path, 'write', { now: 0 });
        state.db
          .prepare('INSERT INTO schema_migration (version, at) VALUES (?, 0)')
          .run(SCHEMA_VERSION + 1);
        closeState(state);
      },
    ],
    ['others may read it', 'state_exposed', (path) => chmodSync(path, 0o644)],
  ])('%s', async (_, code, harm) => {
    const path = await planned(3);
    await harm(path);
    expect(await send(sink, path)).toMatchObject({ code });
    expect(sink.messages).toEqual([]);
  });

  it('is reported by the command, with an exit code and what to do', async () => {
    const path = await planned(2);
    await spoil(path, 'message');
    const refused = await run(sink, path, 'send');
    expect([refused.code, refused.document.error]).toMatchObject([
      78,
      { code: 'state_corrupt', hint: expect.stringContaining('backup') },
    ]);
    expect(sink.messages).toEqual([]);
  });
});

describe('held by another process for longer than we wait', () => {
  // Half a minute each: the time that a command waits for another.
  it.concurrent(
    'from the beginning: no message is sent, none half done',
    { timeout: 90_000 },
    async () => {
      const own = await startSink();
      const path = await planned(3);
      const holder = await openState(path, 'write', { now: 0 });
      holder.db.exec('BEGIN IMMEDIATE');
      const refused = await run(own, path, 'send');
      holder.db.exec('ROLLBACK');
      closeState(holder);
      expect([refused.code, refused.document.error.code, own.messages.length]).toEqual([
        75,
        'state_locked',
        0,
      ]);
      expect(await statesIn(path)).toEqual({ scheduled: 3 });
      expect(await send(own, path)).toEqual({ sent: 3 });
      await own.close();
    },
  );

  it.concurrent(
    'from the second message on: every accepted message is recorded, and is sent once',
    { timeout: 120_000 },
    async () => {
      const path = await planned(5);
      const holder = await openState(path, 'write', { now: 0 });
      let messages = 0;
      const own = await startSink({
        onMail: () => ++messages === 2 && holder.db.exec('BEGIN IMMEDIATE'),
      });
      const refused = await run(own, path, 'send');
      holder.db.exec('ROLLBACK');
      closeState(holder);
      expect([refused.code, refused.document.error.code, own.messages.length]).toEqual([
        75,
        'state_locked',
        2,
      ]);
      // The next call finds what the dead one left.
      await run(own, path, 'send');
      const states = await statesIn(path);
      expect(own.messages.length, JSON.stringify(states)).toBe(
        (states['sent'] ?? 0) + (states['in_doubt'] ?? 0),
      );
      expect([new Set(own.messages.map(({ to }) => to)).size, states['in_doubt']]).toEqual([5, 1]);
      await own.close();
    },
  );
});

/** What the server saw of each message: how much of its text, and whether it took it. */
type Seen = { to: string; bytes: number; taken: boolean };

async function startWatchingSink(): Promise<{ url: string; seen: Seen[]; close(): Promise<void> }> {
  const seen: Seen[] = [];
  const server = new SMTPServer({
    hideSTARTTLS: true,
    authOptional: true,
    disabledCommands: ['AUTH'],
    closeTimeout: 50,
    onData(stream, session, done) {
      const mail: Seen = { to: session.envelope.rcptTo[0]?.address ?? '', bytes: 0, taken: false };
      seen.push(mail);
      stream
        .on('data', (chunk: Buffer) => (mail.bytes += chunk.length))
        .on('error', () => undefined)
        .on('end', () => {
          mail.taken = true;
          done(null, 'taken');
        });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    seen,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe('no room for the file to grow', () => {
  const COUNT = 30;
  let template: string;
  /** Messages whose text the server asked for and did not get. */
  let withheld = 0;
  beforeAll(async () => void (template = await planned(COUNT)));

  /** `send` in a shell that lets no file grow beyond `bytes`; POSIX sh counts in blocks of 512. */
  function sendWithin(
    path: string,
    url: string,
    bytes: number,
  ): Promise<{ code: number; document: AnswerDocument }> {
    const line = [
      `${PROJECT}node_modules/.bin/tsx`,
      `${PROJECT}scripts/rate_limiter.ts`,
      'send',
      '--db',
      path,
      '--now',
      NOW,
    ];
    return new Promise((resolve) => {
      execFile(
        'sh',
        ['-c', `ulimit -f ${Math.floor(bytes / 512)}; exec "$@"`, 'sh', ...line],
        { cwd: newFolder(), env: { ...process.env, ANN_SMTP: url } },
        (error, stdout) => {
          resolve({
            code: error === null ? 0 : Number(error.code),
            document: JSON.parse(stdout) as AnswerDocument,
          });
        },
      );
    });
  }

  // The log grows by some pages with every commit: the limits fall on claims, on commits at the 354
  // and on settlements.
  it.each([0, 11, 34, 62])(
    'after %i pages more: a message without a commit was not sent, and the next call goes on',
    { timeout: 60_000 },
    async (pages) => {
      const folder = newFolder();
      const path = `${folder}/campaigns.db`;
      copyFileSync(template, path);
      chmodSync(path, 0o600);
      const own = await startWatchingSink();
      await adoptHere(path);
      const { size } = statSync(path);
      const failed = await sendWithin(path, own.url, size + pages * 4096);
      expect([failed.code, failed.document.error?.code]).toEqual([75, 'state_full']);
      withheld += own.seen.filter(({ bytes }) => bytes === 0).length;
      const begun = own.seen.filter(({ bytes }) => bytes > 0).map(({ to }) => to);
      const state = await openState(path, 'write', { now: 0 });
      const standing = new Map(
        (
          state.db
            .prepare(
              'SELECT p.email, m.state FROM message m JOIN prospect p ON p.id = m.prospect_id',
            )
            .all() as { email: string; state: string }[]
        ).map(({ email, state: name }) => [email, name]),
      );
      closeState(state);
      expect(
        begun.filter((to) => !['transmitting', 'sent'].includes(standing.get(to) ?? '')),
        'every text that left was committed before',
      ).toEqual([]);
      expect(
        [...standing].filter(([to, name]) => name === 'sent' && !begun.includes(to)),
        'what is called sent was sent',
      ).toEqual([]);

      const next = await run({ url: own.url } as SmtpSink, path, 'send');
      expect(next.document).toMatchObject({ ok: true });
      const taken = own.seen.filter((mail) => mail.taken).map(({ to }) => to);
      expect(new Set(taken).size, 'nobody twice').toBe(taken.length);
      const after = await statesIn(path);
      expect((after['sent'] ?? 0) + (after['in_doubt'] ?? 0), 'nobody lost').toBe(COUNT);
      expect(after['in_doubt'] ?? 0).toBeLessThanOrEqual(1);
      await own.close();
    },
  );

  it('hit a commit at the 354 at least once: the server had invited the text, and not one byte of it was sent', () =>
    expect(withheld).toBeGreaterThan(0));

  /** The copy of a template is a copy: this one is adopted first. */
  async function adoptHere(path: string): Promise<void> {
    expect(
      (
        await run(
          sink,
          path,
          'resolve',
          '--restored',
          '--nothing-sent',
          '--reason',
          'a copy for this test',
        )
      ).document.data,
    ).toMatchObject({ adopted: true });
  }
});
