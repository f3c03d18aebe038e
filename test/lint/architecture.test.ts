/** Lint is a guard rail, so it is tested: each forbidden thing is tried in its place. */
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { HEADER, reported } from './report.fixture.ts';

const IMPORTS = 'architecture/imports';
const SYNTAX = 'no-restricted-syntax';
const GLOBALS = 'no-restricted-globals';
const EXIT = 'no-restricted-properties';

describe('what a stranger writes is read in linear time', () => {
  it.each([
    ["export const x = /^(?:a+)+$/.test('a');", 'regexp/no-super-linear-backtracking'],
    ["export const x = /^a\\s*b?\\s*$/.test('a');", 'regexp/no-super-linear-backtracking'],
    ["export const x = 'a'.replace(/\\s+$/, '');", 'regexp/no-super-linear-move'],
  ])('%s', async (code, rule) => {
    expect(await reported('lib/core/probe.ts', HEADER + code)).toContain(rule);
  });
});

describe('lib/core is pure', () => {
  it.each([
    ["import { readFileSync } from 'node:fs';\nexport const x = readFileSync('a');", IMPORTS],
    ["import { createHash } from 'crypto';\nexport const x = createHash('sha1');", IMPORTS],
    ["import type { Stats } from 'node:fs';\nexport type X = Stats;", IMPORTS],
    ["export const x = await import('node:fs');", IMPORTS],
    ["export type X = import('node:fs').Stats;", IMPORTS],
    ["const name = 'node:' + 'fs';\nexport const x = await import(name);", IMPORTS],
    ["import { open } from '../state/file/open.ts';\nexport const x = open();", IMPORTS],
    ["import type { State } from '../state/file/open.ts';\nexport type X = State;", IMPORTS],
    ["import { x } from '../mail/inbound/mime/parse-mail.ts';\nexport const y = x();", IMPORTS],
    ["import { x } from '../feed/push/push-websocket.ts';\nexport const y = x();", IMPORTS],
    ["import { x } from '../places/holidays.ts';\nexport const y = x();", IMPORTS],
    ["import { x } from '../app/send-due.ts';\nexport const y = x();", IMPORTS],
    ["import { x } from '../cli/runner/run.ts';\nexport const y = x();", IMPORTS],
    ["import { x } from '../../scripts/analytics.ts';\nexport const y = x();", IMPORTS],
    ["import { x } from '../../test/core/time/zones.fixture.ts';\nexport const y = x();", IMPORTS],
    ["import Database from 'better-sqlite3';\nexport const x = new Database('a');", IMPORTS],
    ["export const x = await import('nodemailer');", IMPORTS],
    ["import { parse } from 'chrono-node';\nexport const x = parse('a');", IMPORTS],
    ['export const x = Date.now();', SYNTAX],
    ["export const x = Date['now']();", SYNTAX],
    ['const { now } = Date;\nexport const x = now();', SYNTAX],
    ['export const x = new Date();', SYNTAX],
    ['export const x = Date();', SYNTAX],
    ['export const x = Math.random();', SYNTAX],
    ["export const x = Math['random']();", SYNTAX],
    ['const { random } = Math;\nexport const x = random();', SYNTAX],
    ['export const x = process.env.HOME;', GLOBALS],
    ["console.log('a');", GLOBALS],
    ['setTimeout(() => undefined, 1);', GLOBALS],
    ["export const x = await fetch('http://a.test');", GLOBALS],
    ['export const x = performance.now();', GLOBALS],
    ['export const x = crypto.randomUUID();', GLOBALS],
    ["export const x = globalThis['pro' + 'cess'];", GLOBALS],
    ['process.exit(1);', EXIT],
  ])('%s', async (code, rule) => {
    expect(await reported('lib/core/probe.ts', HEADER + code)).toContain(rule);
    expect(
      await reported('lib/core/classify/probe.ts', HEADER + code.replaceAll("'../", "'../../")),
    ).toContain(rule);
  });

  it.each([
    "import { DAY } from '../domain/time.ts';\nexport const x = DAY;",
    "import { BOUNCE_RULES } from '../../data/classify/bounces/bounce-rules.ts';\nexport const x = BOUNCE_RULES;",
    "import { hash } from './hash.ts';\nexport const x = hash('a');",
    "export const x = (await import('chrono-node')).parse('a', new Date(0));",
    'export const x = new Date(5).getTime() + Date.UTC(2026, 0) + Math.floor(1.5);',
  ])('and this is fine: %s', async (code) => {
    expect(await reported('lib/core/probe.ts', HEADER + code)).toEqual([]);
  });
});

