/** The listeners of events, and the last event that each has confirmed: rows of `listener`. */
import { readIdentity } from '../file/identity.ts';
import { transact, type State } from '../file/transact.ts';
import { eventsOfTypes } from './event-log.ts';
import { newestSeq } from './newest-event.ts';
import type { Database } from '../engine/database.ts';
import type { Event } from '../../domain/event.ts';
import type { Listener, ListenerFile } from '../../domain/listener.ts';
import { prepared, valueOf } from '../file/prepared.ts';

type Cursor = { url: string; seq: number; stopped: 0 | 1 };

/**
 * The entries with one URL are one listener: it gets the types that any of them asks for, with the
 * secret and the permission of the campaign that was created last.
 */
function listListeners(db: Database): Listener[] {
  const entries = valueOf<[], string>(
    db,
    `SELECT entry.value FROM campaign c, json_each(c.config, '$.notify') entry
    ORDER BY c.created_at, c.id, entry.id`,
  )
    .all()
    .map((entry) => JSON.parse(entry) as ListenerFile);
  const listeners = new Map<string, Listener>();
  for (const { url, types = null, secret = null, allowPrivate = false } of entries) {
    const other = listeners.get(url)?.types;
    const both = types === null || other === null ? null : [...(other ?? []), ...types];
    listeners.set(url, { url, types: both, secret, allowPrivate });
  }
  return [...listeners.values()];
}

/** The listeners that get events, with their last event; those that said they are gone do not. */
function activeListeners(db: Database): { listener: Listener; seq: number }[] {
  const cursors = new Map(
    prepared<[], Cursor>(db, 'SELECT url, seq, stopped_at IS NOT NULL AS stopped FROM listener')
      .all()
      .map((cursor) => [cursor.url, cursor]),
  );
  return listListeners(db).flatMap((listener) => {
    const cursor = cursors.get(listener.url);
    return cursor?.stopped === 1 ? [] : [{ listener, seq: cursor?.seq ?? 0 }];
  });
}

/** A quick check that loads no events: true when a listener lacks an event. */
export function hasUndeliveredEvents({ db }: State): boolean {
  const newest = newestSeq(db);
  return activeListeners(db).some(({ seq }) => seq < newest);
}

export function listenerUrls(db: Database): string[] {
  return listListeners(db).map(({ url }) => url);
}

/**
 * Brings the rows up to the campaign files, inside the caller's transaction. A new listener begins
 * with the next event: what came before may be a million of them. One that had stopped goes on,
 * because its file was given again.
 */
export function registerListeners(db: Database, file: { notify?: ListenerFile[] }): void {
  const newest = newestSeq(db);
  for (const { url } of file.notify ?? [])
    prepared(
      db,
      'INSERT INTO listener (url, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET stopped_at = NULL',
    ).run(url, newest);
}

/** Forgets the listeners that no campaign file names any more. */
export function forgetListeners(db: Database): void {
  const named = JSON.stringify(listenerUrls(db));
  prepared(db, 'DELETE FROM listener WHERE url NOT IN (SELECT value FROM json_each(?))').run(named);
}

type Undelivered = {
  listener: Listener;
  /** Of the types that it asks for, oldest first. */
  events: Event[];
  /** With all `events` delivered, the listener lacks nothing up to here. */
  upTo: number;
};

export type Listeners = {
  /** For each listener that lacks events: at most `limit` of them. */
  undeliveredEvents(limit: number): Undelivered[];
  /** Never moves a cursor back: two commands may send to the same listener at once. */
  markDelivered(url: string, seq: number): Promise<void>;
  /**
   * The URLs that no other running command is pushing to: it leaves them to this one until then, or
   * until `release`.
   */
  claim(now: number, until: number): Promise<ReadonlySet<string>>;
  release(urls: ReadonlySet<string>): Promise<void>;
  /** It gets no more events until a campaign file names it again. In the caller's transaction. */
  stopListener(url: string, now: number): void;
  /** Tells the events of this file from those of every other one. */
  source(): string;
};

export function createListeners(state: State): Listeners {
  const { db } = state;
  return {
    undeliveredEvents(limit) {
      const newest = newestSeq(db);
      return activeListeners(db).flatMap(({ listener, seq }) => {
        if (seq >= newest) return [];
        const range = { after: seq, upTo: newest, types: listener.types };
        const events = eventsOfTypes(db, range, limit);
        const upTo = events.length < limit ? newest : (events.at(-1)?.seq ?? newest);
        return [{ listener, events, upTo }];
      });
    },
    markDelivered: (url, seq) =>
      transact(state, () => {
        prepared(
          db,
          'INSERT INTO listener (url, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)',
        ).run(url, seq);
      }),
    claim: (now, until) =>
      transact(state, () => {
        const claimed = activeListeners(db).filter(({ listener: { url }, seq }) => {
          const { changes } = prepared(
            db,
            `INSERT INTO listener (url, seq, pushing_until) VALUES (:url, :seq, :until)
            ON CONFLICT DO UPDATE SET pushing_until = :until WHERE pushing_until <= :now`,
          ).run({ url, seq, until, now });
          return changes === 1;
        });
        return new Set(claimed.map(({ listener }) => listener.url));
      }),
    release: (urls) =>
      transact(state, () => {
        for (const url of urls)
          prepared(db, 'UPDATE listener SET pushing_until = 0 WHERE url = ?').run(url);
      }),
    stopListener: (url, now) =>
      void prepared(db, 'UPDATE listener SET stopped_at = ? WHERE url = ?').run(now, url),
    source: () => readIdentity(db).generation,
  };
}
