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

/** For each listener at most `limit` events that it has not received, oldest first. */
export function undeliveredEvents(state: State, limit: number): { url: string; events: Event[] }[] {
  return listenerUrls(state)
    .map((url) => ({ url, events: eventsAfter(state.db, deliveredUpTo(state, url), limit) }))
    .filter(({ events }) => events.length > 0);
}

/** Never moves a cursor back: two commands may send to the same listener at once. */
export function markDelivered(state: State, url: string, seq: number): Promise<void> {
  return transact(state, () => {
    prepared(
      state.db,
      'INSERT INTO listener (url, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)',
    ).run(url, seq);
  });
}

function deliveredUpTo(state: State, url: string): number {
  return (
    valueOf<[string], number>(state.db, 'SELECT seq FROM listener WHERE url = ?').get(url) ?? 0
  );
}
