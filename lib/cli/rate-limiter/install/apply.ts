/**
 * Carries an installation out, or takes it back: writes its files, changes the user's crontab, and
 * tells the scheduler. What fails in between is undone.
 */
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { withBlock } from '../../../core/install/crontab.ts';
import { Failure } from '../../../domain/failure.ts';
import { untrusted } from '../../render/untrusted.ts';
import type { Installation } from './installation.ts';

const SAID = 300;

/** Whether a program of this name can be called. */
export function isThere(program: string, path: string | undefined): boolean {
  return (path ?? '').split(delimiter).some((folder) => {
    for (const name of [program, `${program}.exe`]) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        // Looked for in the next folder.
      }
    }
    return false;
  });
}

/** Returns false when everything was like this already. Throws Failure `scheduler_refused`. */
export function install(name: string, { files, crontab, enable }: Installation): boolean {
  if (crontab !== null) return putCrontab(name, crontab);
  const before = files.map(({ path }) => (existsSync(path) ? readFileSync(path) : null));
  const changed = files.some(({ content }, index) => before[index]?.equals(content) !== true);
  try {
    for (const { path, content } of files) replace(path, content);
    // Also when the files are the same: the user may have stopped the job.
    for (const { argv, mayFail } of enable) run(argv, { mayFail: mayFail === true });
  } catch (error) {
    files.forEach(({ path }, index) => {
      const old = before[index];
      if (old) replace(path, old);
      else rmSync(path, { force: true });
    });
    throw error;
  }
  return changed;
}

/** Returns false when nothing of it was there. */
export function remove(name: string, { files, crontab, disable }: Installation): boolean {
  if (crontab !== null) return putCrontab(name, null);
  const there = files.some(({ path }) => existsSync(path));
  for (const argv of disable.before) run(argv, { mayFail: true });
  for (const { path } of files) rmSync(path, { force: true });
  for (const argv of disable.after) run(argv, { mayFail: true });
  return there;
}

/** Latin-1 keeps each byte of the user's own lines, whatever their encoding. */
function putCrontab(name: string, block: string | null): boolean {
  const found = spawnSync('crontab', ['-l']);
  // Without a crontab, it answers with a failure and prints nothing.
  const before = found.status === 0 ? found.stdout.toString('latin1') : '';
  if (found.status !== 0 && !/no crontab/i.test(found.stderr.toString('utf8')))
    throw refused(['crontab', '-l'], found.stderr.toString('utf8'));
  const bytes = block === null ? null : Buffer.from(block, 'utf8').toString('latin1');
  const after = withBlock(before, name, bytes);
  if (after === before) return false;
  run(['crontab', '-'], { mayFail: false, input: Buffer.from(after, 'latin1') });
  return true;
}

function run(argv: readonly string[], how: { mayFail: boolean; input?: Buffer }): void {
  const [program = '', ...words] = argv;
  const { status, stderr, error } = spawnSync(program, words, { input: how.input ?? '' });
  if (!how.mayFail && (error || status !== 0))
    throw refused(argv, error?.message ?? stderr.toString('utf8'));
}

function refused(argv: readonly string[], said: string): Failure {
  return new Failure({
    code: 'scheduler_refused',
    exit: 'unavailable',
    message: `The scheduler did not take the job: ${argv.slice(0, 3).join(' ')} failed. Nothing is installed.`,
    hint:
      argv[0] === 'systemctl'
        ? 'A systemd of the user needs a login session, or once: loginctl enable-linger. Elsewhere use --for cron.'
        : 'Read details.untrusted.said. --dry-run shows what would be installed, to be put there by hand.',
    details: { untrusted: { said: untrusted(said, SAID) } },
  });
}

function replace(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
