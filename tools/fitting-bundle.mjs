/**
 * Decides whether a command may run from the bundle that `npm run prepare` made in dist/: only if
 * all of its sources are unchanged. Plain JavaScript without packages, because it runs first.
 */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Names the folder in dist/ that holds the newest bundle. */
const CURRENT = 'dist/current';

/**
 * Returns the function that runs the command in `words` (one or two words, then its flags). Null,
 * without having run anything, when the bundle has no such command, does not match the sources, or
 * cannot be loaded.
 */
export async function loadBundle(script, words, root = ROOT) {
  try {
    const folder = `${root}dist/${fs.readFileSync(root + CURRENT, 'utf8').trim()}/`;
    const entry = entryOf(script, words, folder);
    if (!fits(`${folder}${entry}.json`, root)) return null;
    keepCompiledCode(`${folder}compile-cache`);
    const { start } = await import(pathToFileURL(`${folder}${entry}.mjs`).href);
    // A file that was cut off between two statements still loads.
    return typeof start === 'function' ? start : null;
  } catch {
    return null;
  }
}

/**
 * Each command has its own file; the file of the script has all of them, for help and for unknown
 * commands.
 */
function entryOf(script, [first = '', second = ''], folder) {
  const names = [`${script}.${first}_${second}`, `${script}.${first}`];
  return (
    names.find((name) => /^[a-z_.-]+$/.test(name) && fs.existsSync(`${folder}${name}.json`)) ??
    script
  );
}

/**
 * What the build records of a file: its size and times, and a digest for copies, whose times
 * differ.
 */
export function stampOf(path, root = ROOT) {
  const { size, mtimeMs, ctimeMs } = fs.statSync(root + path);
  const contents = fs.readFileSync(root + path);
  const digest = createHash('sha256').update(contents).digest('base64url');
  return { contents, stamp: { path, size, mtimeMs, ctimeMs, digest } };
}

/** Writes atomically: a concurrent reader sees the old or the new file. */
export function replaceFile(file, text) {
  fs.writeFileSync(`${file}.${process.pid}`, text);
  fs.renameSync(`${file}.${process.pid}`, file);
}

function fits(stampFile, root) {
  const stamp = JSON.parse(fs.readFileSync(stampFile, 'utf8'));
  const moved = [];
  for (const each of stamp) {
    const found = fs.statSync(root + each.path);
    if (found.size !== each.size) return false;
    // The time of the last change (ctime) is the kernel's own: no editor, archive or copy can set
    // it.
    if (found.ctimeMs !== each.ctimeMs || found.mtimeMs !== each.mtimeMs) moved.push(each);
  }
  // Files with other times are equal if their contents are.
  for (const each of moved) {
    const { stamp: found } = stampOf(each.path, root);
    if (found.digest !== each.digest) return false;
    Object.assign(each, found);
  }
  try {
    if (moved.length > 0) replaceFile(stampFile, JSON.stringify(stamp));
  } catch {
    // The folder belongs to another user: the digests are compared each time.
  }
  return true;
}

/**
 * Node's cache of compiled code, in a folder that only this user can write to, because its contents
 * are executed.
 */
function keepCompiledCode(folder) {
  if (nodeModule.enableCompileCache === undefined || process.getuid === undefined) return;
  try {
    fs.mkdirSync(folder, { mode: 0o700, recursive: true });
    const found = fs.lstatSync(folder);
    if (found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o077) === 0)
      nodeModule.enableCompileCache(folder);
  } catch {
    // Another user's folder: everything is compiled again.
  }
}
