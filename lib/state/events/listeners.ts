/** Who wants to hear of events, and up to where each has: rows of `listener`. */
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

/** A quick look without loading anything: true when somebody has not heard of everything. */
export function listenersWithNews(state: State): boolean {
  const newest = singleValue<[], number>(state.db, 'SELECT ifnull(max(seq), 0) FROM event').get();
  return listenerUrls(state).some((url) => heardUpTo(state, url) < newest);
}

export type Listeners = {
  /** What each listener has not heard yet, oldest first; none for those who know of everything. */
  newsFor(limit: number): { url: string; events: Event[] }[];
  /** Never moves a listener back: two commands may tell the same one at once. */
  markHeard(url: string, seq: number): Promise<void>;
};

export function createListeners(state: State): Listeners {
  const { db } = state;
  return {
    newsFor: (limit) =>
      listenerUrls(state)
        .map((url) => ({ url, events: eventsAfter(db, heardUpTo(state, url), limit) }))
        .filter(({ events }) => events.length > 0),
    markHeard: (url, seq) =>
      transact(state, () => {
        prepared(
          db,
          'INSERT INTO listener (url, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)',
        ).run(url, seq);
      }),
  };
}

function heardUpTo(state: State, url: string): number {
  return (
    valueOf<[string], number>(state.db, 'SELECT seq FROM listener WHERE url = ?').get(url) ?? 0
  );
}
