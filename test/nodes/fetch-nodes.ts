/** Fetches other versions of Node with npm (their binaries are packages) and keeps them between runs. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The newest of each line, and the oldest whose own driver can do all that is asked of it. */
const WANTED = ['22.16.0', '22', '24', '26'];

export type OtherNode = { version: string; bin: string };

/** Throws when the registry cannot be reached, or has none for this platform. */
export function fetchNodes(): OtherNode[] {
  const kept = keptFolder();
  return WANTED.map((wanted) => fetchNode(wanted, kept));
}

function fetchNode(wanted: string, kept: string): OtherNode {
  const packed = join(kept, `packed-${process.pid}`);
  mkdirSync(packed);
  try {
    const name = `node-${process.platform}-${process.arch}`;
    const version = exact(name, wanted);
    const bin = join(kept, version, 'bin');
    if (!existsSync(join(bin, 'node'))) {
      run('npm', ['pack', '--silent', `${name}@${version}`, '--pack-destination', packed]);
      const [archive = ''] = readdirSync(packed);
      run('tar', ['-xzf', join(packed, archive), '-C', packed, 'package/bin/node']);
      rmSync(join(kept, version), { recursive: true, force: true });
      renameSync(join(packed, 'package'), join(kept, version));
    }
    return { version, bin };
  } finally {
    rmSync(packed, { recursive: true });
  }
}

/** The registry lists versions in the order in which they were added; npm itself knows which is the newest. */
function exact(name: string, wanted: string): string {
  const answer = run('npm', ['pack', '--dry-run', '--json', `${name}@${wanted}`]);
  const [found] = JSON.parse(answer) as { version: string }[];
  if (found === undefined) throw new Error(`npm knows no ${name}@${wanted}`);
  return found.version;
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: 300_000,
  });
  if (status === 0) return stdout;
  throw new Error(error?.message ?? stderr.trim().split('\n')[0] ?? `${command} failed`);
}

/** What lies there is run, so nobody else may write to it. */
function keptFolder(): string {
  const folder = join(tmpdir(), `campaign-management-nodes-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(folder);
  if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0))
    throw new Error(`${folder} belongs to another user`);
  return folder;
}
