/** Tells every listener of the events since last time; what is not delivered goes with the next command. */
import type { Event } from '../../domain/event.ts';

export type ListenersPort = {
  /** What each listener has not heard yet, oldest first; none for those who know of everything. */
  newsFor(limit: number): { url: string; events: Event[] }[];
  push(url: string, events: readonly Event[]): Promise<{ delivered: number; error: unknown }>;
  /** Never moves a listener back: two commands may tell the same one at once. */
  markHeard(url: string, seq: number): Promise<void>;
};

/** A listener that did not take everything. */
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
