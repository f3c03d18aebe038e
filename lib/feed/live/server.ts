/** The private server: the page and the feed on one port, for the owner of the state file. */
import { createServer } from 'node:http';
import { listen } from '../listen.ts';
import { Access, isLoopback } from './access.ts';
import { prepareApp } from './app.ts';
import { boundConnections } from './connections.ts';
import { LiveFeed } from './feed.ts';
import { LIVE_LIMITS, type LiveLimits } from './limits.ts';
import { refuseEarly } from './refuse-early.ts';
import { createSocketServer, upgrade } from './upgrade.ts';
import type { LiveFeedPort, PageServer } from './live-port.ts';

export type LiveServer = {
  /** With the host as a browser writes it. */
  address: string;
  isPrivate: boolean;
  served(): { clients: number; events: number };
  close(): Promise<void>;
};

export type LiveRequest = {
  host: string;
  /** 0: any that is free. */
  port: number;
  token: string;
  feed: LiveFeedPort;
  page: PageServer;
  /** A page failed; its caller was told no more than that. */
  onFault: (error: unknown) => void;
  limits?: Partial<LiveLimits>;
};

const HINTS = {
  inUse:
    'It may be another analytics.ts live: use that one, name another --port, or let the system choose with --port 0.',
  unusable:
    'Leave out --host to listen on this machine only; ports below 1024 need rights of their own.',
};

/** Throws Failure `port_in_use`, `address_unusable`. */
export async function startLiveServer(request: LiveRequest): Promise<LiveServer> {
  const limits = { ...LIVE_LIMITS, ...request.limits };
  // Everything that takes time comes before listening: the first caller may already be waiting.
  const { getRequestListener } = await import('@hono/node-server');
  const sockets = await createSocketServer(limits);
  const createPageApp = await prepareApp(request);
  const server = createServer({
    maxHeaderSize: limits.head,
    connectionsCheckingInterval: 1_000,
    // Answered by refuse-early, without asking for the rest.
    requireHostHeader: false,
  });
  boundConnections(server, limits);
  const { port } = await listen(server, { ...request, hints: HINTS });
  const access = new Access({ ...request, port });
  const feed = new LiveFeed(request.feed, limits);
  const answer = getRequestListener(createPageApp(access).fetch, { overrideGlobalObjects: false });
  server.on('request', (incoming, outgoing) => {
    if (!refuseEarly(access, incoming, outgoing)) void answer(incoming, outgoing);
  });
  server.on('checkContinue', (incoming, outgoing) => void refuseEarly(access, incoming, outgoing));
  const upgrading = { access, feed, port: request.feed, limits };
  server.on('upgrade', (...asked) => upgrade(sockets, upgrading, asked));
  return {
    address: `${request.host.includes(':') ? `[${request.host}]` : request.host}:${port}`,
    isPrivate: isLoopback(request.host),
    served: () => ({ clients: feed.clientsSoFar, events: feed.sent }),
    async close() {
      feed.close();
      const closed = new Promise((resolve) => server.close(resolve));
      const late = setTimeout(() => server.closeAllConnections(), limits.goodbye).unref();
      server.closeIdleConnections();
      await closed;
      clearTimeout(late);
    },
  };
}
