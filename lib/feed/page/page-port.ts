/** What the live page asks of the rest of the program. */
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
