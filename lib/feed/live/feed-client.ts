/**
 * One listener of the feed: gets the log from its place on, part by part, and no faster than it
 * takes them. No more than one part is ever held for it.
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { FeedFilter } from './live-port.ts';
import type { LiveLimits } from './limits.ts';

/** Close codes of the feed, beside those of RFC 6455. */
export const CLOSE = {
  goingAway: 1001,
  policy: 1008,
  replaced: 1012,
  /** `since` names an event that this file does not have. */
  ahead: 4001,
  /** Took no data for two heartbeats. It may come again, with the last `seq` that it has. */
  slow: 4008,
} as const;

export type FeedPlace = { since: number; filter: FeedFilter };
/** A part of the log as `count` frames. */
export type FeedPart = { next: number; count: number; bytes: Buffer };
type Reader = (after: number, filter: FeedFilter) => FeedPart | null;

export class FeedClient {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #filter: FeedFilter;
  readonly #read: Reader;
  readonly #limits: LiveLimits;
  #place: number;
  #sending = false;
  /** Took data, or answered a ping, since the last heartbeat. */
  #alive = true;
  #received = 0;
  sent = 0;

  constructor(
    { socket, stream }: { socket: WebSocket; stream: Duplex },
    { since, filter }: FeedPlace,
    { read, limits }: { read: Reader; limits: LiveLimits },
  ) {
    this.#socket = socket;
    this.#stream = stream;
    this.#filter = filter;
    this.#place = since;
    this.#read = read;
    this.#limits = limits;
    socket.on('pong', () => (this.#alive = true));
    socket.on('message', () => this.#count());
    socket.on('ping', () => this.#count());
    // A frame that is too large, or none of the protocol: ws closes with the code for it.
    socket.on('error', () => endSoon(socket, limits));
  }

  /** There may be more to send. */
  pump(): void {
    if (this.#sending || this.#socket.readyState !== this.#socket.OPEN) return;
    const part = this.#read(this.#place, this.#filter);
    if (part === null || part.next === this.#place) return;
    this.#place = part.next;
    this.sent += part.count;
    this.#sending = true;
    const goOn = (): void => {
      this.#alive = true;
      this.#sending = false;
      this.pump();
    };
    if (part.count === 0) setImmediate(goOn);
    // Whole frames, so that those of ws (pings, the close) come in between.
    else this.#stream.write(part.bytes, (error) => void (error ?? goOn()));
  }

  beat(): void {
    if (!this.#alive) return this.close(CLOSE.slow, 'took no data: come again with since');
    this.#alive = false;
    this.#received = 0;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }

  close(code: number, reason: string): void {
    closeSocket(this.#socket, { code, reason }, this.#limits);
  }

  /** The feed goes one way only. */
  #count(): void {
    if (++this.#received > this.#limits.clientFrames)
      this.close(CLOSE.policy, 'the feed takes no messages');
  }
}

/** Does not wait for long until the other side agrees. */
export function closeSocket(
  socket: WebSocket,
  { code, reason }: { code: number; reason: string },
  limits: LiveLimits,
): void {
  socket.close(code, reason);
  endSoon(socket, limits);
}

function endSoon(socket: WebSocket, { goodbye }: LiveLimits): void {
  setTimeout(() => socket.terminate(), goodbye).unref();
}
