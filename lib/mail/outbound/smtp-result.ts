/** Turns what nodemailer reports about one try into an SmtpResult, erring towards "may have been taken". */
import type { SmtpResult } from '../../domain/message.ts';

/** How far the try had come when it ended; kept by the transport as it goes. */
export type Progress = { phase: SmtpResult['phase']; dataStarted: boolean };

const MAX_RESPONSE = 1_000;

export function acceptedResult(response: string): SmtpResult {
  return { accepted: true, dataStarted: true, phase: 'final', code: codeOf(response), enhanced: enhancedOf(response), response: response.slice(0, MAX_RESPONSE) };
}

/**
 * A reply of 4xx or 5xx settles the matter: the server said no. Anything else (a broken connection, a timeout, a reply
 * out of turn) leaves `code` null, and then `dataStarted` alone says whether the mail may have been taken.
 */
export function failedResult(error: unknown, progress: Progress): SmtpResult {
  const { response, responseCode, message } = error as { response?: unknown; responseCode?: unknown; message?: unknown };
  const reply = typeof response === 'string' && typeof responseCode === 'number' && responseCode >= 400 ? response : null;
  return {
    accepted: false,
    dataStarted: progress.dataStarted,
    phase: phaseOf(error as { command?: unknown; code?: unknown }, progress),
    code: reply === null ? null : (responseCode as number),
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

function codeOf(response: string): number | null {
  const code = /^\d{3}/.exec(response)?.[0];
  return code === undefined ? null : Number(code);
}

/** RFC 2034: the enhanced code follows the reply code. */
function enhancedOf(response: string): string | null {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(response)?.[1] ?? null;
}
