import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDatabase } from '../../../lib/state/engine/choose-engine.ts';
import { describe, expect, it } from 'vitest';
import { AGENTFS_SCHEMA } from '../../../lib/state/agentfs/schema.ts';
import {
  closeState,
  openState,
  SCHEMA_VERSION,
  type OpenMode,
} from '../../../lib/state/file/open.ts';
import { transact } from '../../../lib/state/file/transact.ts';
import { PROJECT, runCode } from '../../support/child.ts';
import { newPath } from '../../support/state-file.ts';
import type { State } from '../../../lib/state/file/transact.ts';

const NOW = Date.parse('2026-03-09T13:00:00Z');
const open = (path: string, mode: OpenMode = 'create'): Promise<State> =>
  openState(path, mode, { now: NOW });
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('the pragmas that every promise needs', () => {
  it('hold on the first connection, on a second one beside it, and on a reader', async () => {
    const path = newPath();
    const states = [await open(path), await open(path, 'write'), await open(path, 'read')];
    for (const { db } of states) {
      expect(
        ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema'].map((name) =>
          db.pragma(name),
        ),
      ).toEqual(['wal', 2, 1, 0]);
    }
    states.forEach(closeState);
  });

  it('a message without its campaign is refused: foreign keys are on', async () => {
    const { db } = await open(newPath());
    expect(() =>
      db
        .prepare(
          `INSERT INTO enrollment (campaign_id, prospect_id, state, calendar_key) VALUES ('no', 1, 'waiting', '')`,
        )
        .run(),
    ).toThrow(/FOREIGN KEY/);
  });
});

describe('who may read the file', () => {
  it('only its owner, with any umask; its -wal and -shm likewise', async () => {
    const path = newPath();
    const before = process.umask(0);
    const state = await open(join(dirname(path), 'deeper', 'campaigns.db')).finally(() =>
      process.umask(before),
    );
    await transact(state, () => state.db.prepare(`INSERT INTO setting VALUES ('a', 'b')`).run());
    expect(['', '-wal', '-shm'].map((suffix) => mode(`${state.path}${suffix}`))).toEqual([
      '600',
      '600',
      '600',
    ]);
    expect(mode(dirname(state.path))).toBe('700');
    closeState(state);
  });

  it('a file that others may read is refused, and says how to close it', async () => {
    const path = newPath();
    closeState(await open(path));
    chmodSync(path, 0o640);
    await expect(open(path)).rejects.toMatchObject({
      code: 'state_exposed',
      exit: 'refused',
      hint: expect.stringContaining('chmod 600'),
    });
  });
});

describe('a foreign file is refused and left as it is', () => {
  async function refused(path: string, code: string, wanted: OpenMode = 'create'): Promise<void> {
    const before = readFileSync(path);
    await expect(open(path, wanted)).rejects.toMatchObject({ code });
    expect(readFileSync(path).equals(before)).toBe(true);
  }
  function foreign(sql: string): string {
    const path = newPath();
    const db = openDatabase(path);
    db.exec(sql);
    db.close();
    chmodSync(path, 0o600);
    return path;
  }

  it.each<OpenMode>(['create', 'write', 'read'])("another program's database (%s)", (wanted) =>
    refused(foreign('CREATE TABLE bookmarks (url TEXT)'), 'state_foreign', wanted),
  );

  it('a text file', async () => {
    const path = newPath();
    writeFileSync(path, 'email,first_name\n', { mode: 0o600 });
    await refused(path, 'state_not_a_database');
  });

  it('a folder', async () => {
    const path = newPath();
    mkdirSync(path);
    await expect(open(path)).rejects.toMatchObject({ code: 'state_not_a_database' });
  });

  it('a file of a newer version', async () => {
    const path = newPath();
    const state = await open(path);
    state.db
      .prepare('INSERT INTO schema_migration (version, at) VALUES (?, 0)')
      .run(SCHEMA_VERSION + 1);
    closeState(state);
    await refused(path, 'state_newer', 'write');
    await refused(path, 'state_newer', 'read');
  });

  it('a damaged file', async () => {
    const path = newPath();
    closeState(await open(path));
    const bytes = readFileSync(path);
    bytes.fill(0xff, 100, 8_000);
    writeFileSync(path, bytes);
    await refused(path, 'state_corrupt', 'write');
  });
});

describe('opening', () => {
  it('an AgentFS file of another agent gets our tables beside what it holds', async () => {
    const path = newPath();
    const db = openDatabase(path);
    db.exec(AGENTFS_SCHEMA);
    db.prepare(`INSERT INTO kv_store (key, value) VALUES ('mine', '1')`).run();
    db.close();
    chmodSync(path, 0o600);
    const state = await open(path, 'write');
    expect(state.db.prepare('SELECT max(version) FROM schema_migration').pluck().get()).toBe(
      SCHEMA_VERSION,
    );
    expect(state.db.prepare(`SELECT value FROM kv_store WHERE key = 'mine'`).pluck().get()).toBe(
      '1',
    );
    closeState(state);
  });

  it.each<OpenMode>(['read', 'write'])('to %s wants a file that is there', async (wanted) => {
    await expect(open(newPath(), wanted)).rejects.toMatchObject({
      code: 'no_state',
      exit: 'notFound',
    });
  });

  it('to read cannot write', async () => {
    const path = newPath();
    closeState(await open(path));
    const reader = await open(path, 'read');
    await expect(
      transact(reader, () => reader.db.prepare(`INSERT INTO setting VALUES ('a', 'b')`).run()),
    ).rejects.toThrow(/readonly/);
    closeState(reader);
  });

  it('the key behind our Message-IDs is made once', async () => {
    const path = newPath();
    const keys = [];
    for (let i = 0; i < 2; i++) {
      const state = await open(path);
      keys.push(
        (state.db.prepare('SELECT value FROM secret').pluck().all() as Buffer[]).map((key) =>
          key.toString('hex'),
        ),
      );
      closeState(state);
    }
    expect(keys[0]).toEqual(keys[1]);
    expect(keys[0]).toHaveLength(1);
  });

  it('several processes may make the same file at once', async () => {
    const path = newPath();
    const code = `
      import { openState, closeState } from '${PROJECT}lib/state/file/open.ts';
      import { readMessageIdKey } from '${PROJECT}lib/state/campaigns/settings.ts';
      const start = Date.now() + Math.max(0, Number(process.env.AT) - Date.now());
      while (Date.now() < start);
      for (let i = 0; i < 20; i++) {
        const state = await openState('${path}', 'create', { now: 1 });
        if (i === 19) console.log(readMessageIdKey(state.db).toString('hex'));
        closeState(state);
      }`;
    const ends = await Promise.all(
      Array.from({ length: 4 }, () => runCode(code, { env: { AT: String(Date.now() + 1_500) } })),
    );
    expect(ends.map(({ code: exit, stderr }) => [exit, stderr])).toEqual(Array(4).fill([0, '']));
    expect(new Set(ends.map(({ stdout }) => stdout)).size).toBe(1);
  });
});
