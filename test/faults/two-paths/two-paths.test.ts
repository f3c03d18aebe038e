/** One file under two paths: each path has its own log, and only one path may be used at a time. */
import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../../support/script.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { killSender } from '../kill-sender.ts';
import { planned, run, statesIn } from '../storage-kit.ts';
import { MOUNTS, runMounted, startMounted, emptyFile, whileSending } from './mounts.ts';

describe.skipIf(!MOUNTS)(
  'a file that is mounted alone into another folder (left out where mounting is not allowed)',
  () => {
    it('during a send: every process under the other path is refused, sender or reader, and the first sender goes on', async () => {
      const path = await planned(8);
      const other = emptyFile();
      await whileSending(path, 8, async (sink) => {
        for (const line of [
          ['send'],
          ['status', '--campaign-id', 'spring'],
          ['schedule', '--campaign-id', 'spring'],
          ['resolve', '--restored', '--reason', 'x'],
          ['send', '--dry-run'],
        ]) {
          const { code, document } = await runMounted(sink, [path, other], other, ...line);
          expect([line, code, document.error]).toMatchObject([
            line,
            77,
            {
              code: 'state_wal_missing',
              hint: expect.stringContaining('mount its folder'),
              details: { log: 'elsewhere' },
            },
          ]);
        }
      });
      expect(await statesIn(path)).toEqual({ sent: 8 });
    });

    it('while the file is unused: works, and afterwards the first path works again', async () => {
      const path = await planned(6);
      const other = emptyFile();
      const sink = await startSink();
      expect((await run(sink, path, 'send', '--max', '2')).document.data).toMatchObject({
        sent: 2,
      });
      expect(
        (await runMounted(sink, [path, other], other, 'send', '--max', '2')).document,
      ).toMatchObject({ data: { sent: 2 }, warnings: [] });
      expect((await run(sink, path, 'send')).document).toMatchObject({
        data: { sent: 2 },
        warnings: [],
      });
      expect(new Set(sink.messages.map(({ to }) => to)).size).toBe(6);
      await sink.close();
    });

    it('after kill -9 of a sender, whose log is under the first path: no message is sent that way, and the first path goes on', async () => {
      const { path, reached } = await killSender(8, 4);
      const other = emptyFile();
      const sink = await startSink();
      for (const line of [['send'], ['schedule', '--campaign-id', 'spring']]) {
        expect(
          (await runMounted(sink, [path, other], other, ...line)).document.error,
        ).toMatchObject({ code: 'state_wal_missing' });
      }
      expect((await run(sink, path, 'send')).document).toMatchObject({ ok: true, warnings: [] });
      const all = [...reached, ...sink.messages.map(({ to }) => to)];
      expect(new Set(all).size).toBe(all.length);
      expect((await statesIn(path))['scheduled']).toBeUndefined();
      await sink.close();
    });

    it('a log under the other path is not used by mistake later', async () => {
      const path = await planned(9);
      const other = emptyFile();
      let kill = (): void => undefined;
      const sink = await startSink({ onMail: () => kill() });
      // As a container that is removed while it sends, with the log in its own file system.
      const inside = startMounted(sink, [path, other], other, 'send');
      kill = inside.kill;
      await inside.ended;
      const reached = sink.messages.length;
      expect((await run(sink, path, 'send')).document.error).toMatchObject({
        code: 'state_wal_missing',
      });
      expect(
        (await run(sink, path, 'resolve', '--restored', '--reason', 'the container is gone'))
          .document,
      ).toMatchObject({ ok: true, data: { recognisedBy: 'lost_log', putInDoubt: 9 } });
      expect(
        (await runMounted(sink, [path, other], other, 'status', '--campaign-id', 'spring')).document
          .error,
      ).toMatchObject({ code: 'state_wal_missing', details: { log: 'foreign' } });
      expect((await run(sink, path, 'send')).document).toMatchObject({
        ok: true,
        warnings: [],
        data: { sent: 0 },
      });
      expect(sink.messages).toHaveLength(reached);
      await sink.close();
    });

    it('its folder mounted elsewhere is the same folder, and several send through both at once', async () => {
      const path = await planned(8);
      const folder = newFolder();
      await whileSending(path, 8, async (sink) => {
        const { document } = await runMounted(
          sink,
          [dirname(path), folder],
          join(folder, basename(path)),
          'send',
        );
        expect(document).toMatchObject({ ok: true, warnings: [] });
      });
      expect(await statesIn(path)).toEqual({ sent: 8 });
    });
  },
);

