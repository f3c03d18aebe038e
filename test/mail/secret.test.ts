import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { absoluteReference, exposureOf, resolveAccount } from '../../lib/mail/secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'secret-'));
const fileWith = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return `file:${join(folder, name)}`;
};

test('a reference leads to the value of a variable or the one line of a file', () => {
  expect(resolveAccount('env:ANN', { ANN: ' smtp://h ' })).toBe('smtp://h');
  expect(resolveAccount(fileWith('good', 'smtp://h\n'), {})).toBe('smtp://h');
});

test('an address behind file: is refused before it is stored or shown', () => {
  expect(() =>
    absoluteReference('file:smtp://u:s3cret@h', { cwd: folder, home: undefined }),
  ).toThrow(
    expect.objectContaining({
      code: 'secret_reference',
      message: expect.not.stringContaining('s3cret'),
    }),
  );
});

test('a link that leads to itself is an unreadable file, not a bug of ours', () => {
  const loop = join(folder, 'loop');
  symlinkSync('loop', loop);
  expect(exposureOf(`file:${loop}`)).toBeNull();
  expect(() => resolveAccount(`file:${loop}`, {})).toThrow(
    expect.objectContaining({ code: 'secret_missing' }),
  );
});

test('an access token is read from where the URL says, at the moment of the call', () => {
  const url = 'imaps://ann%40acme.test;AUTH=XOAUTH2:env:TOKEN@host:993';
  expect(resolveAccount('env:ANN', { ANN: url, TOKEN: 'ya29.a/b+c=' })).toBe(
    'imaps://ann%40acme.test;AUTH=XOAUTH2:ya29.a%2Fb%2Bc%3D@host:993',
  );
  expect(
    resolveAccount('env:ANN', {
      ANN: `smtp://ann;auth=xoauth2:${encodeURIComponent(fileWith('token', 'ya29\n'))}@host`,
    }),
  ).toBe('smtp://ann;auth=xoauth2:ya29@host');
  // Every text may be a password.
  expect(resolveAccount('env:ANN', { ANN: 'smtp://ann:env:TOKEN@host', TOKEN: 'x' })).toBe(
    'smtp://ann:env:TOKEN@host',
  );
  expect(() => resolveAccount('env:ANN', { ANN: url })).toThrow(
    expect.objectContaining({ code: 'secret_missing', details: { reference: 'env:TOKEN' } }),
  );
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
      const { message, hint, details } = error as {
        message: string;
        hint: string;
        details: unknown;
      };
      expect(JSON.stringify([message, hint, details])).not.toContain('s3cret');
    }
  });
});

describe('a file that is read', () => {
  test('is regular: a pipe, a device or a folder is refused at once, and so is a large one', () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe')]);
    const refused: [string, string][] = [
      [join(folder, 'pipe'), 'a pipe'],
      ['/dev/zero', 'a device'],
      [folder, 'a folder'],
      [fileWith('large', 's3cret'.repeat(20_000)).slice(5), 'larger than 65536 bytes'],
    ];
    for (const [path, what] of refused) {
      expect(() => resolveAccount(`file:${path}`, {}), path).toThrow(
        expect.objectContaining({
          code: 'secret_file',
          exit: 'configuration',
          message: expect.stringContaining(what),
        }),
      );
    }
  });

  test('may be named by a link, and may end in any line break', () => {
    fileWith('target', '\ufeffsmtp://h\r\n\n');
    symlinkSync('target', join(folder, 'link'));
    expect(resolveAccount(`file:${folder}/link`, {})).toBe('smtp://h');
  });

  test('is stored by its whole path, wherever the next call comes from', () => {
    const at = { cwd: '/home/ann/my work', home: '/home/ann' };
    expect(
      [
        'file:a.txt',
        'file:./s/a.txt',
        'file:../a.txt',
        'file:/a.txt',
        'file:~/a.txt',
        'env:ANN',
      ].map((reference) => absoluteReference(reference, at)),
    ).toEqual([
      'file:/home/ann/my work/a.txt',
      'file:/home/ann/my work/s/a.txt',
      'file:/home/ann/a.txt',
      'file:/a.txt',
      'file:/home/ann/a.txt',
      'env:ANN',
    ]);
  });

  test('of an access token has a whole path too', () => {
    expect(() =>
      resolveAccount('env:ANN', { ANN: 'smtp://ann;AUTH=XOAUTH2:file:token@host' }),
    ).toThrow(expect.objectContaining({ code: 'secret_file' }));
  });

  test.each([
    [0o600, null],
    [0o400, null],
    [0o640, 'its group'],
    [0o644, 'every user of this machine'],
    [0o660, 'its group'],
    [0o604, 'every user of this machine'],
  ])('with mode %o is read by %s', (mode, readers) => {
    const reference = fileWith(`mode-${mode}`, 'x');
    chmodSync(reference.slice(5), mode);
    expect(exposureOf(reference)).toBe(readers);
  });

  test('only the owner reads a file with mode 0600', () => {
    expect([exposureOf('env:ANN'), exposureOf('file:/nowhere')]).toEqual([null, null]);
  });
});
