/** Pushes events to one WebSocket listener, and tells which of them the listener has confirmed. */
import { faultOf, textOf, type PushRequest } from './push-request.ts';
import type { PushFault, PushResult } from '../../domain/listener.ts';

const CLEAN_CLOSE = 1000;
/**
 * Events sent before one ping must be answered. This bounds memory, and how much is pushed twice
 * after a break. It grows while pushing succeeds. One ping at a time, because listeners disconnect
 * clients that send many (ws does at 100 unanswered pongs).
 */
const FIRST_WINDOW = 16;
const MAX_WINDOW = 1_024;

/**
 * Sends each event as one JSON text frame and closes. Delivery is at least once: an event counts as
 * delivered when the listener answers a ping sent after it (RFC 6455, 5.5.3: every endpoint does,
 * in order). Bytes in our socket's buffer prove nothing when the other side dies. A listener can
 * skip repeated events by `seq`. A network failure is a result, never an exception.
 */
export async function pushToWebSocket(request: PushRequest): Promise<PushResult> {
  const { url, lookup, events, timeoutMs } = request;
  const frames = events.map(textOf);
  const { WebSocket: Socket } = await import('ws');
  const socket = new Socket(url, {
    lookup,
    perMessageDeflate: false,
    maxPayload: 65_536,
  });
  return new Promise((resolve) => {
    let delivered = 0;
    let sent = 0;
    let settled = false;

    const settle = (fault: PushFault | null): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      socket.terminate();
      const all = delivered === events.length;
      resolve({ delivered, fault: all ? null : fault, retryAfter: null });
    };
    // A listener that confirmed some events works: it was not given the time for the others.
    const timer = setTimeout(() => settle(delivered > 0 ? null : 'timeout'), timeoutMs);

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
    socket.on('error', (error) => settle(statusOf(error) ?? faultOf(error)));
    socket.on('close', () => settle('broke_off'));
  });
}

/** The status of a refused handshake. */
function statusOf(error: Error): PushFault | null {
  const status = /^Unexpected server response: (\d{3})$/.exec(error.message)?.[1];
  return status === undefined ? null : `http_${Number(status)}`;
}
