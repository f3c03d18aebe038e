/**
 * Which claims may be taken over before their lease ends: only those of a process that has
 * certainly ended.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ownerIsGone, ownerName, type ProcessTable } from '../../../lib/cli/clock/owner.ts';

const table = (more: Partial<ProcessTable> = {}, running: Record<number, string> = {}) => ({
  host: 'mail',
  boot: 'b0071d',
  namespace: 'pid:[4026531836]',
  startOf: (pid: number) => running[pid] ?? null,
  mayExist: (pid: number) => pid in running,
  ...more,
});

const owner = ownerName(table({}, { 42: '1000' }), 42);

describe('the owner of a claim', () => {
  it.each<[string, ProcessTable, boolean]>([
    ['is at work', table({}, { 42: '1000' }), false],
    ['is over', table(), true],
    ['is over, and its number has gone to another process', table({}, { 42: '2000' }), true],
    ['is hidden from us, but exists', table({ mayExist: () => true }), false],
    [
      'may be a clone of this machine: another boot under the same name',
      table({ boot: 'c1' }),
      false,
    ],
    ['may be in another container with the same name', table({ namespace: 'pid:[1]' }), false],
    ['is on another machine', table({ host: 'web' }), false],
  ])('%s', (_, here, gone) => {
    expect(ownerIsGone(owner, here)).toBe(gone);
  });

  it('is distinguished by its container if host name, boot and number are the same', () => {
    const elsewhere = ownerName(table({ namespace: 'pid:[1]' }, { 42: '1000' }), 42);
    expect(elsewhere).not.toBe(owner);
  });

  it('is found where neither boots nor containers have names', () => {
    const plain = { boot: null, namespace: null };
    const name = ownerName(table(plain, { 42: '1000' }), 42);
    expect(ownerIsGone(name, table(plain, { 42: '1000' }))).toBe(false);
    expect(ownerIsGone(name, table(plain))).toBe(true);
  });
});

it('a real process is at work until it ends', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], {
    stdio: 'ignore',
  });
  const name = ownerName(undefined, child.pid as number);
  expect(ownerIsGone(name)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(ownerIsGone(name)).toBe(true);
});
