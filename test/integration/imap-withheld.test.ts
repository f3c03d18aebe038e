/**
 * Messages withheld by the server: counted by calls, set aside by UID, fetched again, and never
 * confused with another mailbox's.
 */
import { describe, expect, it } from 'vitest';
import {
  BODIES,
  examineLine,
  fetchLine,
  replaced,
  shortened,
} from '../support/imap/imap-faults.ts';
import { MAILS } from '../support/imap/inbound-world.ts';
import { failing, openImapWorld, runCommand, type ImapWorld } from '../support/imap/imap-world.ts';
import { MONDAY } from '../support/quota.ts';
import { command as list } from '../../lib/cli/response-tracker/quarantine/quarantine-list.ts';
import { command as process } from '../../lib/cli/response-tracker/process/process.ts';
import { command as retry } from '../../lib/cli/response-tracker/quarantine/quarantine-retry.ts';
import { DAY, HOUR, MINUTE } from '../../lib/domain/time.ts';
import { plan, send } from '../support/sending.ts';
import { closedAfterEach } from '../support/close-after.ts';

const open = closedAfterEach();

async function start(): Promise<ImapWorld> {
  const world = await openImapWorld();
  open.push(world);
  return world;
}

const NIL = fetchLine(BODIES, (text) => (text.includes('UID 5 ') ? replaced(text, 'NIL') : text));
const calls = ({ state }: ImapWorld): unknown =>
  state.db.prepare('SELECT uid, calls, why FROM withheld_message').all();
const aside = ({ state }: ImapWorld): unknown =>
  state.db.prepare('SELECT count(*) FROM quarantine').pluck().get();
const state = (world: ImapWorld): unknown =>
  world.state.db.prepare('SELECT state FROM enrollment').pluck().get();

describe('a message whose body is NIL for ever', () => {
  it('is waited for in two calls, and no follow-up is sent; the third sets it aside and says so', async () => {
    const world = await start();
    world.server.fault = NIL;
    expect(await failing(world)).toMatchObject({
      code: 'imap_incomplete',
      exit: 'tryAgain',
      details: { ofThem: 1, missing: [{ folder: 'INBOX', uid: 5, why: 'no_body' }] },
    });
    expect(calls(world)).toEqual([{ uid: 5, calls: 1, why: 'no_body' }]);
    expect(world.cursor()).toBe(4);
    await failing(world);
    const { data, warnings } = await runCommand(process, world);
    expect([data['quarantined'], warnings?.map(({ code }) => code)]).toEqual([
      1,
      ['message_withheld'],
    ]);
    expect([calls(world), world.cursor(), world.inboxReadAt()]).toEqual([[], 6, MONDAY + HOUR]);
    const { data: listed } = await runCommand(list, world, { limit: 10 });
    expect(listed).toMatchObject({
      quarantine: {
        total: 1,
        rows: [
          {
            code: 'message_withheld',
            mailbox: 'ann',
            bytesKept: 0,
            untrusted: { head: '', locator: 'INBOX;UIDVALIDITY=7;UID=5' },
          },
        ],
      },
    });
  });

  it('keeps follow-ups waiting, until it is read or set aside', async () => {
    const world = await start();
    world.server.fault = NIL;
    const later = MONDAY + 4 * DAY;
    await failing(world, later);
    await plan(world.state, later);
    world.state.db.prepare('UPDATE message SET send_at = ? WHERE step = 1').run(later);
    const sent = await send(world.state, { now: later, url: world.url });
    expect([world.sent(), sent.waiting.map(({ reason }) => reason)]).toEqual([1, ['inbox_stale']]);
    world.server.fault = null;
    await runCommand(process, world, {}, later);
    await send(world.state, { now: later, url: world.url });
    expect([world.sent(), state(world)]).toEqual([1, 'unsubscribed']);
  });

  it('is fetched again by quarantine retry, and applied as it was written', async () => {
    const world = await start();
    world.server.fault = NIL;
    for (let n = 0; n < 2; n++) await failing(world);
    await runCommand(process, world);
    expect((await runCommand(retry, world)).data).toMatchObject({
      tried: 1,
      stillUnreadable: 1,
      notRead: [{ quarantineId: 1, because: 'no_body' }],
    });
    world.server.fault = null;
    const { data } = await runCommand(retry, world);
    expect(data).toMatchObject({
      tried: 1,
      matched: 1,
      applied: { unsubscribe: 1 },
      stillUnreadable: 0,
      notRead: [],
    });
    expect([aside(world), state(world)]).toEqual([0, 'unsubscribed']);
  });

  it('leaves the quarantine, and the answer says so, when it is gone from the server or the folder was renumbered', async () => {
    for (const change of [
      (one: ImapWorld) => void (one.server.inbox.messages = []),
      (one: ImapWorld) => void (one.server.inbox.uidValidity = 8),
    ]) {
      const world = await start();
      world.server.fault = NIL;
      for (let n = 0; n < 2; n++) await failing(world);
      await runCommand(process, world);
      change(world);
      const { data, warnings } = await runCommand(retry, world);
      expect([data['gone'], data['stillUnreadable'], warnings?.map(({ code }) => code)]).toEqual([
        1,
        0,
        ['message_gone'],
      ]);
      expect(aside(world)).toBe(0);
    }
  });

  it('stays set aside when its server cannot be asked', async () => {
    const world = await start();
    world.server.fault = NIL;
    for (let n = 0; n < 2; n++) await failing(world);
    await runCommand(process, world);
    world.server.fault = (command, answer) =>
      command.name === 'LOGIN' ? [`${command.tag} NO [UNAVAILABLE] later\r\n`] : answer;
    const { data, warnings } = await runCommand(retry, world);
    expect([data['notRead'], warnings?.map(({ code }) => code), aside(world)]).toEqual([
      [{ quarantineId: 1, because: 'imap_unavailable' }],
      ['imap_unavailable'],
      1,
    ]);
    world.state.db.prepare('UPDATE mailbox SET imap_ref = NULL').run();
    expect((await runCommand(retry, world)).data['notRead']).toEqual([
      { quarantineId: 1, because: 'no_imap' },
    ]);
  });
});

