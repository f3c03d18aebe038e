/** What callers of the private server may use up, in numbers. */
import { MINUTE, SECOND } from '../../domain/time.ts';

export const LIVE_LIMITS = {
  /** Listeners at the same time; each holds at most one part of the log in memory. */
  clients: 50,
  /** Connections that wait for a request; the one that waits longest makes room for the next. */
  waiting: 128,
  /** Connections in all. */
  connections: 512,
  /** Bytes of a request's head, and of a frame of a client, which has nothing to say. */
  head: 8_192,
  clientFrame: 1_024,
  /** Frames and pings that a client may send between two heartbeats. */
  clientFrames: 32,
  /** Milliseconds from connecting to the end of the head, and to the end of the request. */
  headWithin: 5 * SECOND,
  requestWithin: 10 * SECOND,
  /** Milliseconds for which a connection without traffic is kept. */
  idle: 5 * SECOND,
  stalled: MINUTE / 2,
  /** Milliseconds between two pings; a client that neither answers nor takes data is dropped. */
  heartbeat: 15 * SECOND,
  /** Milliseconds for the last words of a connection that ends. */
  goodbye: SECOND,
};
export type LiveLimits = typeof LIVE_LIMITS;
