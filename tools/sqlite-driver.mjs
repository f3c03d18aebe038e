/**
 * Says after `npm ci` which driver for SQLite this Node will use. Runs before anything else is known to be there: plain node,
 * no packages. It never fails: a package that is left out must not stop the installation of the others.
 */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Said before an installation, because a compiler that works for two minutes looks like one that hangs. */
export const NOTICE = [
  'better-sqlite3 is compiled now, unless its binary for this Node can be downloaded: that takes one to two minutes.',
  'Without a compiler it is left out, and Node 22.16 or newer uses its own driver (node:sqlite) instead.',
].join('\n');

const BETTER = "const Database = require('better-sqlite3'); new Database(':memory:').close();";
/** As lib/state/engine/node-sqlite.ts asks for it. */
const OWN = "if (require('node:sqlite').backup === undefined) throw new Error('it is too old');";

/** In a process of its own, because a broken native module may take its process with it. Null when all is well. */
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

/** What keeps better-sqlite3 from being loaded; null when it can be, or this Node has a driver of its own. */
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
          `better-sqlite3 could not be made for Node ${version}. That is no fault: Node's own driver (node:sqlite) is used.`,
        ]
      : [
          `better-sqlite3 could not be made for Node ${version}, and this Node has no driver of its own: nothing will run yet.`,
          'Use Node 22.16 or newer, or install a C++ compiler, make and Python 3 and run: npm ci',
        ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

if (
  process.argv[1] !== undefined &&
  realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
)
  sayDriver();
