/** One request for the pixel or a link of a message, as it is judged; only the verdict is kept. */
import type { Instant } from '../time.ts';

/** `honey`: a link that people cannot see; only programs that follow every link ask for it. */
export type HitKind = 'open' | 'click' | 'honey';

type HitMethod = 'GET' | 'HEAD';

/**
 * `address` and `userAgent` live only as long as the request: neither the file, the log nor an
 * event gets them.
 */
export type Hit = {
  kind: HitKind;
  /** From the path of the request, as it came. */
  token: string;
  method: HitMethod;
  at: Instant;
  /** The requesting host, as the proxy in front names it; null when it is not known. */
  address: string | null;
  userAgent: string | null;
  /** Names in lower case; only those that tell a prefetch from a person. */
  headers: Readonly<Record<string, string>>;
};

export type HitVerdict = 'person' | 'unclear' | 'machine';
