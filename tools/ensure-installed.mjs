/**
 * Installs the packages of package-lock.json if they are missing; otherwise prints nothing and
 * takes a few milliseconds. Runs before any package is installed: plain node, no packages.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NOTICE, driverProblem } from './sqlite-driver.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const STAMP = at('node_modules/.installed-lock');

/** One stamp per lockfile and kind of Node, because a compiled better-sqlite3 fits one ABI only. */
function stampFor(lock) {
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform}-${process.arch}-${process.versions.modules}\n`;
}

/** True when `version` lies in a range of the form `^1.2.3 || >=4.5.6`. */
export function satisfies(version, range) {
  const parse = (text) => text.split('.').map(Number);
  const actual = parse(version);
  return range.split('||').some((part) => {
    const [, operator, wanted] = /^\s*(\^|>=)(\d+\.\d+\.\d+)\s*$/.exec(part) ?? [];
    if (wanted === undefined)
      throw new Error(`engines.node holds "${part.trim()}", which this check cannot read.`);
    const least = parse(wanted);
    if (operator === '^' && actual[0] !== least[0]) return false;
    const index = least.findIndex((number, i) => number !== actual[i]);
    return index === -1 || actual[index] > least[index];
  });
}

/**
 * True when npm's own record of node_modules has every required package of the lockfile, in its
 * version.
 */
function isInstalled(lock) {
  try {
    const installed = JSON.parse(
      readFileSync(at('node_modules/.package-lock.json'), 'utf8'),
    ).packages;
    return Object.entries(JSON.parse(lock).packages).every(
      ([path, { version, optional }]) =>
        path === '' || (installed[path]?.version ?? (optional ? version : undefined)) === version,
    );
  } catch {
    return false;
  }
}

/** Runs npm with its output on stderr (stdout belongs to the caller); true when it succeeded. */
function npm(...words) {
  const own = process.env.npm_execpath;
  const [command, first] =
    own?.endsWith('.js') || own?.endsWith('.cjs') ? [process.execPath, [own]] : ['npm', []];
  process.stderr.write(`> npm ${words.join(' ')}\n`);
  const options = {
    cwd: at(''),
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  };
  return spawnSync(command, [...first, ...words], options).status === 0;
}

function fail(...lines) {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}

function ensureInstalled() {
  const { node: range } = JSON.parse(readFileSync(at('package.json'), 'utf8')).engines;
  if (!satisfies(process.versions.node, range)) {
    return fail(
      `This is Node ${process.versions.node}; campaign-management needs ${range}.`,
      'Install Node 22 LTS or newer, then run the command again.',
    );
  }
  if (!existsSync(at('package-lock.json')))
    return fail(
      'package-lock.json is missing: check out the whole project, then run the command again.',
    );
  const lock = readFileSync(at('package-lock.json'), 'utf8');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stampFor(lock)) return;

  const installed = isInstalled(lock);
  if (!installed) process.stderr.write(`${NOTICE}\n`);
  if (!installed && !npm('ci', '--no-audit', '--no-fund')) {
    return fail(
      'npm ci failed; its own message is above. Usual causes and remedies:',
      '- no connection to the registry: check the network, HTTPS_PROXY and `npm config get registry`',
      '- npm is missing: install Node with npm, or run `npm ci` with another npm',
    );
  }
  // This Node differs from the one of the installation: only the native part must be built again.
  if (driverProblem() !== null) {
    process.stderr.write(`${NOTICE}\n`);
    npm('rebuild', 'better-sqlite3', '--foreground-scripts');
  }
  const problem = driverProblem();
  if (problem !== null) {
    return fail(
      `better-sqlite3 cannot be loaded (${problem}), and this Node has no driver of its own. Usual causes and remedies:`,
      '- use Node 22.16 or newer, which has its own driver',
      `- node_modules was installed by another Node or on another machine (this is ${process.version}, ${process.platform}-${process.arch}): delete node_modules, run again`,
      '- its binary could not be downloaded and there is no compiler: install a C++ compiler, make and Python 3',
      '  (Debian, Ubuntu: apt-get install build-essential python3; macOS: xcode-select --install)',
      '- install scripts are disabled: `npm config get ignore-scripts` must print false',
    );
  }
  writeFileSync(STAMP, stampFor(lock));
}

// The path as typed may contain a symbolic link; the URL of a module never does.
if (
  process.argv[1] !== undefined &&
  realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
)
  ensureInstalled();
