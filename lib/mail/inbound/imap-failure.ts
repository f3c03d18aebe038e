/** Turns what imapflow throws into what the caller can act on; no server text, user or password gets through. */
import { Failure } from '../../domain/failure.ts';
import type { ImapServer } from './imap-url.ts';

export type ImapStop = 'deadline' | 'aborted';

/** The fields of an imapflow or socket error that say what happened. */
type ImapError = { code?: unknown; authenticationFailed?: unknown; serverResponseCode?: unknown; tlsFailed?: unknown; mailboxMissing?: unknown };

/** Response codes by which a server says "not now" rather than "wrong password" (RFC 5530). */
const TEMPORARY = new Set(['UNAVAILABLE', 'SERVERBUG', 'INUSE', 'LIMIT', 'CONTACTADMIN']);

export function imapFailure(error: unknown, server: ImapServer): Failure {
  if (error instanceof Failure) return error;
  const known: ImapError = typeof error === 'object' && error !== null ? error : {};
  const where = `${server.host}:${server.port}`;
  const details = { host: server.host, port: server.port };
  if (known.authenticationFailed === true && !TEMPORARY.has(String(known.serverResponseCode))) {
    return new Failure({
      code: 'imap_auth_failed',
      exit: 'configuration',
      message: `The IMAP server ${where} refused the user or ${server.oauth ? 'access token' : 'password'}.`,
      hint: server.oauth ? 'The token has probably expired: put a fresh one, with the scope for IMAP, into the variable that the URL names.' : 'Check the variable that holds the IMAP URL; special characters must be percent-encoded, and many providers want an app password.',
      details,
    });
  }
  if (known.mailboxMissing === true) {
    return new Failure({
      code: 'imap_folder_missing',
      exit: 'configuration',
      message: `The IMAP server ${where} has no such folder.`,
      hint: 'Check the name of the folder; INBOX always exists.',
      details,
    });
  }
  if (known.code === 'CONNECT_TIMEOUT' || known.code === 'GREETING_TIMEOUT' || known.code === 'GREETTIMEOUT' || known.code === 'ETIMEOUT') return stopFailure('deadline', server);
  const reason = reasonOf(known);
  return new Failure({
    code: 'imap_unreachable',
    exit: 'unavailable',
    message: `The IMAP server ${where} could not be used (${reason}).`,
    hint: known.tlsFailed === true || reason.includes('CERT')
      ? 'Its TLS is missing or its certificate does not verify; a server that is not on this machine must offer valid TLS.'
      : 'Check host, port and network, then run the command again; what was processed stays processed.',
    details: { ...details, reason },
  });
}

export function stopFailure(stop: ImapStop, server: ImapServer): Failure {
  const details = { host: server.host, port: server.port };
  const where = `${server.host}:${server.port}`;
  if (stop === 'aborted') {
    return new Failure({ code: 'interrupted', exit: 'tryAgain', message: `Reading from ${where} was interrupted.`, hint: 'Run the command again; what was processed stays processed.', details });
  }
  return new Failure({ code: 'imap_timeout', exit: 'unavailable', message: `The IMAP server ${where} did not finish in time.`, hint: 'Run the command again; it goes on after the last processed mail.', details });
}

/** Only codes that Node or imapflow made: an error's message may quote the server. */
function reasonOf(error: ImapError): string {
  if (error.tlsFailed === true) return 'TLS failed';
  return typeof error.code === 'string' && /^[A-Za-z_]{2,50}$/.test(error.code) ? error.code : 'it refused a command';
}
