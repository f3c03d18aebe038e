/** The HTTP server of the public endpoints: its limits, its start and its end. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listen } from '../listen.ts';
import { plainAnswer } from './answers.ts';
import { createAdmission } from './admission.ts';
import { createTrust } from './client-address.ts';
import { guardConnections } from './guard-connections.ts';
import { createPublicApp } from './public-app.ts';
import { createPublicTally, type RequestKind } from './tally.ts';
import type { PublicPort } from './public-port.ts';
import type { Instant } from '../../domain/time.ts';

export type PublicServerOptions = {
  host: string;
  /** 0: any free port. */
  port: number;
  /** The path of the public address, without a final slash; empty for none. */
  prefix: string;
  trustedProxies: readonly string[];
  now: () => Instant;
  onFailure: (error: unknown) => void;
  limits?: Partial<PublicLimits>;
};

export type PublicServer = {
  host: string;
  port: number;
  counts(): Record<RequestKind, number>;
  /** Takes no more connections, finishes what was accepted, and closes. */
  stop(): Promise<void>;
};

/** Times are in milliseconds. */
export type PublicLimits = {
  /** The headers of a request, and the whole request, must have come by then. */
  headersBy: number;
  requestBy: number;
  /** How often these are checked. */
  checkEvery: number;
  keepAlive: number;
  connections: number;
  /** Requests that wait for a commit at once. */
  waiting: number;
  /** How long one of them waits. */
  answeredBy: number;
};

const LIMITS: PublicLimits = {
  headersBy: 10_000,
  requestBy: 15_000,
  checkEvery: 2_000,
  // Longer than proxies keep an idle connection (nginx 60 s, Caddy 120 s): else one of them sends a
  // request on a connection that is closing, and answers 502.
  keepAlive: 130_000,
  connections: 4_096,
  // Half a second's worth of 2,000 requests a second.
  waiting: 1_000,
  answeredBy: 10_000,
};
const LARGEST_HEADERS = 16 * 1024;
const MOST_HEADERS = 100;
/** Less than the usual ten seconds between SIGTERM and SIGKILL. */
const GRACE = 8_000;
const IDLE_EVERY = 100;

const HINTS = {
  inUse:
    'It may be another serve: stop it, or choose another port with --port; 0 takes any free one.',
  unusable:
    'Leave --host out for a proxy on this machine, and choose a port above 1023: the TLS proxy has 443.',
};

/** Throws Failure `port_in_use`, `address_unusable`. */
export async function startPublicServer(
  port: PublicPort,
  options: PublicServerOptions,
): Promise<PublicServer> {
  const { getRequestListener } = await import('@hono/node-server');
  const limits = { ...LIMITS, ...options.limits };
  const tally = createPublicTally();
  const app = await createPublicApp({
    ...options,
    port,
    tally,
    admission: createAdmission({ most: limits.waiting, deadlineMs: limits.answeredBy }),
    isTrusted: await createTrust(options.trustedProxies),
  });
  const listener = getRequestListener(app.fetch, {
    hostname: 'localhost',
    // A request that cannot be read as one, e.g. with an impossible Host.
    errorHandler: () => {
      tally.count('refused');
      return plainAnswer(400);
    },
  });
  const unanswered = new Set<ServerResponse>();
  const server = createServer(
    {
      headersTimeout: limits.headersBy,
      requestTimeout: limits.requestBy,
      connectionsCheckingInterval: limits.checkEvery,
      keepAliveTimeout: limits.keepAlive,
      maxHeaderSize: LARGEST_HEADERS,
      noDelay: true,
    },
    (incoming: IncomingMessage, outgoing: ServerResponse) => {
      unanswered.add(outgoing);
      outgoing.once('close', () => unanswered.delete(outgoing));
      if (!server.listening) outgoing.setHeader('connection', 'close');
      void listener(incoming, outgoing);
    },
  );
  server.maxHeadersCount = MOST_HEADERS;
  guardConnections(server, limits.connections);
  const address = await listen(server, { ...options, hints: HINTS });
  return {
    host: address.address,
    port: address.port,
    counts: () => tally.counts(),
    stop: () => stop(server, unanswered),
  };
}

/** A proxy keeps its connections: each ends with its present answer, or now if it is idle. */
async function stop(server: Server, unanswered: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const outgoing of unanswered)
    if (!outgoing.headersSent) outgoing.setHeader('connection', 'close');
  // Again and again: an answer may have been under way when the end began.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_EVERY);
  const timer = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}
