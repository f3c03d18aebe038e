/** Turns what nodemailer reports about one try into an SmtpResult, erring towards "may have been taken". */
import type { SmtpResult } from '../../domain/message.ts';

/** How far the try had come when it ended; kept by the transport as it goes. */
export type Progress = { phase: SmtpResult['phase']; dataStarted: boolean };

const MAX_RESPONSE = 1_000;

/** `response`: what the server said to the final dot. Only a well-formed 2xx is a yes; anything else leaves a doubt. */
export function acceptedResult(response: string): SmtpResult {
  const code = codeOf(response);
  const accepted = code !== null && code >= 200 && code < 300;
  return { accepted, dataStarted: true, phase: 'final', code: accepted ? code : null, enhanced: enhancedOf(response), response: response.slice(0, MAX_RESPONSE) };
}

/**
 * A reply of 4xx or 5xx settles the matter: the server said no. Anything else (a broken connection, a timeout, a reply
 * out of turn) leaves `code` null, and then `dataStarted` alone says whether the mail may have been taken.
 */
export function failedResult(error: unknown, progress: Progress): SmtpResult {
  const { response, message, code: kind } = error as { response?: unknown; message?: unknown; code?: unknown };
  // A connection that ended within a reply: before the text its code is good enough; on the text only a whole reply settles anything.
  const cut = kind === 'ECONNECTION' && progress.dataStarted;
  const code = typeof response === 'string' && !cut ? codeOf(response) : null;
  const reply = code !== null && code >= 400 && code < 600 ? (response as string) : null;
  return {
    accepted: false,
    dataStarted: progress.dataStarted,
    phase: phaseOf(error as { command?: unknown; code?: unknown }, progress),
    code: reply === null ? null : code,
    enhanced: reply === null ? null : enhancedOf(reply),
    response: (reply ?? (typeof message === 'string' ? message : 'unknown error')).slice(0, MAX_RESPONSE),
  };
}

function phaseOf(error: { command?: unknown; code?: unknown }, progress: Progress): SmtpResult['phase'] {
  const { command } = error;
  if (progress.dataStarted) return 'final';
  if (error.code === 'EABORTED') return 'aborted';
  if (typeof command !== 'string') return progress.phase;
  if (command === 'MAIL FROM') return 'mail';
  if (command === 'RCPT TO') return 'rcpt';
  if (command === 'DATA') return 'data';
  if (command.startsWith('AUTH')) return 'auth';
  return progress.phase;
}

/** RFC 5321 4.2: three digits before every line, the same ones (4.2.1). Null for what is no reply. */
function codeOf(response: string): number | null {
  const lines = response.trimEnd().split(/\r?\n/);
  const code = /^([2-5]\d\d)(?:[ -]|$)/.exec(lines[0] ?? '')?.[1];
  return code !== undefined && lines.every((line) => line.startsWith(code)) ? Number(code) : null;
}

/** RFC 2034: the enhanced code follows the reply code. */
function enhancedOf(response: string): string | null {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(response)?.[1] ?? null;
}
