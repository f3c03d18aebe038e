/** Commits of others are noticed, and so is another file in the place of the one that was read. */
import { afterEach, expect, test } from 'vitest';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { recordToolCall } from '../../../lib/state/agentfs/tool-calls.ts';
import { backUp } from '../../../lib/state/file/backup.ts';
import { compact } from '../../../lib/state/file/compact.ts';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { FileWatch } from '../../../lib/state/live/file-watch.ts';
import { newestSeq } from '../../../lib/state/events/newest-event.ts';
import { append } from '../../feed/live/append.ts';
import { runCode } from '../../support/child.ts';
import { seededState } from '../../support/state-file.ts';
import { MONDAY } from '../../support/quota.ts';

const toClose: (() => void)[] = [];
afterEach(() => {
  for (const close of toClose.splice(0)) close();
});

type Watched = {
  writer: State;
  watch: FileWatch;
  told: string[];
  /** Waits for the next word. */
  next(): Promise<string>;
};

async function watched(): Promise<Watched> {
  const writer = await seededState();
  const reader = await openState(writer.path, 'read', { now: MONDAY });
  const watch = new FileWatch(reader, () => MONDAY);
  const told: string[] = [];
  let wake = (): void => undefined;
  const tell = (what: string) => () => {
    told.push(what);
    wake();
  };
  watch.watch({ news: tell('news'), replaced: tell('replaced') });
  toClose.push(() => {
    watch.close();
    closeState(reader);
    if (writer.db.open) closeState(writer);
  });
  let read = 0;
  const next = async (): Promise<string> => {
    while (told.length === read) await new Promise<void>((resolve) => (wake = resolve));
    return told[read++] ?? '';
  };
  return { writer, watch, told, next };
}

const newest = (watch: FileWatch): number | null => watch.read(({ db }) => newestSeq(db));
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** With its log, as a folder is moved. */
function move(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(`${from}${suffix}`)) renameSync(`${from}${suffix}`, `${to}${suffix}`);
}

test('an event of another connection is news, once', async () => {
  const { writer, watch, told, next } = await watched();
  const before = newestSeq(writer.db);
  append(writer, {});
  expect(await next()).toBe('news');
  expect(newest(watch)).toBe(before + 1);
  await pause(200);
  expect(told).toEqual(['news']);
});

test('a commit without an event is none', async () => {
  const { writer, told, next } = await watched();
  writer.db.prepare('UPDATE campaign SET priority = 3').run();
  recordToolCall(writer.db, {
    name: 'x',
    parameters: {},
    startedAt: MONDAY,
    completedAt: MONDAY,
    result: {},
  });
  await pause(200);
  expect(told).toEqual([]);
  append(writer, {});
  expect(await next()).toBe('news');
});

test('a reader that waits holds nothing that keeps the log from being emptied', async () => {
  const { writer, watch, next } = await watched();
  append(writer, {}, {});
  expect(await next()).toBe('news');
  expect(newest(watch)).not.toBeNull();
  expect(await compact(writer)).toBe(true);
  append(writer, {});
  expect(await next()).toBe('news');
});

test('a file that goes away and comes back continues, with what happened elsewhere', async () => {
  const { writer, watch, next } = await watched();
  const { path } = writer;
  const before = newestSeq(writer.db);
  closeState(writer);
  const moved = `${path}.moved`;
  move(path, moved);
  while (newest(watch) !== null) await pause(50);
  // The watch has given the file up: otherwise it would be refused at its other place.
  const elsewhere = await openState(moved, 'write', { now: MONDAY });
  append(elsewhere, {});
  closeState(elsewhere);
  move(moved, path);
  expect(await next()).toBe('news');
  expect(newest(watch)).toBe(before + 1);
});

test('an older copy in its place is said to be another log', async () => {
  const { writer, watch, told, next } = await watched();
  const copy = `${writer.path}.copy`;
  await backUp(writer, copy, { force: false, now: MONDAY });
  append(writer, {}, {});
  expect(await next()).toBe('news');
  const after = newestSeq(writer.db);
  closeState(writer);
  for (const suffix of ['-wal', '-shm']) rmSync(`${writer.path}${suffix}`, { force: true });
  renameSync(copy, writer.path);
  expect(await next()).toBe('replaced');
  expect(newest(watch)).toBe(after - 2);
  expect(told).toEqual(['news', 'replaced']);
});

test('a copy that has the same log goes on without a word', async () => {
  const { writer, told, next } = await watched();
  append(writer, {});
  expect(await next()).toBe('news');
  const copy = `${writer.path}.copy`;
  await backUp(writer, copy, { force: false, now: MONDAY });
  closeState(writer);
  for (const suffix of ['-wal', '-shm']) rmSync(`${writer.path}${suffix}`, { force: true });
  renameSync(copy, writer.path);
  expect(await next()).toBe('news');
  expect(told).not.toContain('replaced');
});

test('content that was written over the file is noticed', async () => {
  const { writer, watch, next } = await watched();
  const copy = `${writer.path}.copy`;
  await backUp(writer, copy, { force: false, now: MONDAY });
  append(writer, {}, {});
  expect(await next()).toBe('news');
  const before = newestSeq(writer.db);
  closeState(writer);
  for (const suffix of ['-wal', '-shm']) rmSync(`${writer.path}${suffix}`, { force: true });
  copyFileSync(copy, writer.path);
  // Another process, because SQLite shares what it knows of a file inside a process.
  const code = `
    import { openState, closeState } from './lib/state/file/open.ts';
    import { append } from './test/feed/live/append.ts';
    const state = await openState(${JSON.stringify(writer.path)}, 'write', { now: 0, adopts: true });
    append(state, { type: 'hold.placed' });
    closeState(state);`;
  expect(await runCode(code)).toMatchObject({ code: 0, stderr: '' });
  expect(await next()).toBe('replaced');
  expect(newest(watch)).toBe(before - 1);
});
