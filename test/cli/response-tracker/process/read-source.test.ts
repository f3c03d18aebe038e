/** Files count as the inbox of a mailbox only if that mailbox has no IMAP account. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import { silentProgress } from '../../../../lib/cli/runner/progress.ts';
import { command as process } from '../../../../lib/cli/response-tracker/process/process.ts';
import { command as retry } from '../../../../lib/cli/response-tracker/quarantine/quarantine-retry.ts';
import { MAILS, type InboundWorld } from '../../../support/imap/inbound-world.ts';
import { MONDAY } from '../../../support/quota.ts';
import { worldsClosedAfterEach } from '../../../support/worlds-closed.ts';
import type { Answer, Command, Context } from '../../../../lib/cli/runner/command.ts';

const world = worldsClosedAfterEach();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'source-'));
});
afterEach(() => vi.restoreAllMocks());

function run(
  command: Command,
  { state }: InboundWorld,
  flags: Record<string, unknown>,
): Promise<Answer> {
  const context = {
    state,
    env: {},
    clock: virtualClock(MONDAY),
    signal: new AbortController().signal,
    progress: silentProgress(),
    callAgain: (_: string, rest: string) => rest,
  };
  return command.run(
    context as unknown as Context,
    { dryRun: false, watch: false, reclassify: false, ...flags },
    [],
  );
}

const addMailbox = ({ state }: InboundWorld, id: string, imap: string | null): void =>
  void state.db
    .prepare(
      `INSERT INTO mailbox (id, from_name, from_address, smtp_ref, imap_ref, zone, created_at) VALUES (?, 'B', ?, 'env:X', ?, 'UTC', 0)`,
    )
    .run(id, `${id}@acme.test`, imap);
const setImap = ({ state }: InboundWorld): void =>
  void state.db.prepare(`UPDATE mailbox SET imap_ref = 'env:ANN_IMAP'`).run();
const readAt = ({ state }: InboundWorld): unknown =>
  Object.fromEntries(
    state.db
      .prepare('SELECT id, inbox_read_at FROM mailbox ORDER BY id')
      .all()
      .map((row) => Object.values(row as object)) as [string, number | null][],
  );
const codes = ({ warnings }: Answer): string[] => (warnings ?? []).map(({ code }) => code);

describe('files, where the mailbox has an IMAP account', () => {
  it.each([
    ['empty', false],
    ['with mail', true],
  ])(
    '%s are not an inbox: it does not count as read, and the answer says so',
    async (_name, withMail) => {
      const it = await world();
      setImap(it);
      if (withMail) writeFileSync(join(folder, 'a.eml'), MAILS.reply(it).join('\r\n'));
      const answer = await run(process, it, { source: folder });
      expect([codes(answer), readAt(it)]).toEqual([['source_is_not_inbox'], { ann: null }]);
      // Their messages still apply: a "no" counts in every source.
      expect(answer.data['matched']).toBe(withMail ? 1 : 0);
    },
  );

  it.each([{ mailbox: 'ann' }, { campaignId: 'spring' }])(
    'are none either for the mailboxes of %j',
    async (flags) => {
      const it = await world();
      setImap(it);
      addMailbox(it, 'bea', null);
      expect([codes(await run(process, it, { source: folder, ...flags })), readAt(it)]).toEqual([
        ['source_is_not_inbox'],
        { ann: null, bea: null },
      ]);
    },
  );

  it('count for the others, which have none', async () => {
    const it = await world();
    setImap(it);
    addMailbox(it, 'bea', null);
    writeFileSync(join(folder, 'a.eml'), 'Subject: hello\r\n\r\nhello\r\n');
    const answer = await run(process, it, { source: folder });
    expect([answer.warnings?.map(({ details }) => details), readAt(it)]).toEqual([
      [{ mailboxes: ['ann'] }],
      { ann: null, bea: MONDAY },
    ]);
  });
});

describe('files, without an IMAP account', () => {
  it('are the inbox', async () => {
    const it = await world();
    writeFileSync(join(folder, 'a.eml'), MAILS.reply(it).join('\r\n'));
    expect([codes(await run(process, it, { source: folder })), readAt(it)]).toEqual([
      [],
      { ann: MONDAY },
    ]);
  });

  it.each([
    ['a folder', (path: string) => path],
    [
      'a Maildir',
      (path: string) =>
        ['cur', 'new', 'tmp'].reduce((made, name) => (mkdirSync(join(made, name)), made), path),
    ],
    ['a folder of folders', (path: string) => (mkdirSync(join(path, 'a')), path)],
  ])('without a message (%s) count, with a warning', async (_name, make) => {
    const it = await world();
    expect([codes(await run(process, it, { source: make(folder) })), readAt(it)]).toEqual([
      ['source_empty'],
      { ann: MONDAY },
    ]);
  });

  it('of which one cannot be opened are not read, and it is read once it can be', async () => {
    const it = await world();
    const path = join(folder, 'a.eml');
    writeFileSync(path, MAILS.unsubscribe(it).join('\r\n'));
    writeFileSync(join(folder, 'b.eml'), 'Subject: hello\r\n\r\nhello\r\n');
    // The tests may run as root, who may open every file.
    const files = await import('../../../../lib/mail/inbound/files/read-file.ts');
    const real = files.readMailFile;
    const blocked = vi.spyOn(files, 'readMailFile').mockImplementation((one, at) => {
      if (one === path) throw new Error('EACCES');
      return real(one, at);
    });
    const answer = await run(process, it, { source: folder });
    expect([codes(answer), answer.data['quarantined'], readAt(it)]).toEqual([
      ['source_incomplete'],
      1,
      { ann: null },
    ]);
    expect((await run(retry, it, {})).data['notRead']).toEqual([
      { quarantineId: 1, because: 'no_content' },
    ]);
    blocked.mockRestore();
    expect((await run(retry, it, {})).data).toMatchObject({
      applied: { unsubscribe: 1 },
      notRead: [],
    });
    expect(codes(await run(process, it, { source: folder }))).toEqual([]);
    expect(readAt(it)).toEqual({ ann: MONDAY });
  });
});
