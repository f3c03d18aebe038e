/** Pushes events to one listener: checks its address first, then speaks WebSocket or HTTP. */
import { checkAddress, type Resolve } from './checked-address.ts';
import { pushToWebhook } from './push-webhook.ts';
import { pushToWebSocket } from './push-websocket.ts';
import { resolveHost } from './resolve-host.ts';
import { openSigner } from './sign-event.ts';
import type { Event } from '../../domain/event.ts';
import type { Listener, PushFault, PushResult } from '../../domain/listener.ts';

export type EventPush = {
  listener: Listener;
  /** The secret itself, for `http:` and `https:`; never stored, logged or put into a result. */
  secret: string | null;
  /** Tells state files apart, as part of each event's id. */
  source: string;
  /** In the order of `seq`. */
  events: readonly Event[];
  wallClock: () => number;
  /** Null: the DNS servers of the system. */
  dnsServer?: string | null;
  /** Milliseconds, with DNS. */
  beginWithinMs?: number;
  timeoutMs?: number;
  resolve?: Resolve;
};

/** No command waits longer than this for one listener: a working one, and one that hangs. */
const BEGIN_WITHIN_MS = 2_000;
const TIMEOUT_MS = { webSocket: 2_000, webhook: 5_000 };

export async function pushEvents(push: EventPush): Promise<PushResult> {
  const { listener, events, dnsServer = null, beginWithinMs = BEGIN_WITHIN_MS } = push;
  if (events.length === 0) return { delivered: 0, fault: null, retryAfter: null };
  const began = performance.now();
  const url = URL.canParse(listener.url) ? new URL(listener.url) : null;
  if (url === null || url.hash !== '' || !/^(?:https?|wss?):$/.test(url.protocol))
    return failed('bad_url');
  const signs = url.protocol === 'https:' || url.protocol === 'http:';
  if (url.protocol === 'http:' && !listener.allowPrivate) return failed('plain_http');
  if (signs && push.secret === null) return failed('secret_missing');
  const signer = signs ? await openSigner(push.secret ?? '', push.source) : null;
  if (signs && signer === null) return failed('secret_invalid');

  const reach = !listener.allowPrivate
    ? 'public'
    : url.protocol === 'http:'
      ? 'this_machine'
      : 'private';
  const resolve = push.resolve ?? ((host) => resolveHost(host, dnsServer));
  const address = await checkAddress(url, reach, resolve);
  if ('fault' in address) return failed(address.fault);
  const { lookup } = address;
  const whole = push.timeoutMs ?? (signs ? TIMEOUT_MS.webhook : TIMEOUT_MS.webSocket);
  const timeoutMs = Math.max(1, whole - (performance.now() - began));
  const request = { url: url.href, lookup, events, timeoutMs };
  return signer === null
    ? pushToWebSocket(request)
    : pushToWebhook({ ...request, signer, beginWithinMs, wallClock: push.wallClock });
}

function failed(fault: PushFault): PushResult {
  return { delivered: 0, fault, retryAfter: null };
}
