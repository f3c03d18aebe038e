/**
 * What the private server asks of the rest of the program: the pages, and the feed. It knows
 * neither HTML nor the state file.
 */

/** What lib/feed/page answers with; null for a path that is none of its own. */
export type PageServer = {
  answer(request: {
    path: string;
    query: URLSearchParams;
    ifNoneMatch: string | null;
  }): Promise<PageReply | null>;
};

/** The server adds the headers for safety; its `no-store` gives way to a `cache-control` here. */
export type PageReply = {
  status: 200 | 304 | 404;
  headers: Readonly<Record<string, string>>;
  body: string;
};

/** What a client wants to be told. Null: of every campaign, every type. */
export type FeedFilter = { campaignId: string | null; types: readonly string[] | null };

/** An event as a frame, with what the filters ask of it. */
type FeedFrame = {
  seq: number;
  type: string;
  campaignId: string | null;
  /** The JSON text. */
  text: string;
};

/** A part of the log. `next`: where the next part begins, also when the filter left nothing. */
export type FeedPage = { frames: FeedFrame[]; next: number; newest: number };

export type LiveFeedPort = {
  /** The newest event; null while the state file cannot be read. */
  newest(): number | null;
  hasCampaign(id: string): boolean;
  /** The types that `texts` name, or null for one that is unknown. */
  typesOf(texts: readonly string[]): readonly string[] | null;
  /**
   * A bounded part of the log after `seq`, with the people as the file names them now. Null while
   * the file cannot be read.
   */
  after(seq: number, filter: FeedFilter): FeedPage | null;
  /** Calls `onNews` after commits, until the returned function is called. */
  watch(on: { news: () => void; replaced: () => void }): () => void;
};
