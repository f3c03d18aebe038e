/** Pushes events to one HTTP listener, one signed request after the other on one connection. */
import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { errorCode } from '../../domain/thrown.ts';
import { faultOf, textOf, type PushRequest } from './push-request.ts';
import { readRetryAfter } from './retry-after.ts';
import type { Signer } from './sign-event.ts';
import type { Event } from '../../domain/event.ts';
import type { PushFault, PushResult } from '../../domain/listener.ts';

export type WebhookRequest = PushRequest & {
  signer: Signer;
  /** After so long (ms) no further request begins. One that has begun has until `timeoutMs`. */
  beginWithinMs: number;
  /** Milliseconds UTC by the real clock: receivers refuse old signatures. */
  wallClock: () => number;
};

/** The body of an answer is not used: a longer or slower one costs the connection. */
const BODY_BYTES = 65_536;
const BODY_MS = 500;
const HEADER_BYTES = 16_384;

/**
 * Each event is one POST with its JSON text (Standard Webhooks). A status of 2xx confirms it; the
 * next one follows only then, so that events arrive in order. Redirects are not followed. A network
 * failure is a result, never an exception.
 */
export async function pushToWebhook(request: WebhookRequest): Promise<PushResult> {
  const began = performance.now();
  const encrypted = request.url.toLowerCase().startsWith('https:');
  const options = { keepAlive: true, maxSockets: 1 };
  const agent = encrypted ? new HttpsAgent(options) : new HttpAgent(options);
  const left = (): number => request.timeoutMs - (performance.now() - began);
  let delivered = 0;
  try {
    for (const event of request.events) {
      if (delivered > 0 && performance.now() - began >= request.beginWithinMs) break;
      const post = (): Promise<PostAnswer> =>
        postEvent(event, { ...request, agent, encrypted, timeoutMs: Math.max(1, left()) });
      let answer = await post();
      // The listener closed the kept connection while the request was on its way.
      if (answer.stale) answer = await post();
      if (answer.fault !== null)
        return { delivered, fault: answer.fault, retryAfter: answer.retryAfter };
      delivered++;
    }
    return { delivered, fault: null, retryAfter: null };
  } finally {
    agent.destroy();
  }
}

/** `stale`: a connection from before broke, and nothing was answered. */
type PostAnswer = { fault: PushFault | null; retryAfter: number | null; stale: boolean };

function postEvent(
  event: Event,
  {
    url,
    lookup,
    signer,
    agent,
    encrypted,
    timeoutMs,
    wallClock,
  }: WebhookRequest & { agent: HttpAgent | HttpsAgent; encrypted: boolean },
): Promise<PostAnswer> {
  const body = textOf(event);
  const at = wallClock();
  return new Promise((resolve) => {
    const send = encrypted ? requestHttps : requestHttp;
    const posted = send(url, {
      method: 'POST',
      agent,
      lookup,
      maxHeaderSize: HEADER_BYTES,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'campaign-management',
        ...signer.headersFor(event, body, at),
      },
    });
    const settle = (answer: Partial<PostAnswer>): void => {
      clearTimeout(timer);
      resolve({ fault: null, retryAfter: null, stale: false, ...answer });
    };
    const timer = setTimeout(() => {
      settle({ fault: 'timeout' });
      posted.destroy();
    }, timeoutMs);
    let answered = false;
    // Stays attached after settling: a request that is cut off still emits an error.
    posted.on('error', (error) => {
      if (answered) return;
      const stale = posted.reusedSocket && errorCode(error) === 'ECONNRESET';
      settle({ fault: faultOf(error), stale });
    });
    // After 101 Switching Protocols there is neither an answer nor an error.
    posted.on('close', () => answered || settle({ fault: 'broke_off' }));
    posted.on('response', (response) => {
      answered = true;
      const { statusCode = 0, headers } = response;
      const answer =
        statusCode >= 200 && statusCode < 300
          ? {}
          : {
              fault: `http_${statusCode}` as const,
              retryAfter: readRetryAfter(headers['retry-after'], at),
            };
      clearTimeout(timer);
      void discardBody(response, Math.min(BODY_MS, timeoutMs)).then(() => settle(answer));
    });
    posted.end(body);
  });
}

/** Resolves when the body is over and the connection can be used again, or is destroyed. */
function discardBody(response: IncomingMessage, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(() => response.destroy(), withinMs);
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > BODY_BYTES) response.destroy();
    });
    response.on('error', () => undefined);
    response.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
