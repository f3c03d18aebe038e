/**
 * `backup` makes a complete copy while others write; and a sender notices when its file is
 * replaced.
 */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../lib/state/engine/choose-engine.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { PROJECT, runCode } from '../support/child.ts';
import { newFolder } from '../support/script.ts';
import { startSink, type SmtpSink } from '../support/smtp-sink.ts';
import { backUpOf, planned, run, send, statesIn } from './storage-kit.ts';

let sink: SmtpSink;
beforeAll(async () => void (sink = await startSink()));
afterAll(() => sink.close());
beforeEach(() => void sink.messages.splice(0));

describe('backup', () => {
  it('is one complete file for its owner alone, and there is no other file', async () => {
    const path = await planned(4);
    await send(sink, path, 1);
    const folder = newFolder();
    const target = join(folder, 'campaigns.bak');
    const made = await run(sink, path, 'backup', target);
    expect(made.document).toMatchObject({
      ok: true,
      data: {
        path: target,
        bytes: statSync(target).size,
        verified: true,
        counts: { campaigns: 1, prospects: 4, messages: 4 },
      },
    });
    expect((made.document.data.restore as string[]).join('\n')).toContain('resolve --restored');
    expect([statSync(target).mode & 0o777, existsSync(`${target}-wal`)]).toEqual([0o600, false]);
    expect(await statesIn(target)).toEqual({ scheduled: 3, sent: 1 });
  });

  it('is of one moment, while another process writes without a pause', async () => {
    const path = await planned(2000);
    const code = `import { openState } from './lib/state/file/open.ts'; import { transact } from './lib/state/file/transact.ts'; import { appendEvent } from './lib/state/events/event-log.ts';
      const state = await openState(${JSON.stringify(path)}, 'write', { now: 0 }); let n = 0;
      for (;;) { await transact(state, () => { n++; appendEvent(state.db, { type: 'settings.changed', at: n });
        state.db.prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run('n', String(n)); }); if (n === 1) console.log('writes'); }`;
    let stop = (): void => undefined;
    const writer = runCode(code, { onStart: (kill) => (stop = () => kill('SIGKILL')) });
    await until(() => lastEvent(path) > 20);
    const before = lastEvent(path);
    const target = await backUpOf(path);
    const after = lastEvent(path);
    stop();
    await writer;
    const copy = await openState(target, 'read', { now: 0 });
    const { events, setting } = copy.db
      .prepare(
        `SELECT (SELECT count(*) FROM event WHERE type = 'settings.changed') AS events, (SELECT value FROM setting WHERE key = 'n') AS setting`,
      )
      .get() as { events: number; setting: string };
    const seq = copy.db.prepare('SELECT max(seq) FROM event').pluck().get() as number;
    closeState(copy);
    expect(after, 'the writer went on meanwhile').toBeGreaterThan(before);
    expect(events, 'what one transaction wrote is in it together').toBe(Number(setting));
    expect([seq >= before, seq <= after]).toEqual([true, true]);
  });

  it('on a disk without room it fails with a message, and leaves no file', async () => {
    const path = await planned(50);
    const folder = newFolder();
    const line = `ulimit -f 100; exec ${PROJECT}node_modules/.bin/tsx ${PROJECT}scripts/rate_limiter.ts backup ${folder}/bak.db --db ${path}`;
    const { stdout } = await promisify(execFile)('sh', ['-c', line]).catch(
      (error: { stdout: string }) => error,
    );
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { code: 'state_full', message: expect.stringContaining('bak.db') },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('overwrites nothing unasked, and never the state file', async () => {
    const path = await planned(1);
    const target = join(newFolder(), 'campaigns.bak');
    writeFileSync(target, 'mine');
    expect([
      (await run(sink, path, 'backup', target)).document.error.code,
      readFileSync(target, 'utf8'),
    ]).toEqual(['output_exists', 'mine']);
    expect((await run(sink, path, 'backup', target, '--force')).document.data).toMatchObject({
      verified: true,
    });
    expect((await run(sink, path, 'backup', path, '--force')).document.error.code).toBe(
      'backup_onto_itself',
    );
    expect(
      (await run(sink, path, 'backup', join(newFolder(), 'nowhere', 'x'))).document.error.code,
    ).toBe('output_unwritable');
    expect(await send(sink, path)).toEqual({ sent: 1 });
  });
});

function lastEvent(path: string): number {
  const db = openDatabase(path, { readonly: true });
  try {
    return (db.prepare('SELECT max(seq) FROM event').pluck().get() as number | null) ?? 0;
  } finally {
    db.close();
  }
}

async function until(reached: () => boolean): Promise<void> {
  for (let waited = 0; !reached() && waited < 20_000; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a file that is exchanged while send runs', () => {
  it.each<[string, (path: string) => void]>([
    ['removed', (path) => rmSync(path)],
    [
      'replaced by a copy',
      (path) => (
        copyFileSync(path, `${path}.copy`),
        chmodSync(`${path}.copy`, 0o600),
        renameSync(`${path}.copy`, path)
      ),
    ],
  ])('%s: it stops, and says that the file there now does not know', async (_, exchange) => {
    const path = await planned(2000);
    let messages = 0;
    const own = await startSink({ onMail: () => void (++messages === 5 && exchange(path)) });
    const ended = await run(own, path, 'send');
    expect([ended.code, ended.document.error.code]).toEqual([77, 'state_replaced']);
    expect(own.messages.length).toBeLessThan(2000);
    await own.close();
  });
});
