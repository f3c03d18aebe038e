import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const tool = new URL('../../tools/ensure-installed.mjs', import.meta.url);
const lockfile = new URL('../../package-lock.json', import.meta.url);
const { satisfies } = (await import(tool.href)) as {
  satisfies: (version: string, range: string) => boolean;
};
const RANGE = '^20.19.0 || >=22.12.0';

describe('a version of Node', () => {
  it.each([
    ['18.20.0', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['21.7.0', false],
    ['22.11.9', false],
    ['22.12.0', true],
    ['22.18.1', true],
    ['24.0.0', true],
  ])('%s is good enough: %s', (version, answer) => {
    expect(satisfies(version, RANGE)).toBe(answer);
  });

  it('is never judged by a range that cannot be read', () => {
    expect(() => satisfies('20.19.0', '20.x')).toThrow('20.x');
  });
});

it('says nothing when all is installed', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(tool)], {
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});

/**
 * npm leaves out of the lockfile what its registry lacks, and `npm ci` then refuses the file for
 * being out of step.
 */
it('every package that the lockfile asks for is in the lockfile', () => {
  type Locked = {
    dependencies?: Record<string, string>;
    optionalDependencies?: Record<string, string>;
  };
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const missing = Object.entries(packages).flatMap(
    ([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies }).filter(
        (name) => !isFoundFrom(path, name, packages),
      ),
  );
  expect(missing).toEqual([]);
});

/** As Node looks a package up: in the folder's own node_modules, then in every one above. */
function isFoundFrom(path: string, name: string, packages: Record<string, unknown>): boolean {
  const above = `/${path}`.split('/node_modules/').slice(1);
  return [...above.keys(), above.length].some((depth) => {
    const folder = above
      .slice(0, depth)
      .map((parent) => `node_modules/${parent}/`)
      .join('');
    return `${folder}node_modules/${name}` in packages;
  });
}
