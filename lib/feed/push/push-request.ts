/** What a push needs, the text of an event, and the fault behind a broken connection. */
import { errorCode } from '../../domain/thrown.ts';
import type { LookupFunction } from 'node:net';
import type { Event } from '../../domain/event.ts';
import type { PushFault } from '../../domain/listener.ts';

export type PushRequest = {
  url: string;
  /** Finds the checked addresses of the host. */
  lookup: LookupFunction;
  /** In the order of `seq`. */
  events: readonly Event[];
  /** For connecting, sending and closing together. */
  timeoutMs: number;
};

/** The JSON text of an event, the same for every kind of listener. */
export function textOf(event: Event): string {
  const { seq, type, at, campaignId, prospectId, messageId, data } = event;
  return JSON.stringify({
    seq,
    type,
    at: new Date(at).toISOString(),
    campaignId,
    prospectId,
    messageId,
    data,
  });
}

const CERTIFICATE = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

/** By the code alone: the text of an error may come from the listener. */
export function faultOf(error: unknown): PushFault {
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) return 'certificate';
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return 'refused';
  return code === 'ETIMEDOUT' ? 'timeout' : 'broke_off';
}

/** Node tries several addresses of a host and throws what happened to all of them. */
function codeOf(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors as unknown[])[0] : undefined;
  return errorCode(error) ?? errorCode(first) ?? '';
}
