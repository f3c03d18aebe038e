/**
 * Every mutating command called twice in a row, and by eight processes at once: the same state
 * file, and nothing sent twice.
 */
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processMail } from '../../../lib/app/responses/process.ts';
import { wireProcessing } from '../../../lib/cli/wiring/responses/wire-processing.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import { openSource } from '../../../lib/mail/inbound/files/open-source.ts';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { transact, type State } from '../../../lib/state/file/transact.ts';
import { loadTables } from '../../docs/command-tables.ts';
import { approveAll, digests } from '../../support/approval.ts';
import { call } from '../../support/script.ts';
import { differences, tableContents } from '../../support/table-contents.ts';
import { AT_ONCE, NOW, ROWS, type CommandRow } from './commands.fixture.ts';
import { prepare, type TwiceWorld } from './world.fixture.ts';

async function run(world: TwiceWorld, row: CommandRow, now: number): Promise<void> {
  const [script = '', ...command] = row.command.split(' ');
  const flags = row.flags
    .split(' ')
    .filter(Boolean)
    .map((flag) => (flag === 'DOUBT' ? world.doubt : flag))
    .map((flag) => (flag === 'DIGEST' ? (world.digest ?? '') : flag));
  const { code, stdout, stderr } = await call(
    [script, ...command, ...flags, '--db', world.path, '--now', new Date(now).toISOString()],
    { cwd: world.folder, env: { ANN_SMTP: world.sink.url } },
  );
  expect([code, stderr], stdout).toEqual([
    expect.toSatisfy((exit: number) => (row.codes ?? [0]).includes(exit)),
    '',
  ]);
}

/** What must have happened before the command makes sense; with flags, before that row alone. */
const BEFORE: Readonly<Record<string, (state: State, world: TwiceWorld) => Promise<void>>> = {
  'response_tracker label': readInbox,
  'response_tracker replies assign': readInbox,
  'response_tracker replies dismiss': readInbox,
  async 'response_tracker process --reclassify'(state, world) {
    await readInbox(state, world);
    // As other rules might have seen it.
    state.db
      .prepare(
        `UPDATE response SET classification = json_set(classification, '$.kind', 'reply', '$.bounce', NULL) WHERE message_id IS NOT NULL`,
      )
      .run();
  },
  async 'response_tracker quarantine retry'(state, world) {
    await readInbox(state, world);
    // As if the parser of then had not understood the reply either.
    const { dedupe_key: key } = state.db
      .prepare('SELECT dedupe_key FROM response WHERE id = (SELECT max(id) FROM response)')
      .get() as { dedupe_key: string };
    state.db
      .prepare(
        `INSERT INTO quarantine (dedupe_key, source, locator, code, at, raw) SELECT 'again', 'test', 'reply.eml', 'mail_unreadable', ?, raw FROM response WHERE dedupe_key = ?`,
      )
      .run(NOW, key);
  },
  async 'response_tracker hook remove'(state) {
    state.db
      .prepare(`INSERT INTO hook (name, service, created_at) VALUES ('gone', 'ses', ?)`)
      .run(NOW);
  },
  async 'rate_limiter approve'(state, world) {
    world.digest = (await digests(state, NOW))[0] ?? '';
  },
  async 'rate_limiter approve --digest DIGEST --by Ann --revoke'(state, world) {
    world.digest = (await digests(state, NOW))[0] ?? '';
    await approveAll(state, NOW);
  },
  'rate_limiter resolve': readInbox,
  async 'rate_limiter resume'(state) {
    await transact(state, () =>
      placeHold(
        state.db,
        {
          scope: 'campaign',
          scopeId: 'spring',
          reason: 'holiday',
          placedBy: 'operator',
          from: NOW,
          until: null,
        },
        NOW,
      ),
    );
  },
};

async function readInbox(state: State, { folder }: TwiceWorld): Promise<void> {
  const port = wireProcessing(state);
  for await (const item of openSource(join(folder, 'inbox')).read())
    await processMail(
      port,
      { ...item, key: item.key, locator: basename(item.locator) },
      { source: 'test', mailboxId: 'ann', now: NOW },
    );
}

async function prepareFor(row: CommandRow): Promise<TwiceWorld> {
  const world = await prepare(row.fresh === true);
  const before = BEFORE[`${row.command} ${row.flags}`] ?? BEFORE[row.command];
  if (before) {
    const state = await openState(world.path, 'write', { now: NOW });
    await before(state, world);
    closeState(state);
  }
  world.sink.messages.length = 0;
  return world;
}

describe('called again', () => {
  it.each(ROWS.map((row) => [`${row.command} ${row.flags}`, row] as const))(
    '%s changes nothing more',
    async (_, row) => {
      const inARow = async (): Promise<Record<string, string[]>> => {
        const world = await prepareFor(row);
        await run(world, row, NOW);
        const once = tableContents(world.path);
        expect(world.sink.messages.length, 'messages sent by one call').toBe(row.sends ?? 0);
        await run(world, row, row.sameInstant === undefined ? NOW + MINUTE : NOW);
        expect(differences(once, tableContents(world.path)), 'twice in a row').toEqual({});
        expect(world.sink.messages.length, 'messages sent by two calls').toBe(row.sends ?? 0);
        return once;
      };
      const atOnce = async (): Promise<Record<string, string[]> | null> => {
        if (row.inARow) return null;
        const world = await prepareFor(row);
        await Promise.all(Array.from({ length: AT_ONCE }, () => run(world, row, NOW)));
        expect(world.sink.messages.length, 'messages sent by eight calls at once').toBe(
          row.sends ?? 0,
        );
        return tableContents(world.path);
      };
      const [once, together] = await Promise.all([inARow(), atOnce()]);
      if (together !== null)
        expect(
          // Each world has a server of its own, so the secrets that name it differ.
          differences(once, together, ['mailbox_secret', ...(row.fresh ? ['secret'] : [])]),
          'eight at once',
        ).toEqual({});
    },
  );
});

it('no mutating command is missing here, and each is called by eight processes at once', async () => {
  for (const [script, commands] of await loadTables()) {
    for (const [name, { state }] of commands) {
      if (state !== 'write' && state !== 'create') continue;
      expect(
        ROWS.some((row) => row.command === `${script} ${name}` && !row.inARow),
        `${script} ${name} in ROWS`,
      ).toBe(true);
    }
  }
});