describe('imports run one way', () => {
  it.each([
    ['lib/domain/probe.ts', '../core/time/zone.ts'],
    ['lib/domain/probe.ts', '../../data/classify/bounces/bounce-rules.ts'],
    ['lib/domain/probe.ts', 'tldts'],
    ['data/probe.ts', '../lib/core/time/zone.ts'],
    ['data/probe.ts', 'node:fs'],
    ['lib/state/probe.ts', '../core/time/zone.ts'],
    ['lib/state/probe.ts', '../mail/inbound/mime/parse-mail.ts'],
    ['lib/state/agentfs/probe.ts', '../../app/ports.ts'],
    ['lib/state/probe.ts', '../../data/probe.ts'],
    ['lib/mail/probe.ts', '../state/file/open.ts'],
    ['lib/mail/probe.ts', '../core/time/zone.ts'],
    ['lib/mail/inbound/probe.ts', '../../feed/push/push-websocket.ts'],
    ['lib/feed/probe.ts', '../state/file/open.ts'],
    ['lib/places/probe.ts', '../core/time/zone.ts'],
    ['lib/app/probe.ts', '../state/file/open.ts'],
    ['lib/app/probe.ts', '../mail/inbound/mime/parse-mail.ts'],
    ['lib/app/probe.ts', '../cli/runner/run.ts'],
    ['lib/app/probe.ts', 'node:fs'],
    ['lib/app/probe.ts', 'nodemailer'],
    ['lib/cli/probe.ts', '../../scripts/analytics.ts'],
    ['lib/cli/probe.ts', 'better-sqlite3'],
    ['lib/state/file/probe.ts', 'better-sqlite3'],
    ['lib/state/file/probe.ts', 'node:sqlite'],
    ['lib/mail/probe.ts', 'ws'],
    ['lib/feed/probe.ts', 'imapflow'],
    ['scripts/probe.ts', '../lib/state/file/open.ts'],
    ['scripts/probe.ts', '../lib/core/time/zone.ts'],
  ])('%s may not import %s', async (path, specifier) => {
    expect(await reported(path, `${HEADER}export const x = await import('${specifier}');`)).toEqual(
      [IMPORTS],
    );
  });

  it.each([
    ['lib/core/probe.ts', '../domain/time.ts'],
    ['lib/app/probe.ts', '../core/time/zone.ts'],
    ['lib/cli/probe.ts', '../app/send-due.ts'],
    ['lib/cli/wiring/probe.ts', '../../state/file/open.ts'],
    ['lib/mail/probe.ts', '../../data/mail/providers.ts'],
    ['lib/mail/inbound/probe.ts', '../parse-mail.ts'],
    ['lib/places/probe.ts', '../../data/places/countries.ts'],
    ['lib/state/engine/probe.ts', 'better-sqlite3'],
    ['lib/state/engine/probe.ts', 'node:sqlite'],
    ['lib/state/file/probe.ts', 'node:fs'],
    ['lib/feed/probe.ts', 'ws'],
    ['scripts/probe.ts', '../lib/cli/runner/run.ts'],
  ])('%s may import %s', async (path, specifier) => {
    expect(await reported(path, `${HEADER}export const x = await import('${specifier}');`)).toEqual(
      [],
    );
  });

  it('a package that is loaded by require() has the same owner', async () => {
    const code = (name: string): string =>
      `${HEADER}import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      export const x: unknown = require('${name}');`;
    expect(await reported('lib/state/file/probe.ts', code('better-sqlite3'))).toEqual([IMPORTS]);
    expect(await reported('lib/state/engine/probe.ts', code('better-sqlite3'))).toEqual([]);
  });

  it('a slow package is never loaded at start', async () => {
    expect(
      await reported(
        'lib/mail/probe.ts',
        `${HEADER}import { ImapFlow } from 'imapflow';\nexport const x = ImapFlow;`,
      ),
    ).toEqual([IMPORTS]);
    expect(
      await reported(
        'lib/mail/probe.ts',
        `${HEADER}import type { ImapFlow } from 'imapflow';\nexport type ProbedFlow = ImapFlow;`,
      ),
    ).toEqual([]);
  });
});

