/** What `npm ci` says last: which driver for SQLite this Node will use. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chooseEngine } from '../../lib/state/engine/choose-engine.ts';
import { PROJECT } from '../support/child.ts';

const run = (tool: string): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, '']);
  return stderr;
};

it('says nothing where better-sqlite3 can be loaded, and otherwise names the other', () => {
  const said = run(join(PROJECT, 'tools/sqlite-driver.mjs'));
  if (chooseEngine().name === 'better-sqlite3') expect(said).toBe('');
  else expect(said).toContain("Node's own driver (node:sqlite) is used");
});

it('where better-sqlite3 was left out, does not fail, and says whether that matters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'left-out-'));
  cpSync(join(PROJECT, 'tools'), join(folder, 'tools'), { recursive: true });
  const said = run(join(folder, 'tools/sqlite-driver.mjs'));
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  expect(said).toContain(`better-sqlite3 could not be installed for Node ${process.version}`);
  expect(said).toContain(
    major > 22 || (major === 22 && minor >= 16) ? 'No action is needed' : 'cannot run yet',
  );
});

it('nothing is installed only because better-sqlite3 could be compiled', () => {
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(PROJECT, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  expect(Object.keys(optionalDependencies ?? {})).toEqual(['better-sqlite3']);
  expect(dependencies).not.toHaveProperty('better-sqlite3');
});
