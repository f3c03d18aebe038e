/**
 * Turns errors of imapflow into Failures that the caller can act on; the server's words go under
 * `untrusted`.
 */
import { IMAP_REFUSAL_RULES } from '../../../../data/imap/refusal-rules.ts';
import { Failure } from '../../../domain/failure.ts';
import { wordsOf } from './server-words.ts';
import type { ImapServer } from './imap-url.ts';
import type {
  ImapPhase,
  ImapRefusalCode,
  ImapRefusalRule,
  ImapWords,
} from '../../../../data/imap/refusal-rule.ts';
import { errorCode } from '../../../domain/thrown.ts';

export type ImapStop = 'deadline' | 'aborted';

/** The fields of an imapflow or socket error that describe the problem. */
type ImapError = {
  code?: unknown;
  message?: unknown;
  authenticationFailed?: unknown;
  serverResponseCode?: unknown;
  response?: unknown;
  responseText?: unknown;
  responseStatus?: unknown;
  reason?: unknown;
  tlsFailed?: unknown;
};

const EXITS = {
  imap_auth_failed: 'configuration',
  imap_tls: 'configuration',
  imap_unavailable: 'tryAgain',
  imap_folder_missing: 'configuration',
  imap_refused: 'unavailable',
} as const satisfies Record<ImapRefusalCode, string>;

const TIMEOUTS: ReadonlySet<unknown> = new Set([
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'GREETTIMEOUT',
  'ETIMEOUT',
  'UPGRADE_TIMEOUT',
]);
/** OpenSSL's words for an answer that is not TLS: the server does not encrypt on this port. */
const NOT_TLS = /^(?:ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)|EPROTO)$/;

export function imapFailure(error: unknown, server: ImapServer, at: ImapPhase = 'read'): Failure {
  if (error instanceof Failure) return error;
  const known: ImapError = typeof error === 'object' && error !== null ? error : {};
  const words = saidBy(known, at);
  const rule = words === null ? null : ruleOf(words);
  if (rule !== null && words !== null && isRefusal(known, rule)) {
    return refusal(rule, { text: words.text, server });
  }
  if (TIMEOUTS.has(known.code)) return stopFailure('deadline', server);
  return broken(known, { server, text: words?.text ?? null });
}

/** The row that decides on a refusal; the last row matches everything. */
export function ruleOf({ phase, code, text }: ImapWords): ImapRefusalRule {
  const folded = text.toLowerCase();
  const found = IMAP_REFUSAL_RULES.find((rule) => {
    if (rule.phases && !rule.phases.includes(phase)) return false;
    if (!rule.codes && !rule.text) return true;
    return (
      (code !== null && rule.codes?.includes(code) === true) ||
      rule.text?.some((words) => folded.includes(words)) === true
    );
  });
  return found ?? (IMAP_REFUSAL_RULES.at(-1) as ImapRefusalRule);
}

/** A connection that ended with a BYE counts as refused only if the words of the BYE say so. */
function isRefusal({ authenticationFailed, responseStatus }: ImapError, rule: ImapRefusalRule) {
  if (authenticationFailed === true || responseStatus !== undefined) return true;
  return rule.id === 'no_mechanism' || rule.then === 'imap_unavailable';
}

/** Null if the error has no words of the server and none of the driver about its login. */
function saidBy(error: ImapError, at: ImapPhase): ImapWords | null {
  const isLogin =
    error.authenticationFailed === true || error.message === 'Unsupported authentication mechanism';
  // A BYE is about the connection, not about the last command.
  const phase = isLogin ? 'login' : error.reason === undefined ? at : 'connect';
  const line = [
    error.response,
    error.responseText,
    error.reason,
    isLogin ? error.message : null,
  ].find((said): said is string => typeof said === 'string' && said !== '');
  if (line === undefined) {
    return error.responseStatus === undefined ? null : { phase, code: codeOf(error), text: '' };
  }
  // "2 NO [ALERT] Too many ..." without its tag, its NO and its code.
  const text =
    /^(?:\S+ (?:NO|BAD|BYE)(?: |$))?(?:\[[^\]]{0,200}\] ?)?(.*)$/s.exec(line)?.[1] ?? line;
  return { phase, code: codeOf(error) ?? inBrackets(line), text };
}

/** The driver names the code for some commands; for others it keeps the parsed line. */
function codeOf({ serverResponseCode, response }: ImapError): string | null {
  const parsed = response as { attributes?: { section?: { value?: unknown }[] }[] } | undefined;
  const found = serverResponseCode ?? parsed?.attributes?.[0]?.section?.[0]?.value;
  return typeof found === 'string' ? found.toUpperCase() : null;
}

