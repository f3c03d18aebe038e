/** What references/automation.md gives to copy is accepted by the programs that it is for. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findCommands, refuse, splitWords } from './check-commands.ts';
import { loadTables, readText } from './command-tables.ts';

const TEXT = readText('references/automation.md');
const folder = mkdtempSync(join(tmpdir(), 'automation-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

const has = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args).error === undefined;

function block(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(TEXT)?.[1] ?? '';
}

it('every command line exists with its flags', async () => {
  const tables = await loadTables();
  const found = findCommands(TEXT).filter(({ script }) => script !== null);
  expect(found.length).toBeGreaterThanOrEqual(15);
  for (const each of found)
    expect([each.text, await refuse(each, tables)]).toEqual([each.text, null]);
  const [, words = ''] = /rate_limiter\.ts, ([^\]]+)\]/.exec(block('yaml')) ?? [];
  const line = {
    text: '',
    script: 'rate_limiter',
    words: splitWords(words.replaceAll(',', '')),
    fenced: true,
  };
  expect(await refuse(line, tables)).toBeNull();
});

it('the shell lines make a secret that only its owner can read', () => {
  const { status, stderr } = spawnSync('sh', ['-eu'], {
    input: block('sh'),
    env: { ...process.env, HOME: folder, ANN_SMTP: 'smtps://ann:pass%20word@smtp.test' },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const path = join(folder, '.config/campaign-management/ann-smtp');
  expect(readFileSync(path, 'utf8')).toBe('smtps://ann:pass%20word@smtp.test\n');
  expect(statSync(path).mode & 0o077).toBe(0);
});

it.skipIf(!has('logrotate', '--version'))('logrotate accepts its file', () => {
  const path = join(folder, 'rotate.conf');
  writeFileSync(path, block('conf').replace('/path/to/campaigns/.agentfs', folder), {
    mode: 0o644,
  });
  const { status, stderr } = spawnSync('logrotate', ['-d', '-s', join(folder, 'state'), path], {
    encoding: 'utf8',
  });
  expect([status, /error/i.test(stderr)], stderr).toEqual([0, false]);
});
