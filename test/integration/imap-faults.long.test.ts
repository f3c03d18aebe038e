/**
 * Ways in which an IMAP server fails × `process`: no reply is lost, and no inbox counts as read
 * while a message is missing.
 */
import { describe, expect, it } from 'vitest';
import { command as process } from '../../lib/cli/response-tracker/process/process.ts';
import { command as list } from '../../lib/cli/response-tracker/quarantine/quarantine-list.ts';
import { Failure } from '../../lib/domain/failure.ts';
import { HOUR } from '../../lib/domain/time.ts';
import {
  before,
  BODIES,
  both,
  examineLine,
  fetchLine,
  replaced,
  searchLine,
  SIZES,
} from '../support/imap/imap-faults.ts';
import { openImapWorld, runCommand, type ImapWorld } from '../support/imap/imap-world.ts';
import { MONDAY } from '../support/quota.ts';
import type { ImapFault } from '../support/imap/imap-server.ts';
import { ROWS } from './imap-faults.fixture.ts';
import { closedAfterEach } from '../support/close-after.ts';

const open = closedAfterEach();

async function startWorld(): Promise<ImapWorld> {
  const world = await openImapWorld();
  open.push(world);
  return world;
}

/** `imap_...`: the failure of the call; `read`: no failure. */
async function verdictOf(world: ImapWorld): Promise<string> {
  try {
    await runCommand(process, world);
    return 'read';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(JSON.stringify([error.message, error.hint, error.details])).not.toContain('s3cret');
    return error.code;
  }
}

const enrollment = ({ state }: ImapWorld): unknown =>
  state.db.prepare('SELECT state FROM enrollment').pluck().get();

/** Odd, and nothing is missing. */
const HARMLESS: readonly { name: string; fault: ImapFault }[] = [
  {
    name: 'a literal longer than RFC822.SIZE',
    fault: fetchLine(SIZES, (text) => text.replace(/SIZE \d+/, 'SIZE 20')),
  },
  { name: 'every FETCH line twice', fault: fetchLine(/^/, (text) => text + text) },
  {
    name: 'first NIL, then the message',
    fault: fetchLine(BODIES, (text) => replaced(text, 'NIL') + text),
  },
  {
    name: 'lines about flags in between',
    fault: fetchLine(
      /^/,
      (text) => `* 1 FETCH (FLAGS (\\Seen))\r\n${text}* 3 FETCH (UID 4 FLAGS ())\r\n`,
    ),
  },
  {
    name: 'unsolicited lines around SEARCH',
    fault: both(
      before('SEARCH', /^/, [
        '* OK still here\r\n',
        '* 0 RECENT\r\n',
        '* CAPABILITY IMAP4rev1\r\n',
      ]),
    ),
  },
  {
    name: 'SEARCH in two lines',
    fault: searchLine((text) => text.replace(' 5', '\r\n* SEARCH 5')),
  },
  {
    name: 'SEARCH answered as ESEARCH',
    fault: searchLine(() => '* ESEARCH (TAG "A") UID ALL 4:6\r\n'),
  },
  {
    name: 'EXAMINE answered [READ-WRITE]',
    fault: (command, answer) =>
      command.name === 'EXAMINE'
        ? answer.map((piece) => String(piece).replace('READ-ONLY', 'READ-WRITE'))
        : answer,
  },
  {
    name: 'no UIDPLUS',
    fault: (command, answer) =>
      command.name === 'CAPABILITY' ? ['* CAPABILITY IMAP4rev1\r\n', ...answer.slice(1)] : answer,
  },
  { name: 'no UIDNEXT', fault: examineLine((text) => (text.includes('UIDNEXT') ? null : text)) },
  {
    name: 'no UIDVALIDITY',
    fault: examineLine((text) => (text.includes('UIDVALIDITY') ? null : text)),
  },
  {
    name: 'another UIDVALIDITY',
    fault: examineLine((text) => text.replace('UIDVALIDITY 7', 'UIDVALIDITY 8')),
  },
  {
    name: 'EXISTS 0, while SEARCH finds',
    fault: examineLine((text) => text.replace(/\d+ EXISTS/, '0 EXISTS')),
  },
  {
    name: 'a private mail in a quoted string',
    fault: fetchLine(BODIES, (text) =>
      text.includes('UID 4 ') ? replaced(text, `"${'x'.repeat(60)}"`) : text,
    ),
  },
];

describe('an IMAP server with a fault', () => {
  it.each(ROWS)(
    '$name: no reply is lost, and the inbox does not count as read',
    async ({ fault, missing, told }) => {
      const world = await startWorld();
      world.server.fault = fault;
      expect(await verdictOf(world)).toBe(missing ?? told);
      expect(world.inboxReadAt()).toBeNull();
      if (missing !== undefined) {
        expect(enrollment(world)).toBe('waiting');
        expect(world.cursor()).toBeLessThan(world.uid);
      } else {
        expect(enrollment(world)).toBe('unsubscribed');
      }
      world.server.fault = null;
      expect(await verdictOf(world)).toBe('read');
      expect([enrollment(world), world.inboxReadAt()]).toEqual(['unsubscribed', MONDAY + HOUR]);
    },
  );

  it.each(HARMLESS)(
    '$name: everything is read, and the inbox counts as read',
    async ({ fault }) => {
      const world = await startWorld();
      world.server.fault = fault;
      expect(await verdictOf(world)).toBe('read');
      expect([enrollment(world), world.inboxReadAt()]).toEqual(['unsubscribed', MONDAY + HOUR]);
    },
  );
});

describe('UIDs that SEARCH names and that were never given', () => {
  it('move no cursor past the messages that get lower ones, and are believed after three calls', async () => {
    const world = await startWorld();
    world.server.fault = searchLine((text) => text.replace('\r\n', ' 99 100\r\n'));
    const calls: string[] = [];
    for (let n = 0; n < 4; n++) calls.push(await verdictOf(world));
    expect(calls).toEqual(['imap_incomplete', 'imap_incomplete', 'read', 'read']);
    expect(world.cursor()).toBe(6);
  });
});

describe('a message that a server withholds for ever', () => {
  it.each(ROWS.filter(({ setAside }) => setAside))(
    '$name: it is set aside after three calls, said with every call, and read once the server behaves',
    async ({ fault, missing }) => {
      const world = await startWorld();
      world.server.fault = fault;
      const calls: string[] = [];
      for (let n = 0; n < 6 && calls.at(-1) !== 'read'; n++) calls.push(await verdictOf(world));
      // A connection that ends at each message takes three calls for each of the three.
      expect(calls.slice(0, 2)).toEqual([missing, missing]);
      if (missing === 'imap_incomplete') expect(calls).toEqual([missing, missing, 'read']);
      for (let n = 0; n < 9 && calls.at(-1) !== 'read'; n++) calls.push(await verdictOf(world));
      const { warnings } =
        missing === 'imap_incomplete'
          ? await runCommand(process, world)
          : { warnings: [{ code: 'message_withheld' }] };
      expect(warnings).toContainEqual(expect.objectContaining({ code: 'message_withheld' }));
      const { data } = await runCommand(list, world, { limit: 10 });
      expect((data['quarantine'] as { total: number }).total).toBeGreaterThan(0);

      world.server.fault = null;
      expect(await verdictOf(world)).toBe('read');
      expect([enrollment(world), world.inboxReadAt()]).toEqual(['unsubscribed', MONDAY + HOUR]);
      expect(world.state.db.prepare('SELECT count(*) FROM quarantine').pluck().get()).toBe(0);
    },
  );
});
