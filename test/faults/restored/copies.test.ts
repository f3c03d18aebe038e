/** Which file is a copy, and sends nothing. */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../lib/state/engine/choose-engine.ts';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { appendEvent } from '../../../lib/state/events/event-log.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { newPath } from '../../support/state-file.ts';
import { killSender } from '../kill-sender.ts';
import { backUpOf, planned, run, send } from '../storage-kit.ts';

let sink: SmtpSink;
beforeAll(async () => void (sink = await startSink()));
afterAll(() => sink.close());
beforeEach(() => void sink.messages.splice(0));

/** Bytes only, into the file that is there: its inode stays. */
function overwrite(from: string, to: string): void {
  writeFileSync(to, readFileSync(from));
}
/** As a user would copy it: the file alone. */
function copyTo(from: string, to = newPath()): string {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  return to;
}

describe('not a copy: sends', () => {
  it.each<[string, (path: string) => string]>([
    ['the file where it was made', (path) => path],
    ['the file under another name', (path) => (renameSync(path, `${path}.new`), `${path}.new`)],
    [
      'its folder under another name',
      (path) => (
        renameSync(dirname(path), `${dirname(path)}-moved`),
        join(`${dirname(path)}-moved`, basename(path))
      ),
    ],
    ['the file whose mark was lost', (path) => (rmSync(`${path}-seen`), path)],
    [
      'the file whose mark cannot be read',
      (path) => (writeFileSync(`${path}-seen`, '{"gen'), path),
    ],
  ])('%s', async (_, change) => {
    const path = await planned(2);
    expect(await send(sink, path, 1)).toEqual({ sent: 1 });
    expect(await send(sink, change(path))).toEqual({ sent: 1 });
  });

  it('the file after another kernel has started, and in a container with another name', async () => {
    const path = await planned(1);
    const db = openDatabase(path);
    db.prepare(`UPDATE identity SET boot = 'of yesterday'`).run();
    db.close();
    expect(await send(sink, path)).toEqual({ sent: 1 });
  });

  it('the file on a machine it does not know, on the kernel it last sent from: a container of the same machine', async () => {
    const path = await planned(1);
    const db = openDatabase(path);
    db.prepare(`UPDATE identity SET machines = '["of an image"]'`).run();
    db.close();
    expect(await send(sink, path)).toEqual({ sent: 1 });
  });
});

/**
 * Three are sent; then `copy` is made; then one more is sent by the original; then `restore` puts
 * the copy in place. Answers the path to send from.
 */
type Case = [
  name: string,
  by: string | null,
  copy: (path: string) => Promise<string> | string,
  restore: (copy: string, path: string) => string,
];

describe('a copy: sends nothing', () => {
  it.each<Case>([
    ['a copy in another folder', 'other_file', (path) => copyTo(path), (copy) => copy],
    [
      'a copy of the whole folder, log, mark and all',
      'other_file',
      (path) => (
        cpSync(dirname(path), `${dirname(path)}-copy`, { recursive: true }),
        join(`${dirname(path)}-copy`, basename(path))
      ),
      (copy) => copy,
    ],
    [
      'a copy moved over the original',
      'other_file',
      (path) => copyTo(path),
      (copy, path) => (renameSync(copy, path), path),
    ],
    [
      'a copy put where the original was removed, which may get its very inode',
      null,
      (path) => copyTo(path),
      (copy, path) => (rmSync(path), copyTo(copy, path)),
    ],
    [
      'a copy written into the original, inode and all',
      'older_content',
      (path) => copyTo(path),
      (copy, path) => (overwrite(copy, path), path),
    ],
    [
      'a backup put where the original was',
      'backup',
      backUpOf,
      (copy, path) => (renameSync(copy, path), path),
    ],
    [
      'a backup written into the original, inode and all',
      'backup',
      backUpOf,
      (copy, path) => (overwrite(copy, path), path),
    ],
  ])('%s', async (_, by, makeCopy, restore) => {
    const path = await planned(6);
    expect(await send(sink, path, 3)).toEqual({ sent: 3 });
    const copy = await makeCopy(path);
    expect(await send(sink, path, 1)).toEqual({ sent: 1 });
    const restored = restore(copy, path);
    sink.messages.splice(0);
    expect(await send(sink, restored)).toEqual({
      code: 'state_restored',
      by: by ?? expect.stringMatching(/^(other_file|older_content)$/),
    });
    expect(sink.messages).toEqual([]);
  });

  it('the command says so, those that only read work and warn, and so does a rehearsal', async () => {
    const copy = copyTo(await planned(2));
    const refused = await run(sink, copy, 'send');
    expect([refused.code, refused.document.error]).toMatchObject([
      77,
      {
        code: 'state_restored',
        hint: expect.stringContaining('resolve --restored'),
        details: { recognisedBy: 'other_file' },
      },
    ]);
    for (const line of [
      ['status', '--campaign-id', 'spring'],
      ['send', '--dry-run'],
    ]) {
      const { code, document } = await run(sink, copy, ...line);
      expect([code, document.warnings.map((warning) => warning.code)]).toEqual([
        0,
        ['state_restored'],
      ]);
    }
    expect(sink.messages).toEqual([]);
  });

  it('a copy written into the original is known even after it has counted past its mark', async () => {
    const path = await planned(6);
    await send(sink, path, 1);
    const copy = copyTo(path);
    await send(sink, path, 1);
    overwrite(copy, path);
    const state = await openState(path, 'write', { now: 0 });
    for (let i = 0; i < 6; i++) appendEvent(state.db, { type: 'settings.changed', at: i });
    closeState(state);
    expect(await send(sink, path)).toEqual({ code: 'state_restored', by: 'older_content' });
  });

  it('a file that comes from another machine, inode and all: a cloned or moved disk', async () => {
    const path = await planned(1);
    const db = openDatabase(path);
    db.prepare(`UPDATE identity SET machines = '["another"]', boot = 'another'`).run();
    db.close();
    const answered = await send(sink, path);
    // A machine without an id of its own gives no evidence.
    const known =
      existsSync('/etc/machine-id') && readFileSync('/etc/machine-id', 'utf8').trim() !== '';
    expect(answered).toEqual(known ? { code: 'state_restored', by: 'other_machine' } : { sent: 1 });
  });
});

describe('a log that is not there', () => {
  it('beside a copy of a file that was in use: its own code, and who it is', async () => {
    const { path } = await killSender(6, 4);
    expect(await send(sink, copyTo(path))).toEqual({ code: 'state_wal_missing', by: 'other_file' });
  });

  it('and a copy with its log beside it: a copy', async () => {
    const { path } = await killSender(6, 4);
    const copy = copyTo(path);
    copyTo(`${path}-wal`, `${copy}-wal`);
    expect(await send(sink, copy)).toEqual({ code: 'state_restored', by: 'other_file' });
  });

  it('that held every table of a young file', async () => {
    const path = newPath();
    const young = await openState(path, 'create', { now: 0 });
    const copy = copyTo(path);
    closeState(young);
    for (const mode of ['write', 'read'] as const)
      await expect(openState(copy, mode, { now: 0 })).rejects.toMatchObject({
        code: 'state_wal_missing',
        exit: 'refused',
      });
  });
});