describe('a message that comes cut short', () => {
  it('is classified when it is set aside, because its delivered part may contain a "no"', async () => {
    const world = await start();
    world.server.inbox.messages = world.server.inbox.messages.filter(({ uid }) => uid !== 5);
    world.server.add(
      `${MAILS.unsubscribe(world).join('\r\n')}\r\n\r\nunsubscribe\r\n${'-- \r\nlong signature\r\n'.repeat(20)}`,
      5,
    );
    world.server.fault = fetchLine(BODIES, (text) =>
      text.includes('UID 5 ') ? shortened(text, 60) : text,
    );
    for (let n = 0; n < 2; n++) await failing(world);
    expect(state(world)).toBe('waiting');
    const { data } = await runCommand(process, world);
    expect([data['applied'], data['quarantined'], state(world)]).toMatchObject([
      { unsubscribe: 1 },
      1,
      'unsubscribed',
    ]);
  });
});

describe('calls', () => {
  it('count, not tries: a call that reads again and again counts a message once in ten minutes', async () => {
    const world = await start();
    let at = MONDAY + HOUR;
    const clock = {
      virtual: true,
      now: () => at,
      sleep: (ms: number) => Promise.resolve(void (at += ms)),
    };
    const stop = new AbortController();
    let rounds = 0;
    // The first reading goes well: a watch whose first one fails ends.
    world.server.fault = (command, answer, folder) => {
      if (command.name === 'LOGIN' && ++rounds === 2)
        world.server.add('Subject: late\r\n\r\nlate\r\n', 9);
      if (rounds === 8 && command.name === 'LOGOUT') stop.abort();
      return rounds === 1
        ? answer
        : fetchLine(BODIES, (text) => replaced(text, 'NIL'))(command, answer, folder);
    };
    await runCommand(process, world, { watch: true, every: 1_000 }, at, {
      clock,
      signal: stop.signal,
    });
    expect([rounds, at - MONDAY - HOUR < 10 * MINUTE, calls(world)]).toEqual([
      8,
      true,
      [{ uid: 9, calls: 1, why: 'no_body' }],
    ]);
  });

  it('of which one succeeded are forgotten', async () => {
    const world = await start();
    world.server.fault = NIL;
    for (let n = 0; n < 2; n++) await failing(world);
    world.server.fault = null;
    await runCommand(process, world);
    expect([calls(world), aside(world), state(world)]).toEqual([[], 0, 'unsubscribed']);
  });

  it('are held against no message when a server of many hands out none at all', async () => {
    const world = await start();
    for (let n = 0; n < 60; n++) world.server.add(`Subject: ${n}\r\n\r\n${n}\r\n`);
    world.server.fault = fetchLine(BODIES, (text) => replaced(text, 'NIL'));
    for (let n = 0; n < 3; n++) await failing(world);
    expect([(aside(world) as number) <= 20, world.inboxReadAt()]).toEqual([true, null]);
    world.server.fault = null;
    await runCommand(process, world);
    expect([aside(world), state(world)]).toEqual([0, 'unsubscribed']);
  });
});

describe('a server that assigns UIDs again without saying so', () => {
  it('is read by date at once, and trusted after three calls, also in an empty folder', async () => {
    const world = await start();
    world.server.inbox.messages = [];
    world.server.fault = examineLine((text) => text.replace(/UIDNEXT \d+/, 'UIDNEXT 1'));
    for (let n = 0; n < 2; n++)
      expect(await failing(world)).toMatchObject({
        code: 'imap_incomplete',
        details: { reason: 'uidnext_below_cursor' },
      });
    await runCommand(process, world);
    expect(world.inboxReadAt()).toBe(MONDAY + HOUR);
    await runCommand(process, world);
  });
});

describe('two mailboxes whose servers number alike', () => {
  it('have their own messages set aside', async () => {
    const world = await start();
    world.state.db
      .prepare(
        `INSERT INTO mailbox (id, from_name, from_address, smtp_ref, imap_ref, zone, created_at) VALUES ('bea', 'Bea', 'bea@acme.test', 'env:X', 'env:ANN_IMAP', 'UTC', 0)`,
      )
      .run();
    world.server.fault = NIL;
    for (let n = 0; n < 3; n++)
      await runCommand(process, world, { mailbox: undefined }).catch(() => undefined);
    expect(
      world.state.db
        .prepare('SELECT mailbox_id, uid FROM quarantine ORDER BY 1')
        .all()
        .map((row) => Object.values(row as object)),
    ).toEqual([
      ['ann', 5],
      ['bea', 5],
    ]);
  });
});
