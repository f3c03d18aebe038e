/**
 * Resolves a reference to a secret (`env:NAME`, `file:PATH`): the only module that reads secrets.
 */
import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { platform } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { errorCode } from '../domain/thrown.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The URL of an account behind `reference`, for immediate use: it must never be stored, logged or
 * put into an error. An access token is valid for about an hour, and another program renews it. If
 * the URL says `user;AUTH=XOAUTH2:env:NAME@host` (or `file:PATH`, with / written %2F), the token is
 * read from there and inserted into the URL. Throws Failure `secret_reference` (not a reference;
 * the error does not repeat it, because it may be the secret itself), `secret_missing` and
 * `secret_file` (not a regular file of at most 64 KB).
 */
export function resolveAccount(reference: string, env: Env): string {
  const url = follow(
    reference,
    env,
    'with smtp://user:password@host:587 or smtps://... to send, imaps://user:password@host to read',
  );
  const found = /^([a-z]+:\/\/[^:@/]+;AUTH=XOAUTH2:)((?:env|file)(?::|%3A)[^@/]+)(@.*)$/is.exec(
    url,
  );
  if (!found) return url;
  const [, before = '', token = '', after = ''] = found;
  const tokenReference = token.replaceAll(/%3A/gi, ':').replaceAll(/%2F/gi, '/');
  refuseRelative(tokenReference);
  return (
    before +
    encodeURIComponent(follow(tokenReference, env, 'with an access token that is valid now')) +
    after
  );
}

/** A secret that is no account, for immediate use. `wanted`: what it must hold, in a hint. */
export function resolveSecret(reference: string, env: Env, wanted: string): string {
  return follow(reference, env, wanted);
}

/**
 * This reference is not stored, so its path cannot be made absolute: a relative one would depend on
 * the current folder.
 */
function refuseRelative(reference: string): void {
  const path = /^file:(.+)$/s.exec(reference)?.[1];
  if (path === undefined || isAbsolute(path)) return;
  throw new Failure({
    code: 'secret_file',
    exit: 'configuration',
    message: `The path of the access token's file ${path} is relative.`,
    hint: `Write its absolute path into the URL: file:%2Fhome%2Fann%2F${encodeURIComponent(path)}.`,
    details: { reference },
  });
}

function follow(reference: string, env: Env, wanted: string): string {
  const name = /^env:([A-Za-z_][A-Za-z0-9_]*)$/.exec(reference)?.[1];
  if (name !== undefined) {
    const value = env[name]?.trim() ?? '';
    if (value !== '') return value;
    throw new Failure({
      code: 'secret_missing',
      exit: 'configuration',
      message:
        `The environment variable ${name} is ` +
        `${env[name] === undefined ? 'not set' : 'empty'}.`,
      hint: `Set it in the shell that calls this command: export ${name}='...', ${wanted}.`,
      details: { reference },
    });
  }
  const path = /^file:(.+)$/s.exec(reference)?.[1];
  if (path !== undefined) return readSecretFile(path, reference);
  throw noReference();
}

function noReference(): Failure {
  return new Failure({
    code: 'secret_reference',
    exit: 'usage',
    message: 'A secret is given by reference: env:NAME or file:PATH.',
    hint:
      'Put the URL into an environment variable and name that variable, e.g. --smtp ' +
      'env:ANN_SMTP. Never pass the URL itself.',
  });
}

/** Maximum size of a URL with its password, or of a token: a larger file is another file. */
const MOST_BYTES = 65_536;

/** Only regular files: reading a pipe, a terminal or a device may never end. */
function readSecretFile(path: string, reference: string): string {
  const text = readRegularFile(path, reference).trim();
  if (text !== '' && !/[\r\n\0]/.test(text)) return text;
  const what = text === '' ? 'is empty' : 'has more than one line';
  throw new Failure({
    code: 'secret_missing',
    exit: 'configuration',
    message: `The secret's file ${path} ${what}.`,
    hint: 'It must hold the URL on one line.',
    details: { reference },
  });
}

function readRegularFile(path: string, reference: string): string {
  let file: number | null = null;
  try {
    // Checked before opening, because opening a device may already have an effect; and after,
    // because the file may have been replaced.
    refuseIrregular(statSync(path), path, reference);
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    refuseIrregular(fstatSync(file), path, reference);
    // Files of /proc report a size of 0.
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    const got = readSync(file, bytes, 0, bytes.length, 0);
    if (got > MOST_BYTES) throw tooLarge(path, reference);
    return bytes.toString('utf8', 0, got);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const missing = errorCode(error) === 'ENOENT';
    throw new Failure({
      code: 'secret_missing',
      exit: 'configuration',
      message: `The secret's file ${path} ${missing ? 'does not exist' : 'cannot be read'}.`,
      hint:
        'It must hold the URL (or the access token) on one line and be readable by this user ' +
        '(mode 0600).',
      details: { reference },
    });
  } finally {
    if (file !== null) closeSync(file);
  }
}

function refuseIrregular(found: Stats, path: string, reference: string): void {
  if (!found.isFile()) {
    throw new Failure({
      code: 'secret_file',
      exit: 'configuration',
      message: `The secret's file ${path} is ${kindOf(found)}; expected a regular file.`,
      hint: 'Name a file that holds the URL on one line, or use env:NAME.',
      details: { reference },
    });
  }
  if (found.size > MOST_BYTES) throw tooLarge(path, reference);
}

function tooLarge(path: string, reference: string): Failure {
  return new Failure({
    code: 'secret_file',
    exit: 'configuration',
    message: `The secret's file ${path} is larger than ${MOST_BYTES} bytes.`,
    hint: 'It must hold the URL on one line and nothing else.',
    details: { reference },
  });
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  if (found.isSocket()) return 'a socket';
  return 'a device';
}

/**
 * The reference in its stored form. A path is made absolute, because the next call may come from
 * another folder; `~/` is the user's home. Throws Failure `secret_reference` for an address after
 * `file:`, which would be stored and shown with its password.
 */
export function absoluteReference(
  reference: string,
  { cwd, home }: { cwd: string; home: string | undefined },
): string {
  const path = /^file:(.+)$/s.exec(reference)?.[1];
  if (path === undefined) return reference;
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) throw noReference();
  const own = home !== undefined && path.startsWith('~/') ? join(home, path.slice(2)) : path;
  return `file:${resolve(cwd, own)}`;
}

/**
 * A loop of links or a closed folder does not show who may read the file; reading it reports the
 * problem.
 */
function statIfReachable(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * Which other users may read the file, in words; null if none may, or if the reference is not a
 * file. Windows has no such permissions.
 */
export function exposureOf(reference: string): string | null {
  const path = /^file:(.+)$/s.exec(reference)?.[1];
  const found = path === undefined || platform() === 'win32' ? undefined : statIfReachable(path);
  if (!found?.isFile() || (found.mode & 0o077) === 0) return null;
  return (found.mode & 0o007) === 0 ? 'its group' : 'every user of this machine';
}
