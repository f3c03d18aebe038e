/**
 * Records what imapflow receives but does not report: whether a SEARCH was answered with a line,
 * lines that it could not read, and the words of a refused SEARCH. It relies on the text of
 * imapflow's log; test/mail/inbound/imap/imap-heard.test.ts checks that text.
 */

export type ImapHeard = {
  /** Number of untagged lines of any kind: a server that sends one speaks IMAP. */
  lines: number;
  /** Number of untagged SEARCH and ESEARCH responses. */
  searchLines: number;
  /** Number of lines, or parts of lines, that were dropped. */
  unreadable: number;
  /** The last error that imapflow did not throw. */
  refusal: unknown;
  /** Called when the server asks for a pause; imapflow would wait a minute each time. */
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
