/** Reads a policy file from a place where only its owner can change it. */
import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { getuid } from 'node:process';
import { Failure } from '../domain/failure.ts';
import { readJsonFile } from './read-json-file.ts';

/** `inside`: folders in which a policy must not lie, by what they are. */
export type PolicyPlace = { path: string; inside: readonly { what: string; folder: string }[] };

/**
 * The JSON value of the file, not yet checked against its schema; undefined when there is no file
 * (a file that says `null` is a faulty policy). Throws Failure `policy_place`, `policy_writable`, and
 * those of `readJsonFile` as `policy_invalid`.
 */
export async function readPolicyFile({ path, inside }: PolicyPlace): Promise<unknown> {
  const real = realPath(path);
  if (real === null) {
    // A link whose target is gone was a policy: without it everything would be allowed.
    if (isLink(path)) throw unreadable(path, 'it is a link to a file that is not there');
    return undefined;
  }
  for (const each of new Set([path, real])) refusePlace(each, inside);
  const stats = statSync(real);
  if (!stats.isFile() && !stats.isDirectory()) throw unreadable(path, 'it is not a regular file');
  for (const each of new Set([real, dirname(real), dirname(path)])) refuseWritable(each, path);
  try {
    return await readJsonFile(real, { what: 'policy file', start: '{ "approval": "first" }' });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message, hint, details } = error;
    throw new Failure({ code: 'policy_invalid', exit: 'configuration', message, hint, details });
  }
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw unreadable(path, code ?? 'unknown error');
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function unreadable(path: string, because: string): Failure {
  return new Failure({
    code: 'policy_invalid',
    exit: 'configuration',
    message: `The policy ${path} cannot be read (${because}).`,
    hint: 'Let the user who runs the commands read the file and its folders, but not write them.',
    details: { path },
  });
}

function refusePlace(path: string, inside: PolicyPlace['inside']): void {
  const found = inside.find(({ folder }) => isInside(path, realPath(folder) ?? folder));
  if (found)
    throw new Failure({
      code: 'policy_place',
      exit: 'configuration',
      message: `The policy ${path} lies in ${found.what} (${found.folder}), where an agent works and could change it.`,
      hint: 'Keep the policy in a folder of its own outside of it, as ~/.config/campaign-management, and call the commands from the folder of your campaigns.',
      details: { path, folder: found.folder },
    });
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Windows has no such owners and modes: there the folder's access list counts. */
function refuseWritable(path: string, policy: string): void {
  if (getuid === undefined) return;
  const stats: Stats = statSync(path);
  const what = path === policy || stats.isFile() ? 'The policy' : 'The folder of the policy,';
  if (stats.uid !== getuid() && stats.uid !== 0)
    throw writable(
      `${what} ${path} belongs to another user (uid ${stats.uid}).`,
      `Let it belong to you or to root: chown root ${quoted(path)}`,
      path,
    );
  const mode = stats.mode & 0o777;
  if ((mode & 0o022) !== 0)
    throw writable(
      `${what} ${path} can be written by ${(mode & 0o002) !== 0 ? 'every user' : 'its group'} (mode ${mode.toString(8)}).`,
      `Take the permission away: chmod go-w ${quoted(path)}`,
      path,
    );
}

/** As a word of a shell. */
function quoted(path: string): string {
  return /^[\w./~+:@-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function writable(message: string, hint: string, path: string): Failure {
  return new Failure({
    code: 'policy_writable',
    exit: 'configuration',
    message,
    hint,
    details: { path },
  });
}