function inBrackets(line: string): string | null {
  return /^(?:\S+ (?:NO|BAD|BYE) )?\[([A-Za-z-]+)/.exec(line)?.[1]?.toUpperCase() ?? null;
}

function refusal(rule: ImapRefusalRule, said: { text: string; server: ImapServer }): Failure {
  const { host, port, oauth } = said.server;
  const expired =
    oauth && rule.then === 'imap_auth_failed'
      ? ' The access token has probably expired, or lacks the scope for IMAP: put a new token ' +
        'into the variable that the URL names.'
      : '';
  const by =
    oauth && rule.id === 'login_refused' ? 'refused the user or the access token' : rule.says;
  return new Failure({
    code: rule.then,
    exit: EXITS[rule.then],
    message: `The IMAP server ${host}:${port} ${by}.`,
    hint: `${rule.hint}${expired}`,
    details: { host, port, reason: rule.id, ...wordsOf(said.text, said.server) },
  });
}

function broken(error: ImapError, said: { server: ImapServer; text: string | null }): Failure {
  const { server, text } = said;
  const reason = reasonOf(error);
  const where = `${server.host}:${server.port}`;
  const details = { host: server.host, port: server.port, reason, ...wordsOf(text, server) };
  if (server.secure && NOT_TLS.test(String(error.code))) return wrongPort('clear', server);
  if (error.tlsFailed === true || isCertificate(error.code)) {
    return new Failure({
      code: 'imap_tls',
      exit: 'configuration',
      message: `The IMAP server ${where} offers no secure connection (${reason}).`,
      hint:
        'Use imaps:// for port 993 and imap:// for port 143, with the host name of its ' +
        'certificate; a server on another machine must offer TLS with a valid certificate.',
      details,
    });
  }
  return new Failure({
    code: 'imap_unreachable',
    exit: 'unavailable',
    message: `The IMAP server ${where} could not be used (${reason}).`,
    hint:
      'Check host, port and network, then run the command again; processed messages stay ' +
      'processed.',
    details,
  });
}

/**
 * The URL does not fit the port: the server uses TLS, plain text (`clear`), or another protocol.
 */
export function wrongPort(spoken: 'tls' | 'clear' | 'smtp' | 'pop3' | 'http', server: ImapServer) {
  const { host, port } = server;
  const other = spoken !== 'tls' && spoken !== 'clear';
  const message = other
    ? `The server at ${host}:${port} speaks ${spoken.toUpperCase()}, not IMAP.`
    : spoken === 'tls'
      ? `The server at ${host}:${port} uses TLS from the first byte, but the URL says imap://.`
      : `The server at ${host}:${port} does not use TLS, but the URL says imaps://.`;
  const hint = other
    ? 'Correct host and port in the variable that holds the IMAP URL: imaps://...:993.'
    : spoken === 'tls'
      ? 'Write imaps:// instead of imap:// in the variable that holds the IMAP URL.'
      : 'Write imap:// instead of imaps:// (TLS then starts by STARTTLS), or use port 993.';
  return new Failure({
    code: 'imap_tls',
    exit: 'configuration',
    message,
    hint,
    details: { host, port, reason: other ? `speaks_${spoken}` : `wants_${spoken}` },
  });
}

export function stopFailure(stop: ImapStop, server: ImapServer): Failure {
  const details = { host: server.host, port: server.port };
  const where = `${server.host}:${server.port}`;
  if (stop === 'aborted') {
    return new Failure({
      code: 'interrupted',
      exit: 'tryAgain',
      message: `Reading from ${where} was interrupted.`,
      hint: 'Run the command again; processed messages stay processed.',
      details,
    });
  }
  return new Failure({
    code: 'imap_timeout',
    exit: 'unavailable',
    message: `The IMAP server ${where} did not finish in time.`,
    hint: 'Run the command again; it goes on after the last processed message.',
    details,
  });
}

/** The server answered OK, but not to the question: the content of the folder is unknown. */
export function incomplete(server: ImapServer, about: { folder: string; reason: string }): Failure {
  return new Failure({
    code: 'imap_incomplete',
    exit: 'tryAgain',
    message: `The IMAP server ${server.host}:${server.port} did not list a folder completely.`,
    hint: 'Call again: the messages read so far are settled, and no other counts as read.',
    details: { host: server.host, port: server.port, ...about },
  });
}

function isCertificate(code: unknown): boolean {
  return typeof code === 'string' && /CERT|ERR_TLS|ERR_SSL|SELF_SIGNED/.test(code);
}

/** Only codes made by Node or imapflow: an error's message may quote the server. */
function reasonOf(error: ImapError): string {
  if (error.tlsFailed === true) return 'TLS failed';
  const code = errorCode(error);
  return code !== null && /^[A-Za-z_]{2,50}$/.test(code) ? code : 'it refused a command';
}
