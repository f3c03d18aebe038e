/**
 * `process --watch` on a real Dovecot: messages are applied as they arrive, from every folder, and
 * a signal ends it with everything settled.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithServers } from '../servers/describe-with-servers.ts';
import { startDovecot, type Dovecot } from '../servers/dovecot.ts';
import { ImapFlow } from 'imapflow';
import { WebSocketServer } from 'ws';
import type { AddressInfo } from 'node:net';
import { afterFirstMail, MAILS, type InboundWorld } from '../support/imap/inbound-world.ts';
import { call, newFolder, type Called } from '../support/script.ts';
import { runChild, PROJECT } from '../support/child.ts';
import { people } from '../support/state-file.ts';
import { pause } from '../servers/processes.ts';

const BOX = 'ann@acme.test';

describeWithServers('reading mailboxes by command', ['dovecot'], () => {
  let dovecot: Dovecot;
  let world: InboundWorld;
  beforeAll(async () => {
    dovecot = await startDovecot([BOX]);
    world = await afterFirstMail({ people: people(3) });
    world.state.db
      .prepare(
        `UPDATE mailbox SET imap_ref = 'env:ANN_IMAP', folders = '["INBOX","Answers"]', inbox_read_at = NULL`,
      )
      .run();
  });
  afterAll(async () => {
    await world?.close();
    await dovecot?.stop();
  });

  const idOf = (recipient: string): string =>
    world.state.db
      .prepare(
        'SELECT message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE email = ?',
      )
      .pluck()
      .get(recipient) as string;
  const replyOf = (recipient: string): string =>
    MAILS.reply({ messageId: idOf(recipient), recipient }).join('\r\n');
  const states = (): unknown =>
    world.state.db.prepare('SELECT e.state FROM enrollment e ORDER BY id').pluck().all();
  const process = (
    flags: string,
    onStart?: (kill: (signal: NodeJS.Signals) => void) => void,
  ): Promise<Called> =>
    call(
      [
        'response_tracker',
        'process',
        '--db',
        world.state.path,
        ...flags.split(' ').filter(Boolean),
      ],
      { cwd: newFolder(), env: { ANN_IMAP: dovecot.url(BOX) }, ...(onStart && { onStart }) },
    );

  async function append(folder: string, raw: string): Promise<void> {
    const { hostname, port, username, password } = new URL(dovecot.url(BOX));
    const client = new ImapFlow({
      host: hostname,
      port: Number(port),
      secure: false,
      logger: false,
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    });
    await client.connect();
    await client.mailboxCreate(folder).catch(() => undefined);
    await client.append(folder, raw);
    await client.logout();
  }

  async function until(expected: unknown): Promise<void> {
    for (
      let tries = 0;
      tries < 200 && JSON.stringify(states()) !== JSON.stringify(expected);
      tries++
    )
      await pause(50);
    expect(states()).toEqual(expected);
  }

  it('a mailbox whose second folder is not there was not read to the end, and its first folder is settled', async () => {
    dovecot.deliver(BOX, replyOf('p1@example.test'));
    const { code, document } = await process('');
    expect([code, document.error.code]).toEqual([78, 'imap_folder_missing']);
    expect([
      states(),
      world.state.db.prepare('SELECT inbox_read_at FROM mailbox').pluck().get(),
    ]).toEqual([['replied', 'waiting', 'waiting'], null]);
  });

  it('what arrives in any folder while it watches is applied, and SIGTERM ends it with exit 0', async () => {
    await append('Answers', 'From: nobody@elsewhere.test\r\nSubject: hello\r\n\r\nHello\r\n');
    let kill: (signal: NodeJS.Signals) => void = () => undefined;
    const watching = process('--watch --every 1s', (signal) => (kill = signal));
    await append('Answers', replyOf('p2@example.test'));
    await until(['replied', 'replied', 'waiting']);
    dovecot.deliver(BOX, replyOf('p3@example.test'));
    await until(['replied', 'replied', 'replied']);
    kill('SIGTERM');
    const { code, document, stderr } = await watching;
    expect([code, stderr]).toEqual([0, '']);
    expect(document.data).toMatchObject({
      matched: 2,
      applied: { reply: 2, unrelated: 1 },
      endedBy: 'signal',
    });
    expect(
      world.state.db.prepare('SELECT inbox_read_at FROM mailbox').pluck().get(),
    ).not.toBeNull();
  });

  it('a reply is applied when the server announces it, long before the next interval, and listeners are notified during the watch', async () => {
    const heard: { type: string }[] = [];
    const listener = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    listener.on('connection', (socket) =>
      socket.on('message', (data) => heard.push(JSON.parse(String(data)) as { type: string })),
    );
    await new Promise((resolve) => listener.once('listening', resolve));
    const { db } = world.state;
    const url = `ws://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
    db.prepare(`UPDATE campaign SET config = json_set(config, '$.notify', json(?))`).run(
      JSON.stringify([{ url, allowPrivate: true }]),
    );
    db.prepare(`UPDATE enrollment SET state = 'finished'`).run();
    let kill: (signal: NodeJS.Signals) => void = () => undefined;
    const watching = process('--watch --every 1d', (signal) => (kill = signal));
    // Earlier messages come with the first reading; from then on the connection listens.
    for (let tries = 0; tries < 400 && heard.length === 0; tries++) await pause(50);
    for (const [recipient, expected] of [
      ['p1@example.test', ['replied', 'finished', 'finished']],
      ['p2@example.test', ['replied', 'replied', 'finished']],
    ] as const) {
      const before = heard.length;
      await append(
        recipient === 'p1@example.test' ? 'INBOX' : 'Answers',
        replyOf(recipient).replace('Yes', `Yes, ${recipient}`),
      );
      await until(expected);
      for (
        let tries = 0;
        tries < 200 && !heard.slice(before).some(({ type }) => type === 'response.received');
        tries++
      )
        await pause(50);
      expect(heard.slice(before).map(({ type }) => type)).toContain('enrollment.stopped');
    }
    kill('SIGTERM');
    expect(await watching).toMatchObject({
      code: 0,
      stderr: '',
      document: { warnings: [], data: { endedBy: 'signal', matched: 2 } },
    });
    const seqs = heard.map((event) => (event as unknown as { seq: number }).seq);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    db.prepare(`UPDATE campaign SET config = json_remove(config, '$.notify')`).run();
    await new Promise((resolve) => listener.close(resolve));
  });

  it('it ends by itself when its time is over', async () => {
    const { code, document } = await process('--watch --for 2s --every 1s');
    expect([code, document.data]).toMatchObject([0, { read: 0, endedBy: 'time' }]);
    expect(document.data.rounds).toBeGreaterThan(1);
  });

  it.each(['--watch --dry-run', '--watch --source x', '--for 1m', '--every 1m'])(
    '%s is refused',
    async (flags) => {
      expect(await process(flags)).toMatchObject({ code: 64 });
    },
  );

  it('a piped message is applied, and the mailbox does not count as read', async () => {
    const before = world.state.db.prepare('SELECT inbox_read_at FROM mailbox').pluck().get();
    const { code, stdout } = await runChild(
      [
        `${PROJECT}scripts/response_tracker.ts`,
        'process',
        '--db',
        world.state.path,
        '--source',
        '-',
      ],
      { cwd: newFolder(), input: replyOf('p1@example.test').replace('Yes', 'Yes, again') },
    );
    expect([code, (JSON.parse(stdout) as { data: unknown }).data]).toMatchObject([
      0,
      { read: 1, matched: 1 },
    ]);
    expect(world.state.db.prepare('SELECT inbox_read_at FROM mailbox').pluck().get()).toBe(before);
    const classified = await runChild([`${PROJECT}scripts/response_tracker.ts`, 'classify', '-'], {
      cwd: newFolder(),
      input: replyOf('p1@example.test'),
    });
    expect(JSON.parse(classified.stdout)).toMatchObject({ data: { read: 1, kinds: { reply: 1 } } });
  });
});
