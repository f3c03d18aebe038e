/** Listeners of events: the addresses in `notify` of campaign files, and why a push failed. */
import type { EventType } from './event.ts';

/** An entry of `notify`. */
export type ListenerFile = {
  /** `ws://`, `wss://`, `https://`, or `http://` on this machine. */
  url: string;
  /** Default: every event. */
  types?: EventType[];
  /** Reference to the secret that signs requests: `env:NAME` or `file:/PATH`. */
  secret?: string;
  /** True: the address may be on this machine or in a private network. */
  allowPrivate?: boolean;
};

/** All entries with the same URL are one listener. `types` null: every event. */
export type Listener = {
  url: string;
  types: readonly EventType[] | null;
  secret: string | null;
  allowPrivate: boolean;
};

export const PUSH_FAULTS = [
  /** The address cannot be used as it is written. */
  'bad_url',
  /** `http:` beyond this machine. */
  'plain_http',
  'secret_missing',
  'secret_invalid',
  'unknown_host',
  'dns_unanswered',
  /** DNS, or the URL itself, leads to an address that the campaign file does not allow. */
  'private_address',
  'refused',
  'certificate',
  'timeout',
  /** The connection broke, or the answer was not HTTP or WebSocket. */
  'broke_off',
] as const;
/** `http_410`: the listener answered with that status. */
export type PushFault = (typeof PUSH_FAULTS)[number] | `http_${number}`;

/**
 * Found without connecting: a corrected file or secret is tried at once, whatever the breaker says.
 */
export const SETUP_FAULTS: ReadonlySet<PushFault> = new Set([
  'bad_url',
  'plain_http',
  'secret_missing',
  'secret_invalid',
]);

/** The listener does not exist any more (RFC 9110, 15.5.11): it gets no further events. */
export const GONE = 'http_410' satisfies PushFault;

/**
 * `delivered`: how many events, from the first on, the listener confirmed. `fault` null with fewer
 * than all: the listener works, and the time for this push is over.
 */
export type PushResult = {
  delivered: number;
  fault: PushFault | null;
  /** The answer asks for no try within this time (ms); null: it says nothing. */
  retryAfter: number | null;
};