describe('lib/cli reads the state file and never writes it', () => {
  const importOf = (path: string): string =>
    `${HEADER}import { x } from '${path}';\nexport const y = x;`;

  it.each([
    ['that changes rows', '../../state/sending/place-hold.ts'],
    ['that adds rows', '../../state/events/event-log.ts'],
    ['that takes rows away', '../../state/campaigns/suppress.ts'],
    ['that calls one that writes', '../../state/campaigns/completion-store.ts'],
    ['that opens transactions', '../../state/file/transact.ts'],
    ['that makes the file', '../../state/file/open.ts'],
    ['that copies the file', '../../state/file/backup.ts'],
  ])('no command imports a file %s', async (_fact, path) => {
    expect(await reported('lib/cli/rate-limiter/probe.ts', importOf(path))).toEqual([IMPORTS]);
    expect(
      await reported(
        'lib/cli/rate-limiter/probe.ts',
        `${HEADER}export const y = await import('${path}');`,
      ),
    ).toEqual([IMPORTS]);
    expect(await reported('lib/cli/wiring/probe.ts', importOf(path))).toEqual([]);
  });

  it.each([
    '../../state/sending/holds.ts',
    '../../state/campaigns/mailboxes.ts',
    '../../state/events/enrollment-counts.ts',
    '../../state/reports/report-store.ts',
    '../../state/file/read-together.ts',
  ])('and it may read with %s', async (path) => {
    expect(await reported('lib/cli/rate-limiter/probe.ts', importOf(path))).toEqual([]);
  });

  it('types of what writes may be named', async () => {
    const code = `${HEADER}import type { State } from '../../state/file/transact.ts';\nexport const x = (state: State): State => state;`;
    expect(await reported('lib/cli/rate-limiter/probe.ts', code)).toEqual([]);
  });
});

describe('the clock, the terminal and the exit code are in lib/cli', () => {
  const places = [
    'lib/state/probe.ts',
    'lib/mail/probe.ts',
    'lib/feed/probe.ts',
    'lib/places/probe.ts',
    'lib/app/probe.ts',
  ];
  it.each([
    ['export const x = Date.now();', SYNTAX],
    ['export const x = new Date();', SYNTAX],
    ['process.exitCode = 1;', GLOBALS],
    ['export const x = process.env.HOME;', GLOBALS],
    ["console.error('a');", GLOBALS],
  ])('%s', async (code, rule) => {
    for (const path of places) expect(await reported(path, HEADER + code), path).toEqual([rule]);
    expect(await reported('lib/cli/probe.ts', HEADER + code)).toEqual([]);
  });

  it.each(['lib/cli/probe.ts', 'scripts/probe.ts', 'lib/mail/probe.ts', 'test/probe.ts'])(
    'and no module calls process.exit, not even %s',
    async (path) => {
      expect(await reported(path, `${HEADER}process.exit(0);`)).toContain(EXIT);
    },
  );
});

it.each(['lib/app/send-due.ts', 'lib/mail/probe.ts', 'scripts/rate_limiter.ts'])(
  'a promise without await is an error in %s',
  async (path) => {
    const config = (await new ESLint().calculateConfigForFile(path)) as {
      rules: Record<string, unknown[]>;
    };
    expect(config.rules['@typescript-eslint/no-floating-promises']?.[0]).toBe(2);
    expect(config.rules['@typescript-eslint/no-misused-promises']?.[0]).toBe(2);
  },
);
