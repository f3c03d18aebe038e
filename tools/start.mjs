/**
 * Starts a script of this skill in this process: from the bundle if it matches the sources, else
 * with plain node if that runs TypeScript, else with tsx. Called by tools/run-script: `node
 * start.mjs SCRIPT ARGUMENT ...`.
 */
import { existsSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadBundle } from './fitting-bundle.mjs';

const TSX = new URL('../node_modules/tsx/dist/esm/index.mjs', import.meta.url);

// The script gets the arguments as if it had been called directly.
process.argv.splice(1, 1);
const script = realpathSync(process.argv[1]);
process.argv[1] = script;

const start = await loadBundle(basename(script, '.ts'), process.argv.slice(2));
if (start !== null) await start();
else if (process.features.typescript || existsSync(TSX)) {
  // Registers tsx as loader instead of calling its command: one process less, and signals reach the
  // script directly.
  if (!process.features.typescript) await import(TSX.href);
  await import(pathToFileURL(script).href);
} else {
  const error = {
    code: 'not_installed',
    message: 'The packages of this skill are not installed.',
    hint: 'Run npm ci in the folder of this skill, then call again.',
  };
  process.stdout.write(`${JSON.stringify({ ok: false, error })}\n`);
  process.exitCode = 78;
}
