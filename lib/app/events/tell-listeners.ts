/**
 * Sends new events to every listener; the next command sends the events that were not delivered.
 */
import type { Event } from '../../domain/event.ts';

export type ListenersPort = {
  /**
   * The events that each listener has not received, oldest first; no entry for a listener without
   * new events.
   */
  undeliveredEvents(limit: number): { url: string; events: Event[] }[];
  push(url: string, events: readonly Event[]): Promise<{ delivered: number; error: unknown }>;
  /** Never moves a listener back: two commands may send to the same listener at once. */
  markDelivered(url: string, seq: number): Promise<void>;
};

/** A listener that did not receive all its events. */
export type Undelivered = { url: string; left: number; events: number };

const AT_ONCE = 1_000;

/** Returns the listeners that did not receive all their events. */
export async function tellListeners(port: ListenersPort): Promise<Undelivered[]> {
  const undelivered: Undelivered[] = [];
  for (const { url, events } of port.undeliveredEvents(AT_ONCE)) {
    const { delivered, error } = await port.push(url, events);
    const last = events[delivered - 1];
    if (last) await port.markDelivered(url, last.seq);
    if (error !== null)
      undelivered.push({ url, left: events.length - delivered, events: events.length });
  }
  return undelivered;
}
