/**
 * The state file is an AgentFS file: the official SDK reads what we wrote, and we read what it
 * wrote.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { AgentFS } from 'agentfs-sdk';
import type { Database } from '../../../lib/state/engine/database.ts';
import { describe, expect, it } from 'vitest';
import { listFolder, readFile, writeFile } from '../../../lib/state/agentfs/files.ts';
import { getKey, setKey } from '../../../lib/state/agentfs/keys.ts';
import { AGENTFS_SCHEMA } from '../../../lib/state/agentfs/schema.ts';
import { recordToolCall } from '../../../lib/state/agentfs/tool-calls.ts';
import { newFile, openFile } from './database.ts';

const now = Date.UTC(2026, 4, 4, 9);
const config = JSON.stringify({ id: 'spring', steps: [] });
const report = '<p>Zürich</p>\n'.repeat(2_000);

function createFile(): string {
  const path = newFile();
  const db = openFile(path);
  db.exec(AGENTFS_SCHEMA);
  db.transaction('immediate', () => {
    writeFile(db, '/campaigns/spring/config.json', config, { now });
    writeFile(db, '/campaigns/spring/reports/2026-05-04.html', report, { now });
    writeFile(db, '/campaigns/spring/reports/empty.csv', '', { now });
    setKey(db, 'settings', { perHour: 50 }, now);
    recordToolCall(db, {
      name: 'rate_limiter.start',
      parameters: { config: 'spring.json' },
      result: { ok: true },
      startedAt: now,
      completedAt: now + 2_000,
    });
    recordToolCall(db, {
      name: 'rate_limiter.send',
      parameters: {},
      error: { code: 'inbox_stale' },
      startedAt: now,
      completedAt: now,
    });
  });
  db.close();
  return path;
}

/**
 * The SDK's engine caches the pages of a closed file as long as its process lives, and would show
 * us the old ones.
 */
function readInAnotherProcess(path: string, file: string): string {
  const script = `
    import { AgentFS } from 'agentfs-sdk';
    const agent = await AgentFS.open({ path: process.argv[1] });
    process.stdout.write(await agent.fs.readFile(process.argv[2], 'utf8'));
    await agent.close();`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script, path, file], {
    encoding: 'utf8',
  });
}

/** The schema, without the differences in spelling between the two engines. */
function definitions(db: Database): string[] {
  return db
    .prepare<[], string>(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
    .map((sql) => sql.replace('IF NOT EXISTS ', '').replaceAll(/\s+/g, ''));
}

describe('the official SDK', () => {
  it('reads our tool calls, files and settings', async () => {
    const agent = await AgentFS.open({ path: createFile() });
    expect(await agent.tools.getByName('rate_limiter.start')).toEqual([
      expect.objectContaining({
        parameters: { config: 'spring.json' },
        result: { ok: true },
        status: 'success',
        started_at: now / 1000,
        duration_ms: 2_000,
      }),
    ]);
    expect(await agent.tools.getByName('rate_limiter.send')).toEqual([
      expect.objectContaining({ status: 'error', error: '{"code":"inbox_stale"}' }),
    ]);
    expect(await agent.tools.getStats()).toHaveLength(2);

    expect(await agent.fs.readdir('/campaigns/spring')).toEqual(['config.json', 'reports']);
    expect(await agent.fs.readdir('/campaigns/spring/reports')).toEqual([
      '2026-05-04.html',
      'empty.csv',
    ]);
    expect(await agent.fs.readFile('/campaigns/spring/config.json', 'utf8')).toBe(config);
    expect(await agent.fs.readFile('/campaigns/spring/reports/2026-05-04.html', 'utf8')).toBe(
      report,
    );
    expect(await agent.fs.readFile('/campaigns/spring/reports/empty.csv', 'utf8')).toBe('');
    const stat = await agent.fs.stat('/campaigns/spring/reports/2026-05-04.html');
    expect(stat).toMatchObject({
      size: Buffer.byteLength(report),
      nlink: 1,
      mode: 0o100600,
      mtime: now / 1000,
    });
    expect(stat.isFile()).toBe(true);
    expect(await agent.kv.get('settings')).toEqual({ perHour: 50 });
    await agent.close();
  });

  it('writes files, settings and calls that we read, and leaves the file sound', async () => {
    const path = createFile();
    const agent = await AgentFS.open({ path });
    await agent.fs.writeFile('/campaigns/spring/notes/agent.md', '# Notes\n'.repeat(3_000));
    await agent.fs.writeFile('/campaigns/spring/config.json', '{"longer":"than before"}');
    await agent.kv.set('note', { by: 'agent' });
    await agent.tools.record(
      'agent.think',
      now / 1000,
      now / 1000 + 1,
      { about: 'spring' },
      { done: true },
    );
    await agent.close();

    const db = openFile(path);
    expect(db.pragma('integrity_check')).toBe('ok');
    expect(db.pragma('journal_mode')).toBe('wal');
    expect(readFile(db, '/campaigns/spring/notes/agent.md')?.toString()).toBe(
      '# Notes\n'.repeat(3_000),
    );
    expect(readFile(db, '/campaigns/spring/config.json')?.toString()).toBe(
      '{"longer":"than before"}',
    );
    expect(readFile(db, '/campaigns/spring/reports/2026-05-04.html')?.toString()).toBe(report);
    expect(getKey(db, 'note')).toEqual({ by: 'agent' });

    writeFile(db, '/campaigns/spring/notes/agent.md', 'ours again', { now });
    expect(listFolder(db, '/campaigns/spring').map(({ name }) => name)).toEqual([
      'config.json',
      'notes',
      'reports',
    ]);
    expect(
      recordToolCall(db, {
        name: 'rate_limiter.status',
        parameters: {},
        result: {},
        startedAt: now,
        completedAt: now,
      }),
    ).toBe(4);
    expect(db.pragma('integrity_check')).toBe('ok');
    db.close();

    expect(readInAnotherProcess(path, '/campaigns/spring/notes/agent.md')).toBe('ours again');
  });

  it('may have created the file before us: our tables then find nothing to do', async () => {
    const path = newFile();
    const agent = await AgentFS.open({ path });
    await agent.fs.writeFile('/theirs.txt', 'theirs');
    await agent.close();

    const db = openFile(path);
    const theirs = definitions(db);
    db.exec(AGENTFS_SCHEMA);
    expect(definitions(db)).toEqual(theirs);
    writeFile(db, '/ours.txt', 'ours', { now });
    expect(listFolder(db, '/').map(({ name }) => name)).toEqual(['ours.txt', 'theirs.txt']);
    db.close();

    const ours = openFile(newFile());
    ours.exec(AGENTFS_SCHEMA);
    expect(definitions(ours)).toEqual(theirs);
    ours.close();
  });

  /**
   * Its engine refuses the whole file for one CHECK constraint, generated column or trigger
   * anywhere in it.
   */
  const migration = new URL('../../../lib/state/migrations/001-initial.ts', import.meta.url);
  it.skipIf(!existsSync(migration))('opens a file that holds all our own tables too', async () => {
    const { initial } = (await import(migration.href)) as { initial: string };
    const path = newFile();
    const db = openFile(path);
    db.exec(AGENTFS_SCHEMA);
    db.exec(initial);
    writeFile(db, '/campaigns/spring/config.json', config, { now });
    db.close();
    const agent = await AgentFS.open({ path });
    expect(await agent.fs.readFile('/campaigns/spring/config.json', 'utf8')).toBe(config);
    await agent.close();
  });
});
