/** Which driver a process uses, and what it says when there is none. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { chooseEngine, openDatabase } from '../../../lib/state/engine/choose-engine.ts';
import { ENGINES } from './engines.fixture.ts';
import type { SqlEngine } from '../../../lib/state/engine/database.ts';

const engine = (name: SqlEngine['name']): SqlEngine => ({
  name,
  open: () => {
    throw new Error('nothing is opened here');
  },
});
const missing = (code: string) => (): SqlEngine => {
  throw Object.assign(new Error('no such module'), { code });
};

describe('the driver', () => {
  const better = (): SqlEngine => engine('better-sqlite3');
  const own = (): SqlEngine => engine('node:sqlite');
  const never = (): SqlEngine => expect.unreachable('it is not asked for');

  it.each(['20.20.2', '22.12.0', '22.23.5'])('of Node %s is better-sqlite3', (node) => {
    expect(chooseEngine(node, { better, own: never }).name).toBe('better-sqlite3');
  });

  it.each(['MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'])('of Node 22 after %s is its own', (code) => {
    expect(chooseEngine('22.16.0', { better: missing(code), own }).name).toBe('node:sqlite');
  });

  it.each(['24.0.0', '24.21.0', '26.12.1'])(
    'of Node %s is its own: the other may abort there as the process ends',
    (node) => {
      expect(chooseEngine(node, { better: never, own }).name).toBe('node:sqlite');
      const without = { better, own: missing('ERR_UNKNOWN_BUILTIN_MODULE') };
      expect(chooseEngine(node, without).name).toBe('better-sqlite3');
    },
  );

  it.each([
    ['MODULE_NOT_FOUND', 'is not installed'],
    ['ERR_DLOPEN_FAILED', 'was made for another Node.js'],
  ])('%s: says what is missing and what to do', (code, said) => {
    const none = { better: missing(code), own: missing('ERR_UNKNOWN_BUILTIN_MODULE') };
    expect(() => chooseEngine('20.20.2', none)).toThrow(
      expect.objectContaining({
        code: 'not_installed',
        exit: 'configuration',
        message: expect.stringContaining(said),
        hint: expect.stringMatching(/22\.16.*npm rebuild better-sqlite3/),
      }),
    );
  });

  it('here is one of those that keep the contract', () => {
    expect(ENGINES.map(({ name }) => name)).toContain(chooseEngine().name);
    const db = openDatabase(':memory:');
    expect(db.prepare('SELECT 1').pluck().get()).toBe(1);
    db.close();
  });

  it('says nothing on stderr when it is loaded, and lets later warnings through', () => {
    const code = `import { ENGINES } from './test/state/engine/engines.fixture.ts';
      ENGINES.forEach((each) => each.open(':memory:', { readonly: false, timeout: 0 }).close());
      setTimeout(() => process.emitWarning('a later one'), 1);`;
    const tsx = new URL('../../../node_modules/tsx/dist/esm/index.mjs', import.meta.url).href;
    const script = `${process.execPath} --import ${tsx} --input-type=module -e "$1" 2>&1`;
    const said = execFileSync('sh', ['-c', script, 'sh', code], { encoding: 'utf8' });
    expect(said.split('\n').filter((line) => /Warning/.test(line))).toEqual([
      expect.stringMatching(/^\(node:\d+\) Warning: a later one$/),
    ]);
  });
});
