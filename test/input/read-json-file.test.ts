import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJsonFile } from '../../lib/input/read-json-file.ts';

const read = (path: string): Promise<unknown> =>
  readJsonFile(path, { what: 'campaign file', start: '{}' });

const folder = mkdtempSync(join(tmpdir(), 'campaign-'));
const fileWith = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

test('a byte order mark is forgiven', async () => {
  expect(await read(fileWith('bom.json', '\ufeff{"id": "ü"}'))).toEqual({ id: 'ü' });
});

test.each([
  [join(folder, 'none.json'), 'file_not_found', 'notFound'],
  [folder, 'file_unreadable', 'invalidData'],
  [fileWith('empty.json', ' \n'), 'invalid_json', 'invalidData'],
  [fileWith('broken.json', '{\n"a": }'), 'invalid_json', 'invalidData'],
  [fileWith('twice.json', '{"a": 1, "a": 2}'), 'duplicate_key', 'invalidData'],
  [
    fileWith('latin1.json', Buffer.from('{"a": "\xfc"}', 'latin1')),
    'invalid_encoding',
    'invalidData',
  ],
  [
    fileWith('utf16.json', Buffer.from('\ufeff{"a": 1}', 'utf16le')),
    'invalid_encoding',
    'invalidData',
  ],
  [fileWith('large.json', Buffer.alloc(5_000_001, 32)), 'file_too_large', 'invalidData'],
])('%s is refused', async (path, code, exit) => {
  await expect(read(path)).rejects.toMatchObject({ code, exit });
});

test('a syntax error is reported with its line and column', async () => {
  await expect(read(fileWith('line.json', '{\n  "a": 1,\n  b: 2\n}'))).rejects.toMatchObject({
    message: expect.stringContaining(
      'expected a key in double quotes at line 3, column 3',
    ) as string,
    details: { line: 3, column: 3 },
  });
});
