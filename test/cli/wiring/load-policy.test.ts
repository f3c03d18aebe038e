/** Where a policy is found, what it must look like, and that no place can loosen another. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { loadPolicy } from '../../../lib/cli/wiring/approval/load-policy.ts';
import { findPolicyFaults } from '../../../lib/input/find-schema-faults.ts';
import { isPolicyFile } from '../../../lib/core/approval/policy.ts';
import { PROJECT } from '../../support/child.ts';

type World = { home: string; cwd: string; usual: string };

function world(): World {
  const root = mkdtempSync(join(tmpdir(), 'policy-'));
  const home = join(root, 'home');
  const cwd = join(root, 'work');
  mkdirSync(cwd, { recursive: true });
  return { home, cwd, usual: join(home, '.config', 'campaign-management', 'policy.json') };
}

function put(path: string, content: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

const load = ({ home, cwd }: World, env: Record<string, string> = {}) =>
  loadPolicy({ env: { HOME: home, ...env }, cwd, statePath: join(cwd, '.agentfs/campaigns.db') });
const codeOf = async (...args: Parameters<typeof load>) => (await load(...args)).failure?.code;

it('without a file nothing needs approval', async () => {
  expect(await load(world())).toMatchObject({ policy: { approval: 'none' }, failure: null });
});

it('is found in the home folder, in XDG_CONFIG_HOME and by CAMPAIGN_POLICY', async () => {
  const at = world();
  put(at.usual, '{ "approval": "first" }');
  expect((await load(at)).policy.approval).toBe('first');
  put(join(at.home, 'xdg/campaign-management/policy.json'), '{ "maxPerDay": 9 }');
  const named = put(join(at.home, 'own/mine.json'), '{ "approvers": ["Ann Lee"] }');
  const all = await load(at, {
    XDG_CONFIG_HOME: join(at.home, 'xdg'),
    CAMPAIGN_POLICY: named,
  });
  expect(all.policy).toMatchObject({ approval: 'first', maxPerDay: 9, approvers: ['Ann Lee'] });
});

it('another file can only make it stricter', async () => {
  const at = world();
  put(
    at.usual,
    '{ "approval": "each", "maxPerDay": 5, "approvers": ["Ann", "Bob"], "terminalOnly": true }',
  );
  const loose = put(
    join(at.home, 'loose.json'),
    '{ "approval": "none", "maxPerDay": 500, "approvers": ["Bob", "Eve"], "terminalOnly": false }',
  );
  expect((await load(at, { CAMPAIGN_POLICY: loose })).policy).toEqual({
    approval: 'each',
    maxPerDay: 5,
    approvers: ['Bob'],
    terminalOnly: true,
  });
});

it.each<[string, string]>([
  ['broken JSON', '{ "approval": '],
  ['an empty file', ''],
  ['a key twice', '{ "approval": "each", "approval": "none" }'],
  ['an unknown key', '{ "aproval": "each" }'],
  ['an unknown value', '{ "approval": "all" }'],
  ['a number in quotes', '{ "maxPerDay": "20" }'],
  ['no approvers', '{ "approvers": [] }'],
  ['a list', '[]'],
])('%s is one error that says where', async (_, content) => {
  const at = world();
  put(at.usual, content);
  const { policy, failure } = await load(at);
  expect(failure).toMatchObject({ code: 'policy_invalid', exit: 'configuration' });
  expect(failure?.message).toContain('policy.json');
  expect(policy.approval).toBe('none');
});

it('a misspelt key is named with the right one', async () => {
  const at = world();
  put(at.usual, '{ "aproval": "each" }');
  expect((await load(at)).failure?.hint).toContain('approval');
});

it.each<[string, (at: World) => void]>([
  ['the file, by the group', ({ usual }) => chmodSync(usual, 0o620)],
  ['the file, by everyone', ({ usual }) => chmodSync(usual, 0o602)],
  ['its folder, by the group', ({ usual }) => chmodSync(dirname(usual), 0o770)],
  ['its folder, by everyone', ({ usual }) => chmodSync(dirname(usual), 0o707)],
])('is refused when others can write %s', async (_, open) => {
  const at = world();
  put(at.usual, '{ "approval": "first" }');
  open(at);
  expect(await codeOf(at)).toBe('policy_writable');
});

it('is refused in the working folder, in the skill and beside the state file', async () => {
  const at = world();
  const inWork = put(join(at.cwd, 'deep/policy.json'), '{}');
  expect(await codeOf(at, { CAMPAIGN_POLICY: inWork })).toBe('policy_place');
  expect(await codeOf(at, { CAMPAIGN_POLICY: join(PROJECT, 'package.json') })).toBe('policy_place');
  const beside = put(join(at.home, 'state/policy.json'), '{}');
  const { failure } = await loadPolicy({
    env: { HOME: at.home, CAMPAIGN_POLICY: beside },
    cwd: at.cwd,
    statePath: join(at.home, 'state/campaigns.db'),
  });
  expect(failure?.code).toBe('policy_place');
});

it('is refused when a link leads into the working folder', async () => {
  const at = world();
  const target = put(join(at.cwd, 'policy.json'), '{ "approval": "none" }');
  mkdirSync(dirname(at.usual), { recursive: true, mode: 0o700 });
  symlinkSync(target, at.usual);
  expect(await codeOf(at)).toBe('policy_place');
});

it('a file that says null, a link to nothing and a device are faulty, not absent', async () => {
  const at = world();
  put(at.usual, 'null');
  expect(await codeOf(at)).toBe('policy_invalid');
  const other = world();
  mkdirSync(dirname(other.usual), { recursive: true, mode: 0o700 });
  symlinkSync(join(other.home, 'gone.json'), other.usual);
  expect(await codeOf(other)).toBe('policy_invalid');
  expect(await codeOf(world(), { CAMPAIGN_POLICY: '/dev/null' })).toBe('policy_invalid');
});

it('the command that mends a policy works in a folder with a space', async () => {
  const at = world();
  const path = put(join(at.home, "Ann's files", 'policy.json'), '{}');
  chmodSync(path, 0o620);
  const { failure } = await load(at, { CAMPAIGN_POLICY: path });
  const fix = /: (chmod .+)$/.exec(failure?.hint ?? '')?.[1] ?? 'false';
  execFileSync('sh', ['-c', fix]);
  expect(await codeOf(at, { CAMPAIGN_POLICY: path })).toBeUndefined();
});

it('named by CAMPAIGN_POLICY it must be there', async () => {
  const at = world();
  expect(await codeOf(at, { CAMPAIGN_POLICY: join(at.home, 'none.json') })).toBe('policy_missing');
});

it('the quick check accepts what the schema accepts', async () => {
  const values: unknown[] = [
    {},
    { approval: 'none' },
    { approval: 'each', maxPerDay: 0, approvers: ['Ann Lee'], terminalOnly: true },
    { maxPerDay: 1_000_000 },
    { maxPerDay: 1_000_001 },
    { maxPerDay: -1 },
    { maxPerDay: 1.5 },
    { maxPerDay: null },
    { approvers: ['Ann', 'Ann'] },
    { approvers: [''] },
    { approvers: ['Ann\nLee'] },
    { approvers: [' Ann'] },
    { approvers: ['Zoë Müller-Lüdenscheidt Jr.'] },
    { approvers: ['a'.repeat(100)] },
    { approvers: ['a'.repeat(101)] },
    { approvers: 'Ann' },
    { terminalOnly: 'true' },
    { $schema: 'x' },
    null,
    [],
    'each',
    7,
  ];
  for (const value of values)
    expect([value, isPolicyFile(value)]).toEqual([
      value,
      (await findPolicyFaults(value)).length === 0,
    ]);
});
