import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveSecret } from '../../lib/mail/secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'secret-'));
const fileWith = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return `file:${join(folder, name)}`;
};

test('a reference leads to the value of a variable or the one line of a file', () => {
  expect(resolveSecret('env:ANN', { ANN: ' smtp://h ' })).toBe('smtp://h');
  expect(resolveSecret(fileWith('good', 'smtp://h\n'), {})).toBe('smtp://h');
});

describe('what leads nowhere', () => {
  test.each([
    ['env:ANN', 'secret_missing', 'configuration'],
    ['env:EMPTY', 'secret_missing', 'configuration'],
    [`file:${folder}/none`, 'secret_missing', 'configuration'],
    [fileWith('empty', '\n'), 'secret_missing', 'configuration'],
    [fileWith('long', 's3cret\nmore\n'), 'secret_missing', 'configuration'],
    ['smtp://u:s3cret@h', 'secret_reference', 'usage'],
    ['env:s3cret-with-dash', 'secret_reference', 'usage'],
  ])('%s', (reference, code, exit) => {
    try {
      resolveSecret(reference, { EMPTY: '', OTHER: 's3cret' });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code, exit });
      const { message, hint, details } = error as { message: string; hint: string; details: unknown };
      expect(JSON.stringify([message, hint, details])).not.toContain('s3cret');
    }
  });
});
