/** What the live page asks of the rest of the program, and what it answers to a request. */
import type { LiveMailboxPage, LivePerson } from '../../domain/live/history.ts';
import type { LiveOverview } from '../../domain/live/overview.ts';
import type { Instant } from '../../domain/time.ts';

type Later<T> = T | Promise<T>;

/** Each reads the file as it is now, in one short transaction. Null: there is no such thing. */
export type PagePort = {
  /** `campaignId` null: of all campaigns. */
  overview(campaignId: string | null): Later<LiveOverview | null>;
  mailbox(id: string): Later<LiveMailboxPage | null>;
  person(prospectId: number): Later<LivePerson | null>;
  now(): Instant;
  /** The newest event: a page of one mailbox or person follows the feed after it. */
  newestSeq(): Later<number>;
};

/** The server sends `body` with these headers and its own; it answers GET and HEAD only. */
export type PageAnswer = {
  status: 200 | 304 | 404;
  headers: Readonly<Record<string, string>>;
  body: string;
};

/** `/`, `/campaign/ID`, `/mailbox/ID`, `/person/ID`, `/parts`, `/page/*`; null for a path that is none of these. */
export type LivePage = {
  answer(request: {
    path: string;
    query: URLSearchParams;
    ifNoneMatch: string | null;
  }): Promise<PageAnswer | null>;
};
