/**
 * Prints after `npm ci` which driver for SQLite this Node will use. Plain node without packages,
 * because it may run before they are installed. Never fails: a missing optional package must not
 * stop the installation of the others.
 */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Printed before an installation, because two minutes of compiling look like a hang. */
export const NOTICE = [
  'If no binary of better-sqlite3 for this Node can be downloaded, it is compiled now: that takes one to two minutes.',
  'Without a compiler it is left out, and Node 22.16 or newer uses its own driver (node:sqlite) instead.',
].join('\n');

const BETTER = "const Database = require('better-sqlite3'); new Database(':memory:').close();";
/** As lib/state/engine/node-sqlite.ts asks for it. */
const OWN = "if (require('node:sqlite').backup === undefined) throw new Error('it is too old');";

/**
 * Runs in its own process, because a broken native module may end the process. Null when it loads.
 */
function problemOf(script) {
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status === 0) return null;
  const line = /^(?:\w*Error|.*Module did not self-register|.*NODE_MODULE_VERSION).*$/m.exec(
    stderr,
  )?.[0];
  return line ?? 'it ended its process';
}

/** Why better-sqlite3 cannot be loaded; null when it can, or when this Node has its own driver. */
export function driverProblem() {
  const problem = problemOf(BETTER);
  return problem === null || problemOf(OWN) === null ? null : problem;
}

function sayDriver() {
  if (problemOf(BETTER) === null) return;
  const { version } = process;
  const lines =
    problemOf(OWN) === null
      ? [
          `better-sqlite3 could not be installed for Node ${version}. No action is needed: Node's own driver (node:sqlite) is used.`,
        ]
      : [
          `better-sqlite3 could not be installed for Node ${version}, and this Node has no driver of its own: the skill cannot run yet.`,
          'Use Node 22.16 or newer, or install a C++ compiler, make and Python 3 and run: npm ci',
        ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

if (
  process.argv[1] !== undefined &&
  realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
)
  sayDriver();
