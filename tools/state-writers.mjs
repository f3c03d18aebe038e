/**
 * Finds the files of lib/state that write: those with a statement that changes rows, and those that
 * import such a file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const WRITES =
  /\b(?:INSERT (?:OR [A-Z]+ )?INTO|UPDATE [a-z_]+ SET|DELETE FROM)\b|transaction\('immediate'/;
/** The imports of values, static or dynamic; types run nothing. */
const IMPORTS = /\bimport\s*(?!type\b)(?:[^'";]*?\bfrom\s*|\(\s*)?'(\.[^']+)'/g;

/** Absolute paths. */
export function findStateWriters(root) {
  const folder = join(root, 'lib/state');
  const files = new Map(
    readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );
  const writers = new Set([...files].filter(([, text]) => WRITES.test(text)).map(([path]) => path));
  for (let before = -1; before < writers.size;) {
    before = writers.size;
    for (const [path, text] of files)
      if (importsOf(path, text).some((imported) => writers.has(imported))) writers.add(path);
  }
  return writers;
}

function importsOf(path, text) {
  return [...text.matchAll(IMPORTS)].map(([, specifier]) => resolve(dirname(path), specifier));
}
