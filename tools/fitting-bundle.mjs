/**
 * Decides whether a command may run from the bundle that `npm run prepare` left in dist/: only while every file it was made of
 * is what it was. Plain JavaScript without packages, because it runs before anything else does.
 */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Names the folder in dist/ that holds the newest bundle. */
const CURRENT = 'dist/current';

/**
 * What runs the command that `words` name (one word or two, then its flags), or null when there is no bundle of it, it does not
 * fit the sources, or it cannot be loaded. Nothing has run when it is null.
 */
export async function loadBundle(script, words, root = ROOT) {
  try {
    const folder = `${root}dist/${fs.readFileSync(root + CURRENT, 'utf8').trim()}/`;
    const entry = entryOf(script, words, folder);
    if (!fits(`${folder}${entry}.json`, root)) return null;
    keepCompiledCode(`${folder}compile-cache`);
    return (await import(pathToFileURL(`${folder}${entry}.mjs`).href)).start;
  } catch {
    return null;
  }
}

/** Each command has a file of its own; the file of the script has all of them, for help and for what is no command. */
function entryOf(script, [first = '', second = ''], folder) {
  const names = [`${script}.${first}_${second}`, `${script}.${first}`];
  return (
    names.find((name) => /^[a-z_.-]+$/.test(name) && fs.existsSync(`${folder}${name}.json`)) ??
    script
  );
}

/** What the build keeps of a file: its size and times, and a digest for copies, whose times differ. */
export function stampOf(path, root = ROOT) {
  const { size, mtimeMs, ctimeMs } = fs.statSync(root + path);
  const contents = fs.readFileSync(root + path);
  const digest = createHash('sha256').update(contents).digest('base64url');
  return { contents, stamp: { path, size, mtimeMs, ctimeMs, digest } };
}

/** Whoever reads meanwhile reads the old file or the new one, whole. */
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
    // The time of the last change (ctime) is the kernel's own: no editor, archive or copy can set it.
    if (found.ctimeMs !== each.ctimeMs || found.mtimeMs !== each.mtimeMs) moved.push(each);
  }
  // Files with other times are the same when they say the same.
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

/** Node keeps what it compiled, in a folder that nobody else can write to: what lies there is run. */
function keepCompiledCode(folder) {
  if (nodeModule.enableCompileCache === undefined || process.getuid === undefined) return;
  try {
    fs.mkdirSync(folder, { mode: 0o700, recursive: true });
    const found = fs.lstatSync(folder);
    if (found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o077) === 0)
      nodeModule.enableCompileCache(folder);
  } catch {
    // Another user's folder: everything is compiled anew.
  }
}
