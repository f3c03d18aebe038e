import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveAccount } from '../../lib/mail/secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'secret-'));
const fileWith = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return `file:${join(folder, name)}`;
};

test('a reference leads to the value of a variable or the one line of a file', () => {
  expect(resolveAccount('env:ANN', { ANN: ' smtp://h ' })).toBe('smtp://h');
  expect(resolveAccount(fileWith('good', 'smtp://h\n'), {})).toBe('smtp://h');
});

test('an access token is read from where the URL says, at the moment of the call', () => {
  const url = 'imaps://ann%40acme.test;AUTH=XOAUTH2:env:TOKEN@host:993';
  expect(resolveAccount('env:ANN', { ANN: url, TOKEN: 'ya29.a/b+c=' })).toBe('imaps://ann%40acme.test;AUTH=XOAUTH2:ya29.a%2Fb%2Bc%3D@host:993');
  expect(resolveAccount('env:ANN', { ANN: `smtp://ann;auth=xoauth2:${encodeURIComponent(fileWith('token', 'ya29\n'))}@host` })).toBe('smtp://ann;auth=xoauth2:ya29@host');
  // A password is a password, whatever it looks like.
  expect(resolveAccount('env:ANN', { ANN: 'smtp://ann:env:TOKEN@host', TOKEN: 'x' })).toBe('smtp://ann:env:TOKEN@host');
  expect(() => resolveAccount('env:ANN', { ANN: url })).toThrow(expect.objectContaining({ code: 'secret_missing', details: { reference: 'env:TOKEN' } }));
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
      resolveAccount(reference, { EMPTY: '', OTHER: 's3cret' });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code, exit });
      const { message, hint, details } = error as { message: string; hint: string; details: unknown };
      expect(JSON.stringify([message, hint, details])).not.toContain('s3cret');
    }
  });
});
