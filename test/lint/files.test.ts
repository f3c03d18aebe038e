/** What lint asks of every file: how it begins, how long it is, and that a word means one thing. */
import { describe, expect, it } from 'vitest';
import { HEADER, reported } from './report.fixture.ts';

const SYNTAX = 'no-restricted-syntax';

describe('every file', () => {
  it.each([
    ['no enum', 'export enum X { A }', SYNTAX],
    ['no namespace', 'export namespace X { export const a = 1; }', SYNTAX],
    ['no parameter property', 'export class X { constructor(readonly a: number) {} }', SYNTAX],
    ['no barrel', "export * from './zone.ts';", SYNTAX],
    ['no barrel by name', "export { x } from './zone.ts';", SYNTAX],
    ['no any', 'export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
    [
      'types imported as types',
      "import { Zone } from '../domain/time.ts';\nexport const x: Zone = 'UTC';",
      '@typescript-eslint/consistent-type-imports',
    ],
    [
      'five positional parameters are too many',
      'export function f(a: 1, b: 2, c: 3, d: 4, e: 5): number { return a + b + c + d + e; }',
      'max-params',
    ],
    [
      '301 lines are too many',
      `${'\n'.repeat(298)}export const x = 1;\nexport const y = 1;`,
      'max-lines',
    ],
    [
      'a suppression that suppresses nothing',
      '// eslint-disable-next-line no-eval\nexport const x = 1;',
      'none',
    ],
  ])('%s', async (_fact, code, rule) => {
    for (const path of ['lib/core/probe.ts', 'lib/mail/probe.ts', 'lib/cli/probe.ts']) {
      expect(await reported(path, HEADER + code), path).toContain(rule);
    }
  });

  it('says in its first line what it is for', async () => {
    expect(await reported('lib/core/probe.ts', 'export const x = 1;')).toEqual([
      'architecture/files',
    ]);
    expect(await reported('lib/core/probe.ts', '\n// Late.\nexport const x = 1;')).toEqual([
      'architecture/files',
    ]);
    expect(
      await reported(
        'scripts/probe.ts',
        '#!/usr/bin/env node\n/** Commands. */\nexport const x = 1;',
      ),
    ).toEqual([]);
  });

  it.each(['utils.ts', 'helpers.ts', 'index.ts', 'common.ts'])('is not called %s', async (name) => {
    expect(await reported(`lib/core/${name}`, `${HEADER}export const x = 1;`)).toEqual([
      'architecture/files',
    ]);
  });

  it('of the tests may use the clock and chance', async () => {
    expect(
      await reported(
        'test/core/probe.test.ts',
        "console.log(Date.now(), new Date(), Math.random(), process.pid);\nexport const x: any = await import('better-sqlite3');",
      ),
    ).toEqual([]);
  });
});

describe('a word means one thing', () => {
  it('a type name that another file exports is refused, also between program and tests', async () => {
    const code = `${HEADER}export type ProbedOnce = { a: string };\n`;
    expect(await reported('lib/core/probe.ts', code)).toEqual([]);
    expect(await reported('lib/core/probe.ts', code), 'the same file again').toEqual([]);
    expect(await reported('test/core/probe.ts', code)).toEqual(['architecture/type-names-once']);
  });
});
