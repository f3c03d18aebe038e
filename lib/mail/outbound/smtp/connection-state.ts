/** What nodemailer's SMTP connection knows beyond its interface: its socket, and replies it does not report. */
import type { Socket } from './gated-text.ts';

/**
 * nodemailer reports a 421 in a pipelined envelope for the connection, not for the command it
 * answers; that command decides whether the reply is about the mailbox or the recipient. The
 * envelope is nodemailer's own: without it, the phase stays MAIL.
 */
export function namedByCommand(error: unknown, connection: object): unknown {
  const { command } = error as { command?: unknown };
  const envelope = (
    connection as { _envelope?: { accepted?: unknown[]; rejected?: unknown[] } | null }
  )._envelope;
  if (command !== 'CONN' || !envelope) return error;
  const answered = envelope.rejected?.length
    ? 'RCPT TO'
    : envelope.accepted?.length
      ? 'DATA'
      : null;
  return answered === null ? error : Object.assign(error as object, { command: answered });
}

/** A server may refuse EHLO with a reason and close the connection before our HELO. */
export function withLastReply(error: unknown, last: unknown): unknown {
  const { response } = error as { response?: unknown };
  return typeof response === 'string' || typeof last !== 'string' || !/^[45]\d\d[ -]/.test(last)
    ? error
    : Object.assign(error as object, { response: last });
}

/** The connection, or its time, ended in the middle of a reply. */
const BROKEN: ReadonlySet<unknown> = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDEADLINE']);

/**
 * A refusal of several lines counts from its first line on (RFC 5321 4.2.1: all have the same
 * code), even if the others never come. The queue is nodemailer's own.
 */
export function withCutReply(error: unknown, connection: object): unknown {
  const { response, code } = error as { response?: unknown; code?: unknown };
  if (typeof response === 'string' || !BROKEN.has(code)) return error;
  const { _responseQueue: lines = [], _remainder: rest = '' } = connection as {
    _responseQueue?: string[];
    _remainder?: string;
  };
  const begun = lines.at(-1) ?? rest;
  if (!/^[45]\d\d[ -]/.test(begun)) return error;
  return Object.assign(error as object, { response: begun });
}

/** The socket is nodemailer's own: a test sends an early reply into a long text. */
export function socketOf(connection: object): Socket | null {
  return (connection as { _socket?: Socket | null })._socket ?? null;
}

/** Bytes that the socket has not passed to the system yet. */
export function unsentBytes(connection: object): number {
  return socketOf(connection)?.writableLength ?? 0;
}
