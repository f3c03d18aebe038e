/** The listeners of the feed together: news and heartbeats reach each, and each part is read once. */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { CLOSE, FeedClient, type FeedPart, type FeedPlace } from './feed-client.ts';
import type { LiveLimits } from './limits.ts';
import { textFrames } from './text-frames.ts';
import type { FeedFilter, FeedPage, LiveFeedPort } from './live-port.ts';

export class LiveFeed {
  readonly #port: LiveFeedPort;
  readonly #limits: LiveLimits;
  readonly #clients = new Set<FeedClient>();
  /** The part that was read in this turn of the event loop, from `after` to the newest event. */
  #shared: { after: number; page: FeedPage; part: FeedPart } | null = null;
  #unwatch: (() => void) | null = null;
  #heart: NodeJS.Timeout | null = null;
  #isClosed = false;
  #sentByFormer = 0;
  clientsSoFar = 0;

  constructor(port: LiveFeedPort, limits: LiveLimits) {
    this.#port = port;
    this.#limits = limits;
  }

  /** Nor does a feed that ends take anyone. */
  get isFull(): boolean {
    return this.#isClosed || this.#clients.size >= this.#limits.clients;
  }

  /** Frames, to all clients together. */
  get sent(): number {
    return [...this.#clients].reduce((sum, { sent }) => sum + sent, this.#sentByFormer);
  }

  add(connection: { socket: WebSocket; stream: Duplex }, place: FeedPlace): void {
    const client = new FeedClient(connection, place, {
      read: (after, filter) => this.#read(after, filter),
      limits: this.#limits,
    });
    this.clientsSoFar++;
    this.#clients.add(client);
    connection.socket.once('close', () => this.#remove(client));
    this.#begin();
    client.pump();
  }

  close(): void {
    this.#isClosed = true;
    this.#end();
    for (const client of this.#clients) client.close(CLOSE.goingAway, 'the server ends');
  }

  #begin(): void {
    this.#unwatch ??= this.#port.watch({
      news: () => {
        for (const client of this.#clients) client.pump();
      },
      replaced: () => {
        for (const client of this.#clients)
          client.close(CLOSE.replaced, 'another state file: read its log from the start');
      },
    });
    this.#heart ??= setInterval(() => {
      for (const client of this.#clients) client.beat();
    }, this.#limits.heartbeat);
  }

  /** Without listeners, nothing is read and looked at. */
  #end(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    if (this.#heart !== null) clearInterval(this.#heart);
    this.#heart = null;
  }

  #remove(client: FeedClient): void {
    this.#sentByFormer += client.sent;
    this.#clients.delete(client);
    if (this.#clients.size === 0) this.#end();
  }

  #read(after: number, filter: FeedFilter): FeedPart | null {
    const isAll = filter.campaignId === null && filter.types === null;
    const shared = this.#shared;
    if (shared?.after === after) return isAll ? shared.part : partOf(only(shared.page, filter));
    const page = this.#port.after(after, filter);
    if (page === null) return null;
    const part = partOf(page);
    if (isAll) {
      this.#shared = { after, page, part };
      // Later the file may say something else of the same people.
      setImmediate(() => (this.#shared = null));
    }
    return part;
  }
}

function partOf({ frames, next }: FeedPage): FeedPart {
  return { next, count: frames.length, bytes: textFrames(frames.map(({ text }) => text)) };
}

function only(page: FeedPage, { campaignId, types }: FeedFilter): FeedPage {
  const frames = page.frames.filter(
    (frame) =>
      (campaignId === null || frame.campaignId === campaignId) &&
      (types === null || types.includes(frame.type)),
  );
  return { ...page, frames };
}
