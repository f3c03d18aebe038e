/** The token of the private server: one for each state file, for its owner alone. */
import { execFileSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readToken } from '../../../lib/feed/live/token-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'token-'));
const file = join(folder, 'campaigns.db-live-token');
afterEach(() => rmSync(file, { force: true, recursive: true }));

test('the first call makes a token that only its owner can read, and later calls use it', () => {
  const token = readToken(file);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readToken(file)).toBe(token);
});

test('a token that others can read is refused, and not said', () => {
  const token = readToken(file);
  chmodSync(file, 0o640);
  expect(() => readToken(file)).toThrow(expect.objectContaining({ code: 'live_token_exposed' }));
  try {
    readToken(file);
  } catch (error) {
    expect(JSON.stringify(error) + String(error)).not.toContain(token);
  }
});

test('a file without a token, or a link, is refused and stays as it is', () => {
  writeFileSync(file, 'short\n', { mode: 0o600 });
  expect(() => readToken(file)).toThrow(expect.objectContaining({ code: 'live_token_invalid' }));
  expect(readFileSync(file, 'utf8')).toBe('short\n');
  rmSync(file);
  symlinkSync(join(folder, 'elsewhere'), file);
  expect(() => readToken(file)).toThrow(expect.objectContaining({ code: 'live_token_invalid' }));
});

test('a folder or a pipe in its place is refused at once', () => {
  mkdirSync(file);
  expect(() => readToken(file)).toThrow(expect.objectContaining({ code: 'live_token_invalid' }));
  rmSync(file, { recursive: true });
  execFileSync('sh', ['-c', 'mkfifo -m 600 "$0"', file]);
  expect(() => readToken(file)).toThrow(expect.objectContaining({ code: 'live_token_invalid' }));
});
