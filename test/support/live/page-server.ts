/** A server of the live page with given data, and of events that a test tells it to send. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { HEADERS } from '../../../lib/feed/live/headers.ts';
import { createLivePage } from '../../../lib/feed/page/live-page.ts';
import type { PagePort } from '../../../lib/feed/page/page-port.ts';

/** Node takes `cache-control` and `Cache-Control` for two. */
const SERVED = Object.fromEntries(
  Object.entries(HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
);

export type RunningPage = {
  url: string;
  port: number;
  /** To all that are connected, and to those who ask later by `since`. */
  send(frame: Record<string, unknown> & { seq: number }): void;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** The `since` of each connection. */
  since: number[];
  close(): Promise<void>;
};

export async function servePage(
  port: PagePort,
  options: { port?: number; log?: { seq: number }[]; closeWith?: number } = {},
): Promise<RunningPage> {
  const page = createLivePage(port);
  const log: { seq: number }[] = options.log ?? [];
  const asked: string[] = [];
  const since: number[] = [];
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push(url.pathname + url.search);
    const ifNoneMatch = request.headers['if-none-match'] ?? null;
    page.answer({ path: url.pathname, query: url.searchParams, ifNoneMatch }).then(
      (answer) =>
        response
          .writeHead(answer?.status ?? 404, { ...SERVED, ...answer?.headers })
          .end(answer?.body),
      () => response.writeHead(500).end(),
    );
  });
  const sockets = new WebSocketServer({ server, path: '/ws' });
  sockets.on('connection', (socket, request) => {
    if (options.closeWith !== undefined) return socket.close(options.closeWith);
    const from = Number(new URL(request.url ?? '', 'http://x').searchParams.get('since'));
    since.push(from);
    for (const frame of log) if (frame.seq > from) socket.send(JSON.stringify(frame));
  });
  await new Promise<void>((listening) =>
    server.listen(options.port ?? 0, '127.0.0.1', () => listening()),
  );
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    asked,
    since,
    send(frame) {
      log.push(frame);
      for (const client of sockets.clients) client.send(JSON.stringify(frame));
    },
    close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      return new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
    },
  };
}
