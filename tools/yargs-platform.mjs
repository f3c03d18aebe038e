/**
 * The platform functions of yargs, which replace its own lib/platform-shims/esm.mjs in the bundle:
 * the same, without unneeded work in every call (node:assert, locales, the search for a
 * package.json).
 */
import cliui from 'cliui';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { format, inspect } from 'node:util';
import Parser from 'yargs-parser';
import stringWidth from 'string-width';

export default {
  assert: { notStrictEqual() {}, strictEqual() {} },
  cliui,
  findUp: () => undefined,
  getCallerFile: () => '',
  getEnv: (name) => process.env[name],
  getProcessArgvBin: () => '',
  inspect,
  mainFilename: '/',
  Parser,
  path: { basename, dirname, extname, join, relative, resolve },
  process: {
    argv: () => process.argv,
    cwd: process.cwd,
    emitWarning: (warning, type) => process.emitWarning(warning, type),
    execPath: () => process.execPath,
    exit(code) {
      process.exitCode = code;
    },
    nextTick: process.nextTick,
    stdColumns: process.stdout.columns ?? null,
  },
  stringWidth,
  // Always English, as with the sources.
  y18n: {
    __: (text, ...values) => format(text, ...values),
    __n: (one, many, count, ...values) => format(count === 1 ? one : many, count, ...values),
    getLocale: () => 'en',
    setLocale() {},
    updateLocale() {},
  },
};
