/**
 * Sends new events to every listener; the next command sends the events that were not delivered. A
 * listener that fails is tried less and less often.
 */
import { hash32 } from '../../core/hash.ts';
import type { Event } from '../../domain/event.ts';
import type { Instant } from '../../domain/time.ts';
import {
  noteFailure,
  noteSuccess,
  waitForTry,
  type HalfOpenPort,
} from '../sending/failures/half-open.ts';

export type ListenersPort = HalfOpenPort & {
  /**
   * The events that each listener has not received, oldest first; no entry for a listener without
   * new events.
   */
  undeliveredEvents(limit: number): { url: string; events: Event[] }[];
  push(url: string, events: readonly Event[]): Promise<{ delivered: number; error: unknown }>;
  /** Never moves a listener back: two commands may send to the same listener at once. */
  markDelivered(url: string, seq: number): Promise<void>;
};

/** A listener that did not receive all its events. `notBefore` null: the next call tries again. */
export type Undelivered = {
  url: string;
  left: number;
  events: number;
  notBefore: Instant | null;
};

const AT_ONCE = 1_000;
const KIND = 'listener_failing';

/** Returns the listeners that did not receive all their events. */
export async function tellListeners(port: ListenersPort, now: Instant): Promise<Undelivered[]> {
  const undelivered: Undelivered[] = [];
  for (const { url, events } of port.undeliveredEvents(AT_ONCE)) {
    const target = { scope: 'listener', scopeId: nameOfListener(url) } as const;
    const open = await waitForTry(port, target, KIND, now);
    if (open !== null) {
      undelivered.push({ url, left: events.length, events: events.length, notBefore: open });
      continue;
    }
    const { delivered, error } = await port.push(url, events);
    const last = events[delivered - 1];
    if (last) await port.markDelivered(url, last.seq);
    // A listener that confirmed some events works: the connection broke.
    if (error === null || delivered > 0) await noteSuccess(port, target, KIND, now);
    if (error === null) continue;
    const until =
      delivered > 0
        ? now
        : await noteFailure(port, target, { kind: KIND, now, began: now, atLogin: false });
    undelivered.push({
      url,
      left: events.length - delivered,
      events: events.length,
      notBefore: until > now ? until : null,
    });
  }
  return undelivered;
}

/** The host, and a hash of the rest: a path or a query may hold a secret. */
export function nameOfListener(url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : 'unknown';
  return `${host}#${hash32(url).toString(36)}`;
}
