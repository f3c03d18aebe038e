/** Turns a request for `/ws` into a listener of the feed, or answers why not. */
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import { PROTOCOL, type Access } from './access.ts';
import { CLOSE, closeSocket } from './feed-client.ts';
import { readFeedRequest } from './feed-request.ts';
import type { LiveFeed } from './feed.ts';
import type { LiveFeedPort } from './live-port.ts';
import type { LiveLimits } from './limits.ts';

export type Upgrading = { access: Access; feed: LiveFeed; port: LiveFeedPort; limits: LiveLimits };

export async function createSocketServer({
  clientFrame,
  clientFrames,
}: LiveLimits): Promise<WebSocketServer> {
  const { WebSocketServer: Sockets } = await import('ws');
  return new Sockets({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: clientFrame,
    maxFragments: clientFrames,
    maxBufferedChunks: clientFrames,
    // Never answers with the token.
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
}

export function upgrade(
  sockets: WebSocketServer,
  { access, feed, port, limits }: Upgrading,
  [request, stream, head]: [IncomingMessage, Duplex, Buffer],
): void {
  // A client that goes away in the middle is no news.
  stream.on('error', () => undefined);
  const refuse = (status: number, why: string): void => answer(stream, status, why);
  const url = `http://feed.invalid${request.url ?? ''}`;
  const { pathname, searchParams } = URL.canParse(url)
    ? new URL(url)
    : new URL('http://feed.invalid');
  if (pathname !== '/ws') return refuse(404, 'the feed is at /ws');
  if (!access.isOurName(request.headers.host)) return refuse(421, 'not a name of this server');
  if (!access.isOurOrigin(request.headers)) return refuse(403, 'the origin is another site');
  if (!access.isAllowed(request.headers)) return refuse(401, 'the token is missing or wrong');
  const newest = port.newest();
  if (newest === null) return refuse(503, 'the state file cannot be read at the moment');
  if (feed.isFull) return refuse(503, 'there are too many listeners');
  const asked = readFeedRequest(searchParams, port, newest);
  if ('status' in asked) return refuse(asked.status, asked.why);
  sockets.handleUpgrade(request, stream, head, (socket) => {
    if (asked.since <= newest) return feed.add({ socket, stream }, asked);
    socket.on('error', () => undefined);
    const reason = `since is newer than the newest event, ${newest}`;
    closeSocket(socket, { code: CLOSE.ahead, reason }, limits);
  });
}

function answer(stream: Duplex, status: number, why: string): void {
  const body = `${why}\n`;
  const retry = status === 503 ? 'Retry-After: 1\r\n' : '';
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n${retry}` +
      `Content-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n${body}`,
    () => stream.destroy(),
  );
}
