import { expect, test } from 'vitest';
import { Failure } from '../../../../lib/domain/failure.ts';
import { isLoopback, readSmtpUrl } from '../../../../lib/mail/outbound/smtp/smtp-url.ts';

test.each([
  [
    'smtp://127.0.0.1:2525',
    { host: '127.0.0.1', port: 2525, secure: false, requireTls: false, loopback: true, auth: null },
  ],
  [
    'smtp://ann:p%40s%2Fs@mail.acme.test',
    {
      host: 'mail.acme.test',
      port: 587,
      secure: false,
      requireTls: true,
      loopback: false,
      auth: { user: 'ann', pass: 'p@s/s', oauth: false },
    },
  ],
  [
    'smtps://ann%40acme.test:x@mail.acme.test',
    {
      host: 'mail.acme.test',
      port: 465,
      secure: true,
      requireTls: false,
      loopback: false,
      auth: { user: 'ann@acme.test', pass: 'x', oauth: false },
    },
  ],
  [
    'smtp://u:p@[::1]:25/',
    {
      host: '::1',
      port: 25,
      secure: false,
      requireTls: false,
      loopback: true,
      auth: { user: 'u', pass: 'p', oauth: false },
    },
  ],
  [
    'smtps://ann%40acme.test;AUTH=XOAUTH2:ya29%2Fx@mail.acme.test',
    {
      host: 'mail.acme.test',
      port: 465,
      secure: true,
      requireTls: false,
      loopback: false,
      auth: { user: 'ann@acme.test', pass: 'ya29/x', oauth: true },
    },
  ],
])('%s', (url, account) => {
  expect(readSmtpUrl(url)).toEqual(account);
});

test.each([
  '',
  'mail.acme.test',
  'imap://u:s3cret@h',
  'smtp://u:s3cret@',
  'smtp://s3cret@h',
  'smtp://u:s3cret@h/?a=b',
  'smtp://u:s3cret#x@h',
  'smtp://u:s3cret%zz@h',
  'smtp://u:s3cret@h:99999',
])('%j is refused without being repeated', (url) => {
  try {
    readSmtpUrl(url);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    const { message, hint, details, code } = error as Failure;
    expect(code).toBe('smtp_url');
    expect(JSON.stringify([message, hint, details])).not.toContain('s3cret');
  }
});

test.each([
  ['smtp://127.0.0.1', true],
  ['smtp://127.9.8.7:25', true],
  ['smtp://localhost', true],
  ['smtp://LOCALHOST', true],
  ['smtp://[::1]', true],
  ['smtp://127.0.0.1.evil.test', false],
  ['smtp://127.999.1.1', false],
  ['smtp://localhost.evil.test', false],
  ['smtp://127.0.0.1@evil.test', false],
  ['smtp://10.0.0.1', false],
  ['smtp://[::2]', false],
  ['nonsense', false],
])('%s is loopback: %s', (url, expected) => {
  expect(isLoopback(url)).toBe(expected);
});
