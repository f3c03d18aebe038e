/** Follows a reference to a secret (`env:NAME`, `file:PATH`): the only place that sees one. */
import { readFileSync } from 'node:fs';
import { Failure } from '../domain/failure.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The URL of an account behind `reference`, for immediate use: never stored, logged or put into an error. An access token lives for an
 * hour and is somebody else's to renew: where the URL says `user;AUTH=XOAUTH2:env:NAME@host` (or `file:PATH`, with / written %2F), the token
 * is read from there now, and stands in the answer instead.
 * Throws Failure `secret_reference` (not a reference; it is not repeated, because it may be the secret itself) and `secret_missing`.
 */
export function resolveAccount(reference: string, env: Env): string {
  const url = follow(reference, env, 'with smtp://user:password@host:587 or smtps://... to send, imaps://user:password@host to read');
  const found = /^([a-z]+:\/\/[^:@/]+;AUTH=XOAUTH2:)((?:env|file)(?::|%3A)[^@/]+)(@.*)$/is.exec(url);
  if (!found) return url;
  const [, before = '', token = '', after = ''] = found;
  return before + encodeURIComponent(follow(token.replaceAll(/%3A/gi, ':').replaceAll(/%2F/gi, '/'), env, 'with an access token that is valid now')) + after;
}

function follow(reference: string, env: Env, wanted: string): string {
  const name = /^env:([A-Za-z_][A-Za-z0-9_]*)$/.exec(reference)?.[1];
  if (name !== undefined) {
    const value = env[name]?.trim() ?? '';
    if (value !== '') return value;
    throw new Failure({
      code: 'secret_missing', exit: 'configuration', message: `The environment variable ${name} is ${env[name] === undefined ? 'not set' : 'empty'}.`,
      hint: `Set it in the shell that calls this command: export ${name}='...', ${wanted}.`, details: { reference },
    });
  }
  const path = /^file:(.+)$/s.exec(reference)?.[1];
  if (path !== undefined) return readSecretFile(path, reference);
  throw new Failure({
    code: 'secret_reference', exit: 'usage', message: 'A secret is given by reference: env:NAME or file:PATH.', hint: 'Put the URL into an environment variable and name that variable, e.g. --smtp env:ANN_SMTP. Never pass the URL itself.',
  });
}

function readSecretFile(path: string, reference: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Failure({
      code: 'secret_missing', exit: 'configuration', message: `The secret's file ${path} ${missing ? 'does not exist' : 'cannot be read'}.`, hint: 'It must hold the URL (or the access token) on one line and be readable by this user (mode 0600).', details: { reference },
    });
  }
  if (text !== '' && !/[\r\n]/.test(text)) return text;
  throw new Failure({ code: 'secret_missing', exit: 'configuration', message: `The secret's file ${path} ${text === '' ? 'is empty' : 'has more than one line'}.`, hint: 'It must hold the URL on one line.', details: { reference } });
}
