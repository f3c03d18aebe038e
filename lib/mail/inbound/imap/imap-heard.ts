/**
 * Notes what imapflow hears and does not hand on: whether a SEARCH was answered with a line, lines
 * that it could not read, and the words of a refused SEARCH. It rests on the text of its log;
 * test/mail/inbound/imap-heard.test.ts pins that.
 */

export type ImapHeard = {
  /** Untagged lines of any kind: whoever sends one speaks IMAP. */
  lines: number;
  /** Untagged SEARCH and ESEARCH responses so far. */
  searchLines: number;
  /** Lines, or parts of them, that were dropped. */
  unreadable: number;
  /** The last error that imapflow kept to itself. */
  refusal: unknown;
  /** Called when the server asks for a pause, which imapflow would wait out, a minute each time. */
  onThrottled: ((error: unknown) => void) | null;
};

type Entry = { src?: unknown; msg?: unknown; err?: unknown; payloadBytes?: unknown };

const DROPPED = /^(?:Failed to process untagged response|Invalid entries in the E?SEARCH)/;
const THROTTLED = 'Throttling detected';

export function listenToDriver(): {
  heard: ImapHeard;
  logger: Record<string, (entry: Entry) => void>;
} {
  const heard: ImapHeard = {
    lines: 0,
    searchLines: 0,
    unreadable: 0,
    refusal: null,
    onThrottled: null,
  };
  const ignore = (): void => undefined;
  return {
    heard,
    logger: {
      trace: ignore,
      info: ignore,
      fatal: ignore,
      debug({ src, msg }) {
        if (src !== 's' || typeof msg !== 'string' || !msg.startsWith('* ')) return;
        heard.lines++;
        if (/^\* E?SEARCH\b/i.test(msg)) heard.searchLines++;
      },
      warn({ msg, err }) {
        if (msg === THROTTLED) heard.onThrottled?.(err);
        else if (typeof msg === 'string' && DROPPED.test(msg)) heard.unreadable++;
        else if (msg === undefined && err !== undefined) heard.refusal = err;
      },
      error({ src, payloadBytes }) {
        if (src === 's' && payloadBytes !== undefined) heard.unreadable++;
      },
    },
  };
}