describe('a file with a second name', () => {
  it.each<[string, (path: string) => string]>([
    ['in another folder', () => join(newFolder(), 'campaigns.db')],
    ['in the same folder', (path) => `${path}.too`],
  ])('%s: no process opens it under either, even to read, until one is gone', async (_, nameOf) => {
    const path = await planned(6);
    const other = nameOf(path);
    await whileSending(path, 6, async (sink) => {
      linkSync(path, other);
      for (const each of [other, path]) {
        for (const line of [
          ['send'],
          ['status', '--campaign-id', 'spring'],
          ['pause', '--all', '--reason', 'x'],
        ]) {
          const { code, document } = await run(sink, each, ...line);
          expect([line, code, document.error]).toMatchObject([
            line,
            77,
            {
              code: 'state_linked',
              hint: expect.stringContaining('-samefile'),
              details: { links: 2 },
            },
          ]);
        }
      }
    });
    rmSync(other);
    expect(await statesIn(path)).toEqual({ sent: 6 });
  });

  it('that is a symbolic link: the same file, the same log', async () => {
    const path = await planned(6);
    const link = join(newFolder(), 'elsewhere.db');
    symlinkSync(path, link);
    await whileSending(path, 6, async (sink) => {
      expect((await run(sink, link, 'send')).document).toMatchObject({ ok: true, warnings: [] });
    });
  });
});

describe('a file that is moved', () => {
  it.each<[string, (path: string) => string]>([
    ['to another folder', (path) => join(newFolder(), basename(path))],
    ['to another name', (path) => `${path}.new`],
  ])(
    '%s during a send: refused there, because its log is in the old place; goes on when that sender has noticed, and its log has moved',
    async (_, nameOf) => {
      const path = await planned(6);
      const moved = nameOf(path);
      const { document, reached } = await whileSending(path, null, async (sink) => {
        renameSync(path, moved);
        expect((await run(sink, moved, 'send')).document.error).toMatchObject({
          code: 'state_wal_missing',
          details: { log: 'elsewhere' },
        });
      });
      expect(document.error).toMatchObject({ code: 'state_replaced' });
      const sink = await startSink();
      // SQLite carries no log into a file that is not where it was opened.
      expect((await run(sink, moved, 'send')).document.error).toMatchObject({
        code: 'state_wal_missing',
        details: { recognisedBy: 'lost_log' },
      });
      renameSync(`${path}-wal`, `${moved}-wal`);
      expect((await run(sink, moved, 'send')).document).toMatchObject({ ok: true, warnings: [] });
      const all = [...reached, ...sink.messages.map(({ to }) => to)];
      expect([all.length, new Set(all).size]).toEqual([6, 6]);
      await sink.close();
    },
  );

  it.each<[string, (path: string) => string]>([
    [
      'with all that lies beside it',
      (path) => {
        const moved = join(newFolder(), basename(path));
        for (const suffix of ['', '-wal', '-shm', '-seen'])
          renameSync(`${path}${suffix}`, `${moved}${suffix}`);
        return moved;
      },
    ],
    [
      'with its log alone, under another name',
      (path) => {
        for (const suffix of ['', '-wal']) renameSync(`${path}${suffix}`, `${path}.new${suffix}`);
        return `${path}.new`;
      },
    ],
    [
      'with its whole folder',
      (path) => {
        const parent = join(newFolder(), 'deeper');
        mkdirSync(parent);
        renameSync(dirname(path), join(parent, 'moved'));
        return join(parent, 'moved', basename(path));
      },
    ],
  ])('after kill -9 of a sender, %s: goes on without help', async (_, move) => {
    const { path, reached } = await killSender(8, 4);
    const moved = move(path);
    const sink = await startSink();
    expect((await run(sink, moved, 'send')).document).toMatchObject({ ok: true, warnings: [] });
    const all = [...reached, ...sink.messages.map(({ to }) => to)];
    expect([new Set(all).size, (await statesIn(moved))['scheduled']]).toEqual([
      all.length,
      undefined,
    ]);
    await sink.close();
  });

  it('without its log after kill -9: refused, and goes on when the log has followed', async () => {
    const { path } = await killSender(8, 4);
    const moved = join(newFolder(), basename(path));
    renameSync(path, moved);
    const sink = await startSink();
    expect((await run(sink, moved, 'send')).document.error).toMatchObject({
      code: 'state_wal_missing',
      details: { recognisedBy: 'lost_log' },
    });
    renameSync(`${path}-wal`, `${moved}-wal`);
    expect((await run(sink, moved, 'send')).document).toMatchObject({ ok: true, warnings: [] });
    await sink.close();
  });
});
