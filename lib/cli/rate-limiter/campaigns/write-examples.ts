/** Writes several files into a folder: all of them or none, and none over another file. */
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../../domain/failure.ts';
import { errorCode } from '../../../domain/thrown.ts';

export type ExampleFile = { name: string; content: string };

/** `unchanged`: the file is there already, and says the same. */
export type WrittenFile = { path: string; outcome: 'written' | 'replaced' | 'unchanged' };

/**
 * Throws Failure `output_exists` for files that say something else, unless `force`, and
 * `output_unwritable`; then nothing was changed.
 */
export function writeExamples(
  folder: string,
  files: readonly ExampleFile[],
  { force, dryRun }: { force: boolean; dryRun: boolean },
): WrittenFile[] {
  const found = files.map(({ name, content }) => {
    const path = join(folder, name);
    return { path, content, outcome: outcomeFor(path, content) };
  });
  const others = found.filter(({ outcome }) => outcome === 'replaced');
  if (others.length > 0 && !force) throw exists(others.map(({ path }) => path));
  if (!dryRun) writeAll(found.filter(({ outcome }) => outcome !== 'unchanged'));
  return found.map(({ path, outcome }) => ({ path, outcome }));
}

function outcomeFor(path: string, content: string): WrittenFile['outcome'] {
  if (!existsSync(path)) return 'written';
  try {
    return readFileSync(path, 'utf8') === content ? 'unchanged' : 'replaced';
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** What was there is kept beside it until every file has its name. */
function writeAll(files: readonly (WrittenFile & { content: string })[]): void {
  const undo: (() => void)[] = [];
  const added = `.${process.pid}.tmp`;
  const kept = `.${process.pid}.old`;
  let path = '';
  try {
    for (const file of files) {
      path = file.path;
      writeFileSync(`${path}${added}`, file.content, { flag: 'wx' });
    }
    for (const { path: target, outcome, content } of files) {
      path = target;
      if (outcome === 'replaced') {
        renameSync(target, `${target}${kept}`);
        undo.push(() => renameSync(`${target}${kept}`, target));
        renameSync(`${target}${added}`, target);
      } else if (addFile(`${target}${added}`, target, content)) undo.push(() => rmSync(target));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw errorCode(error) === 'EEXIST' ? exists([path]) : unwritable(path, error);
  } finally {
    for (const file of files)
      for (const suffix of [added, kept]) rmSync(`${file.path}${suffix}`, { force: true });
  }
}

/** False: another call has written the same meanwhile. Throws EEXIST for anything else. */
function addFile(from: string, target: string, content: string): boolean {
  try {
    linkSync(from, target);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST' || outcomeFor(target, content) !== 'unchanged') throw error;
    return false;
  }
}

function exists(paths: readonly string[]): Failure {
  return new Failure({
    code: 'output_exists',
    exit: 'refused',
    message: `${paths.join(' and ')} ${paths.length === 1 ? 'exists' : 'exist'} already and ${paths.length === 1 ? 'says' : 'say'} something else; nothing was written.`,
    hint: 'Call it in another folder, or add --force to replace what is there.',
  });
}

function unwritable(path: string, error: unknown): Failure {
  return new Failure({
    code: 'output_unwritable',
    exit: 'configuration',
    message: `${path} could not be written (${errorCode(error)}); nothing was changed.`,
    hint: 'Check that you may write to this folder.',
  });
}
