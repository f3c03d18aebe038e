/**
 * A sender dies, and its last commits are removed: the file detects that something is missing, and
 * sends no message twice.
 */
import {
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { openDatabase } from '../../lib/state/engine/choose-engine.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSink, type SmtpSink } from '../support/smtp-sink.ts';
import { killSender } from './kill-sender.ts';
import { planned, run, send, statesIn } from './storage-kit.ts';

let sink: SmtpSink;
beforeAll(async () => void (sink = await startSink()));
afterAll(() => sink.close());
beforeEach(() => void sink.messages.splice(0));

const remove = (path: string, ...suffixes: string[]): void =>
  suffixes.forEach((suffix) => rmSync(`${path}${suffix}`));

/** Every person got one message, or it is in doubt. */
async function expectAllOnce(
  path: string,
  reached: readonly string[],
  count: number,
): Promise<void> {
  const all = [...reached, ...sink.messages.map(({ to }) => to)];
  expect(all.length, 'nobody twice').toBe(new Set(all).size);
  const { sent = 0, in_doubt: inDoubt = 0, ...others } = await statesIn(path);
  expect([sent + inDoubt, others]).toEqual([count, {}]);
}

describe('after kill -9 of a sender', () => {
  it.each<[string, (path: string) => Promise<unknown> | void]>([
    ['with all its files', () => undefined],
    [
      'with its shared memory lost, as after a restart of the machine',
      (path) => remove(path, '-shm'),
    ],
    ['with its mark lost', (path) => remove(path, '-seen')],
    [
      'when another command has closed the file, and the files beside it are removed',
      async (path) => (
        await run(sink, path, 'status', '--campaign-id', 'spring'),
        remove(path, '-seen')
      ),
    ],
    [
      'when another program has closed the file, and the files beside it are removed',
      (path) => {
        const db = openDatabase(path);
        db.prepare('SELECT count(*) FROM message').get();
        db.close();
        expect(existsSync(`${path}-wal`)).toBe(false);
        remove(path, '-seen');
      },
    ],
  ])('%s: the next one goes on by itself', async (_, change) => {
    const { path, reached } = await killSender(12, 5);
    await change(path);
    expect((await run(sink, path, 'send')).document).toMatchObject({ ok: true, warnings: [] });
    await expectAllOnce(path, reached, 12);
  });

  it.each<[string, (path: string) => void]>([
    ['everything beside the file is removed', (path) => remove(path, '-wal', '-shm', '-seen')],
    ['its log is removed, its mark stays', (path) => remove(path, '-wal')],
    ['log and shared memory are removed', (path) => remove(path, '-wal', '-shm')],
    ['its log is emptied', (path) => truncateSync(`${path}-wal`)],
    ['its log is cut to its header', (path) => truncateSync(`${path}-wal`, 32)],
    [
      'its log is cut within the first commit',
      (path) => (truncateSync(`${path}-wal`, 1000), remove(path, '-seen')),
    ],
    [
      'its log is full of zeros',
      (path) => (
        writeFileSync(`${path}-wal`, Buffer.alloc(statSync(`${path}-wal`).size)),
        remove(path, '-seen')
      ),
    ],
  ])('%s: nothing is sent', async (_, harm) => {
    const { path, reached } = await killSender(12, 5);
    harm(path);
    const refused = await run(sink, path, 'send');
    expect([refused.code, refused.document.error]).toMatchObject([
      77,
      { code: 'state_wal_missing', hint: expect.stringContaining('resolve --restored') },
    ]);
    expect(await send(sink, path)).toMatchObject({ code: 'state_wal_missing' });
    expect([reached.length, sink.messages]).toEqual([5, []]);
  });

  it('an older log in the place of the right one: no command accepts it', async () => {
    const first = await killSender(12, 3);
    copyFileSync(`${first.path}-wal`, `${first.path}.old`);
    const second = await killSender(0, 3, first.path);
    copyFileSync(`${first.path}.old`, `${first.path}-wal`);
    remove(first.path, '-shm', '-seen');
    const before = readFileSync(first.path);
    for (const line of [['send'], ['status', '--campaign-id', 'spring']]) {
      expect((await run(sink, first.path, ...line)).document.error).toMatchObject({
        code: 'state_wal_missing',
        details: { log: 'foreign' },
      });
    }
    expect(readFileSync(first.path).equals(before)).toBe(true);
    expect([second.reached.filter((to) => first.reached.includes(to)), sink.messages]).toEqual([
      [],
      [],
    ]);
  });

  it('nothing is written without the log, so that it still fits when it is found; reading works with a warning', async () => {
    const { path, reached } = await killSender(12, 5);
    copyFileSync(`${path}-wal`, `${path}.kept`);
    remove(path, '-wal', '-shm', '-seen');
    const before = readFileSync(path);
    for (const line of [
      ['schedule', '--campaign-id', 'spring'],
      ['pause', '--all', '--reason', 'x'],
      ['configure', '--daily', '7'],
      ['complete', '--campaign-id', 'spring', '--end-open'],
      ['response_tracker:suppress', '--email', 'p1@example.test', '--reason', 'x'],
      ['response_tracker:process'],
    ])
      expect([line, (await run(sink, path, ...line)).document.error]).toMatchObject([
        line,
        { code: 'state_wal_missing', details: { recognisedBy: 'lost_log' } },
      ]);
    for (const line of [
      ['status', '--campaign-id', 'spring'],
      ['send', '--dry-run'],
      ['resolve', '--restored', '--reason', 'x', '--dry-run'],
      ['analytics:campaign', '--campaign-id', 'spring'],
    ]) {
      const { code, document } = await run(sink, path, ...line);
      expect([line, code, document.warnings.map((warning) => warning.code)]).toEqual([
        line,
        0,
        expect.arrayContaining(['state_wal_missing']),
      ]);
    }
    expect(readFileSync(path).equals(before)).toBe(true);
    copyFileSync(`${path}.kept`, `${path}-wal`);
    expect((await run(sink, path, 'send')).document).toMatchObject({ ok: true, warnings: [] });
    await expectAllOnce(path, reached, 12);
  });

  it('resolve --restored gives the log up: due messages are in doubt, and no person gets one twice', async () => {
    const { path } = await killSender(12, 5);
    copyFileSync(`${path}-wal`, `${path}.kept`);
    remove(path, '-wal', '-shm', '-seen');
    expect(
      (await run(sink, path, 'resolve', '--restored', '--reason', 'the disk failed')).document,
    ).toMatchObject({
      ok: true,
      warnings: [],
      data: { adopted: true, recognisedBy: 'lost_log', putInDoubt: 12 },
    });
    expect((await run(sink, path, 'send')).document).toMatchObject({
      ok: true,
      warnings: [],
      data: { sent: 0 },
    });
    expect(await statesIn(path)).toEqual({ in_doubt: 12 });
    // Found too late: it would undo all that.
    copyFileSync(`${path}.kept`, `${path}-wal`);
    expect((await run(sink, path, 'send')).document.error).toMatchObject({
      code: 'state_wal_missing',
      details: { log: 'foreign' },
    });
    expect(sink.messages).toEqual([]);
  });
});

describe('between commands', () => {
  it('the file is whole without the files beside it', async () => {
    const path = await planned(4);
    expect(await send(sink, path, 2)).toEqual({ sent: 2 });
    expect([existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([false, false]);
    remove(path, '-seen');
    expect(await send(sink, path)).toEqual({ sent: 2 });
  });
});

describe('what a copy knows of', () => {
  it('keeps the state of its creation, however often it is read or used', async () => {
    const path = await planned(3);
    await run(sink, path, 'status', '--campaign-id', 'spring');
    const copy = `${path}.copy`;
    copyFileSync(path, copy);
    const knownUntil = async (...line: string[]): Promise<unknown> => {
      const { document } = await run(sink, copy, ...line);
      const said = [document.error, ...document.warnings].find(
        (each) => each?.code === 'state_restored',
      );
      return said?.details.knownUntil;
    };
    const first = await knownUntil('status', '--campaign-id', 'spring');
    expect(first).toEqual(expect.any(String));
    for (const line of [
      ['status', '--campaign-id', 'spring'],
      ['pause', '--all', '--reason', 'x'],
      ['schedule', '--campaign-id', 'spring'],
      ['send', '--dry-run'],
      ['backup', `${copy}.bak`],
      ['send'],
    ]) {
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect([line, await knownUntil(...line)]).toEqual([line, first]);
    }
    // A backup of a copy knows no more than that copy.
    const backup = await run(sink, `${copy}.bak`, 'send');
    expect(backup.document.error).toMatchObject({
      code: 'state_restored',
      details: { recognisedBy: 'backup', knownUntil: first },
    });
    expect(
      (await run(sink, copy, 'resolve', '--restored', '--reason', 'x', '--dry-run')).document.data,
    ).toMatchObject({ knownUntil: first });
  });
});
