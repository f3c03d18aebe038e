/** What the public endpoints ask of the rest of the program; each promise ends after the commit. */
import type { Hit } from '../../domain/tracking/hit.ts';
import type { Preference } from '../../domain/responses/preference.ts';
import type { PreferencesShown } from '../../domain/responses/public-texts.ts';

/** A call of a webhook, with the body exactly as it came: signatures cover its bytes. */
export type HookCall = {
  /** From the path `/hook/NAME`. */
  name: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
};

/** The status to answer, and nothing else: a caller learns nothing of the file. */
export type HookAnswer = { status: 200 | 400 | 401 | 403 | 404 | 413 | 500 | 503 };

/** Tokens arrive as they stood in the path, at most 200 characters. */
export type PublicPort = {
  /**
   * What the page shows, in the recipient's language. A token that is not ours gets the same page
   * without a sender, in the language that the browser asks for.
   */
  preferencesOf(token: string, acceptLanguage: string | null): PreferencesShown;
  /** An unknown token changes nothing, and is answered like a known one. */
  unsubscribe(token: string): Promise<void>;
  /** `never` is `unsubscribe`. An unknown token changes nothing. */
  prefer(token: string, preference: Preference): Promise<void>;
  /** Records a request for a pixel; an unknown token changes nothing. */
  open(hit: Hit): Promise<void>;
  /** The stored target of a link; null for an unknown token. Only reads. */
  targetOf(token: string): string | null;
  /**
   * Records a request for a link. The person gets to the target even if the file is locked: this
   * is a statistic only.
   */
  click(hit: Hit): Promise<void>;
  hook(call: HookCall): Promise<HookAnswer>;
};
