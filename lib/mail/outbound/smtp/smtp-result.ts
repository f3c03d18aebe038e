/**
 * Turns nodemailer's report about one try into an SmtpResult; in doubt the message may have been
 * accepted.
 */
import type { Mask } from '../../mask-secrets.ts';
import type { SmtpResult } from '../../../domain/sending/message.ts';
import { errorCode, thrownField } from '../../../domain/thrown.ts';

/** How far the try had come when it ended; the transport updates it. */
export type SmtpProgress = { phase: SmtpResult['phase']; dataStarted: boolean };

const MAX_RESPONSE = 1_000;

/**
 * `response`: the server's answer to the final dot. Only a well-formed 2xx is a yes; any other
 * leaves a doubt.
 */
export function acceptedResult(response: string, mask: Mask): SmtpResult {
  const code = codeOf(response);
  const accepted = code !== null && code >= 200 && code < 300;
  return {
    accepted,
    dataStarted: true,
    phase: 'final',
    code: accepted ? code : null,
    enhanced: enhancedOf(response),
    response: mask(response).slice(0, MAX_RESPONSE),
  };
}

/**
 * A reply of 4xx or 5xx is a clear no. Any other end (a broken connection, a timeout, a reply out
 * of turn) leaves `code` null, and then `dataStarted` alone says whether the server may have
 * accepted the message.
 */
export function failedResult(error: unknown, progress: SmtpProgress, mask: Mask): SmtpResult {
  const response = thrownField(error, 'response');
  const message = thrownField(error, 'message');
  // A connection that ended within a refusal: three digits and the separator after them are a no,
  // even without the rest.
  const code = typeof response === 'string' ? codeOf(response) : null;
  const reply =
    typeof response === 'string' && code !== null && code >= 400 && code < 600 ? response : null;
  return {
    accepted: false,
    dataStarted: progress.dataStarted,
    phase: phaseOf(error, progress),
    code: reply === null ? null : code,
    enhanced: reply === null ? null : enhancedOf(reply),
    response: mask(reply ?? (typeof message === 'string' ? message : 'unknown error')).slice(
      0,
      MAX_RESPONSE,
    ),
  };
}

function phaseOf(error: unknown, progress: SmtpProgress): SmtpResult['phase'] {
  const command = thrownField(error, 'command');
  const code = errorCode(error);
  if (progress.dataStarted) return 'final';
  if (code === 'EABORTED') return 'aborted';
  // nodemailer reports the handshake by its code, for any command.
  if (code === 'ETLS') return 'starttls';
  if (typeof command !== 'string') return progress.phase;
  if (command === 'EHLO' && knowsNoEhlo(thrownField(error, 'response'))) return 'starttls';
  if (command === 'MAIL FROM') return 'mail';
  if (command === 'RCPT TO') return 'rcpt';
  if (command === 'DATA') return 'data';
  if (command.startsWith('AUTH')) return 'auth';
  return progress.phase;
}

/**
 * A server with HELO alone has no STARTTLS, which we require; a server that refuses our name has
 * another reason.
 */
function knowsNoEhlo(response: unknown): boolean {
  return typeof response === 'string' && /^50[02]/.test(response);
}

/**
 * RFC 5321 4.2: three digits before every line, the same ones (4.2.1). Null if it is not a reply.
 */
function codeOf(response: string): number | null {
  const lines = response.trimEnd().split(/\r?\n/);
  const code = /^([2-5]\d\d)(?:[ -]|$)/.exec(lines[0] ?? '')?.[1];
  return code !== undefined && lines.every((line) => line.startsWith(code)) ? Number(code) : null;
}

/** RFC 2034: the enhanced code follows the reply code. */
function enhancedOf(response: string): string | null {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(response)?.[1] ?? null;
}
