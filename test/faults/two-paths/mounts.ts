/** Mounts the folder of a state file a second time, like a container. */
import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { childEnvironment, LOADER, PROJECT } from '../../support/child.ts';
import { newFolder, type Called, type AnswerDocument } from '../../support/script.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { NOW, run } from '../storage-kit.ts';

/** `mount --bind` in a namespace of its own: what `docker -v FILE:FILE` does. */
export const MOUNTS = ((): boolean => {
  try {
    execFileSync(
      'unshare',
      ['-m', 'sh', '-c', 'touch "$1/a" "$1/b" && mount --bind "$1/a" "$1/b"', 'sh', newFolder()],
      { stdio: 'ignore' },
    );
    return true;
  } catch {
    return false;
  }
})();

/** A command that sees `from` at `to`, which is there already. */
type Ended = Pick<Called, 'document' | 'code'>;
export function runMounted(
  sink: SmtpSink,
  mount: [string, string],
  path: string,
  ...words: string[]
): Promise<Ended> {
  return startMounted(sink, mount, path, ...words).ended;
}

export function startMounted(
  sink: SmtpSink,
  [from, to]: [string, string],
  path: string,
  ...words: string[]
): { kill(): void; ended: Promise<Ended> } {
  const line = [
    process.execPath,
    '--import',
    LOADER,
    `${PROJECT}scripts/rate_limiter.ts`,
    ...words,
    '--db',
    path,
    '--now',
    NOW,
  ];
  const args = [
    '-m',
    'sh',
    '-c',
    'mount --bind "$1" "$2" && shift 2 && exec "$@"',
    'sh',
    from,
    to,
    ...line,
  ];
  let kill = (): void => undefined;
  const ended = new Promise<Ended>((resolve) => {
    // Each program becomes the next one: the process that is started is the one that sends.
    const child = execFile(
      'unshare',
      args,
      { cwd: newFolder(), env: { ...childEnvironment(), ANN_SMTP: sink.url } },
      (error, stdout) => {
        resolve({
          code: error === null ? 0 : Number(error.code),
          document: JSON.parse(stdout || 'null') as AnswerDocument,
        });
      },
    );
    kill = () => child.kill('SIGKILL');
  });
  return { kill: () => kill(), ended };
}

/** An empty file for a mount to hide, in a folder of its own. */
export function emptyFile(): string {
  const path = join(newFolder(), 'campaigns.db');
  writeFileSync(path, '', { mode: 0o600 });
  return path;
}

/**
 * `send` of `count` messages (null: all) over a slow server; `during` runs once the second message
 * is being sent.
 */
export async function whileSending(
  path: string,
  count: number | null,
  during: (sink: SmtpSink) => Promise<void>,
): Promise<{ document: AnswerDocument; reached: string[] }> {
  let begun = (): void => undefined;
  const beginning = new Promise<void>((resolve) => (begun = resolve));
  let over = (): void => undefined;
  const end = new Promise<void>((resolve) => (over = resolve));
  let seen = 0;
  const sink = await startSink({
    async onMail() {
      if (++seen !== 2) return;
      begun();
      await end;
    },
  });
  const sending = run(sink, path, 'send');
  await beginning;
  await during(sink).finally(over);
  const { document } = await sending;
  const reached = sink.messages.map(({ to }) => to);
  await sink.close();
  expect([reached.length, new Set(reached).size], 'everybody once').toEqual([
    count ?? reached.length,
    count ?? reached.length,
  ]);
  return { document, reached };
}
