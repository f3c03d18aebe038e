/** Pushes events to one WebSocket listener, and tells which of them the listener has confirmed. */
import type { Event } from '../../domain/event.ts';

const CLEAN_CLOSE = 1000;
/**
 * Events sent before one ping must be answered. This bounds memory, and how much is pushed twice
 * after a break. It grows while pushing succeeds. One ping at a time, because listeners disconnect
 * clients that send many (ws does at 100 unanswered pongs).
 */
const FIRST_WINDOW = 16;
const MAX_WINDOW = 1_024;

export type PushRequest = {
  /** `ws://` or `wss://`. */
  url: string;
  /** In the order of `seq`. */
  events: readonly Event[];
  /** For connecting, sending and closing together. */
  timeoutMs?: number;
  signal?: AbortSignal;
};

/**
 * `delivered`: how many events, from the first on, the listener confirmed. `error`: why not all, or
 * null.
 */
export type PushResult = { delivered: number; error: string | null };

/**
 * Sends each event as one JSON text frame `{ seq, type, at, campaignId, prospectId, messageId, data
 * }` and closes. Delivery is at least once: an event counts as delivered when the listener answers
 * a ping sent after it (RFC 6455, 5.5.3: every endpoint does, in order). Bytes in our socket's
 * buffer prove nothing when the other side dies. A listener can skip repeated events by `seq`. A
 * network failure is a result, never an exception; its text contains neither the URL nor the
 * listener's text.
 */
export async function pushEvents(request: PushRequest): Promise<PushResult> {
  const { url, events, timeoutMs = 2_000, signal } = request;
  if (events.length === 0) return { delivered: 0, error: null };
  if (!/^wss?:\/\/[^#]+$/i.test(url) || !URL.canParse(url))
    return {
      delivered: 0,
      error: 'The listener must be a ws:// or wss:// URL without a fragment.',
    };
  if (signal?.aborted === true) return { delivered: 0, error: 'Cancelled.' };

  const frames = events.map(frame);
  const { WebSocket: Socket } = await import('ws');
  const socket = new Socket(url, {
    handshakeTimeout: timeoutMs,
    perMessageDeflate: false,
    maxPayload: 65_536,
  });
  return new Promise((resolve) => {
    let delivered = 0;
    let sent = 0;
    let settled = false;

    const settle = (error: string): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      socket.terminate();
      resolve({ delivered, error: delivered === events.length ? null : error });
    };
    const cancel = (): void => settle('Cancelled.');
    const timer = setTimeout(
      () => settle(`The listener did not confirm every event within ${timeoutMs} ms.`),
      timeoutMs,
    );
    signal?.addEventListener('abort', cancel);

    const sendWindow = (): void => {
      const next = frames.slice(
        sent,
        sent + Math.min(MAX_WINDOW, Math.max(FIRST_WINDOW, delivered)),
      );
      for (const text of next) socket.send(text);
      sent += next.length;
      socket.ping(String(sent));
    };
    socket.on('open', sendWindow);
    socket.on('pong', (payload: Buffer) => {
      // A listener may send pongs unasked: only the answer to the last ping counts.
      if (payload.toString('latin1') !== String(sent) || sent === delivered) return;
      delivered = sent;
      if (delivered === events.length) socket.close(CLEAN_CLOSE);
      else sendWindow();
    });
    // Stays attached after settling: a socket that is cut off while connecting still emits an
    // error.
    socket.on('error', (error) => settle(describeFailure(error)));
    socket.on('close', () =>
      settle('The listener closed the connection before it had confirmed every event.'),
    );
  });
}

function frame({ seq, type, at, campaignId, prospectId, messageId, data }: Event): string {
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

/**
 * Keeps only system codes and HTTP status numbers: the rest of an error's text may come from the
 * listener.
 */
function describeFailure(error: Error & { code?: unknown }): string {
  const status = /^Unexpected server response: (\d{3})$/.exec(error.message)?.[1];
  if (status !== undefined)
    return `The listener answered the WebSocket handshake with HTTP ${status}.`;
  const code =
    typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(error.code)
      ? ` (${error.code})`
      : '';
  return `The listener could not be reached or broke the connection${code}.`;
}
