/** Pushes events to one listener over WebSocket, and knows which of them the listener's end has really read. */
import type { Event } from '../domain/event.ts';

const CLEAN_CLOSE = 1000;
/**
 * Events sent before one ping must be answered: bounds memory, and what is pushed twice after a break. Grows while all goes
 * well. One ping at a time, because listeners cut those off who send many (ws does at 100 unanswered pongs).
 */
const FIRST_WINDOW = 16;
const MAX_WINDOW = 1_024;

export type PushRequest = {
  /** `ws://` or `wss://`. */
  url: string;
  /** In the order of `seq`. */
  events: readonly Event[];
  /** For everything: connecting, sending, closing. */
  timeoutMs?: number;
  signal?: AbortSignal;
};

/** `delivered`: so many events, from the first on, were read by the listener's end. `error`: why not all, or null. */
export type PushResult = { delivered: number; error: string | null };

/**
 * Sends each event as one JSON text frame `{ seq, type, at, campaignId, prospectId, messageId, data }` and closes.
 * Delivery is at least once: an event counts when the listener's end answered a ping behind it (RFC 6455, 5.5.3: every end
 * does, in order), since bytes in our socket's buffer prove nothing when the other side dies. `seq` lets the listener drop
 * what it saw before. Network trouble is an answer, never an exception, and never holds a stranger's text or the URL.
 */
export async function pushEvents(request: PushRequest): Promise<PushResult> {
  const { url, events, timeoutMs = 2_000, signal } = request;
  if (events.length === 0) return { delivered: 0, error: null };
  if (!/^wss?:\/\/[^#]+$/i.test(url) || !URL.canParse(url))
    return { delivered: 0, error: 'The listener is not a ws:// or wss:// address.' };
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
      () => settle(`The listener did not confirm everything within ${timeoutMs} ms.`),
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
      // An end may send pongs of its own accord: only the answer to the last ping means anything.
      if (payload.toString('latin1') !== String(sent) || sent === delivered) return;
      delivered = sent;
      if (delivered === events.length) socket.close(CLEAN_CLOSE);
      else sendWindow();
    });
    // Stays attached after settling: a socket that is cut off while connecting still reports it.
    socket.on('error', (error) => settle(describeFailure(error)));
    socket.on('close', () =>
      settle('The listener closed the connection before it had read everything.'),
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

/** System codes and HTTP status numbers only: the rest of such a text may come from the other side. */
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
