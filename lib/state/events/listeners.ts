/** The listeners of events and the last event that each received: rows of `listener`. */
import { eventsAfter } from './event-log.ts';
import { transact, type State } from '../file/transact.ts';
import type { Event } from '../../domain/event.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';

/** The WebSocket addresses that campaigns name in `notify.websocketUrl`. */
function listenerUrls(state: State): string[] {
  return valueOf<[], string>(
    state.db,
    `SELECT DISTINCT json_extract(config, '$.notify.websocketUrl') AS url FROM campaign WHERE url IS NOT NULL ORDER BY url`,
  ).all();
}

/** A quick check that loads no events: true when a listener lacks an event. */
export function hasUndeliveredEvents(state: State): boolean {
  const newest = singleValue<[], number>(state.db, 'SELECT ifnull(max(seq), 0) FROM event').get();
  return listenerUrls(state).some((url) => deliveredUpTo(state, url) < newest);
}

export type Listeners = {
  /** For each listener at most `limit` events that it has not received, oldest first. */
  undeliveredEvents(limit: number): { url: string; events: Event[] }[];
  /** Never moves a cursor back: two commands may send to the same listener at once. */
  markDelivered(url: string, seq: number): Promise<void>;
};

export function createListeners(state: State): Listeners {
  const { db } = state;
  return {
    undeliveredEvents: (limit) =>
      listenerUrls(state)
        .map((url) => ({ url, events: eventsAfter(db, deliveredUpTo(state, url), limit) }))
        .filter(({ events }) => events.length > 0),
    markDelivered: (url, seq) =>
      transact(state, () => {
        prepared(
          db,
          'INSERT INTO listener (url, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)',
        ).run(url, seq);
      }),
  };
}

function deliveredUpTo(state: State, url: string): number {
  return (
    valueOf<[string], number>(state.db, 'SELECT seq FROM listener WHERE url = ?').get(url) ?? 0
  );
}
