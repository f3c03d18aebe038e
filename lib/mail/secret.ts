/** Follows a reference to a secret (`env:NAME`, `file:PATH`): the only place that sees one. */
import { readFileSync } from 'node:fs';
import { Failure } from '../domain/failure.ts';

/**
 * The secret behind `reference`, for immediate use: never stored, logged or put into an error.
 * Throws Failure `secret_reference` (not a reference; it is not repeated, because it may be the secret itself) and `secret_missing`.
 */
export function resolveSecret(reference: string, env: Readonly<Record<string, string | undefined>>): string {
  const name = /^env:([A-Za-z_][A-Za-z0-9_]*)$/.exec(reference)?.[1];
  if (name !== undefined) {
    const value = env[name]?.trim() ?? '';
    if (value !== '') return value;
    throw new Failure({
      code: 'secret_missing', exit: 'configuration', message: `The environment variable ${name} is ${env[name] === undefined ? 'not set' : 'empty'}.`,
      hint: `Set it in the shell that calls this command: export ${name}='...', with smtp://user:password@host:587 or smtps://... to send, imaps://user:password@host to read.`, details: { reference },
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
      code: 'secret_missing', exit: 'configuration', message: `The secret's file ${path} ${missing ? 'does not exist' : 'cannot be read'}.`, hint: 'It must hold the URL on one line and be readable by this user (mode 0600).', details: { reference },
    });
  }
  if (text !== '' && !/[\r\n]/.test(text)) return text;
  throw new Failure({ code: 'secret_missing', exit: 'configuration', message: `The secret's file ${path} ${text === '' ? 'is empty' : 'has more than one line'}.`, hint: 'It must hold the URL on one line.', details: { reference } });
}
