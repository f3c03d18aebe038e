/**
 * Sends new events to every listener; the next command sends the events that were not delivered.
 */
import type { Event } from '../../domain/event.ts';

export type ListenersPort = {
  /**
   * The events that each listener has not received, oldest first; no entry for a listener without
   * new events.
   */
  newsFor(limit: number): { url: string; events: Event[] }[];
  push(url: string, events: readonly Event[]): Promise<{ delivered: number; error: unknown }>;
  /** Never moves a listener back: two commands may send to the same listener at once. */
  markHeard(url: string, seq: number): Promise<void>;
};

/** A listener that did not receive all its events. */
export type Unheard = { url: string; left: number; events: number };

const AT_ONCE = 1_000;

export async function tellListeners(port: ListenersPort): Promise<Unheard[]> {
  const unheard: Unheard[] = [];
  for (const { url, events } of port.newsFor(AT_ONCE)) {
    const { delivered, error } = await port.push(url, events);
    const last = events[delivered - 1];
    if (last) await port.markHeard(url, last.seq);
    if (error !== null)
      unheard.push({ url, left: events.length - delivered, events: events.length });
  }
  return unheard;
}
