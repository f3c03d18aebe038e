/**
 * What the private server is made of: the reads that its pages ask for, and the routes that a page
 * brings along. The server knows no page, and a page knows nothing of HTTP.
 */
import type { LiveMailboxPage, LivePerson } from '../../domain/live/history.ts';
import type { LiveOverview } from '../../domain/live/overview.ts';

/** Each call reads the file as it is then, and holds no transaction open afterwards. */
export type LivePort = {
  /** `campaignId` null: all campaigns. Null: there is no such campaign. */
  overview(campaignId: string | null): LiveOverview | null;
  person(prospectId: number): LivePerson | null;
  mailbox(id: string): LiveMailboxPage | null;
};

export type LiveRequest = {
  /** The parts of the path that the route names: `/mailbox/:id` -> `{ id }`, decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
};

/** Null: 404. The server adds every header but the type. */
export type LiveReply = { type: LiveType; body: string } | null;
export type LiveType = 'html' | 'javascript' | 'css' | 'svg' | 'json' | 'text';

/**
 * A route of the page, in the notation of hono: `/`, `/mailbox/:id`, `/person/:id`,
 * `/part/:name`, `/page.js`. Asked with GET (and HEAD) only, and only by callers with the token.
 */
export type LiveRoute = {
  path: string;
  reply(request: LiveRequest): LiveReply | Promise<LiveReply>;
};
