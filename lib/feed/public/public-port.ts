/** What the public endpoints ask of the rest of the program; each promise ends after the commit. */
import type { Hit } from '../../domain/tracking/hit.ts';
import type { HookCall, HookStatus } from '../../domain/responses/hook.ts';
import type { Preference } from '../../domain/responses/preference.ts';
import type { PreferencesShown } from '../../domain/responses/public-texts.ts';

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
  /** Records a request for a link, and tells its stored target; null for an unknown token. */
  click(hit: Hit): Promise<string | null>;
  /**
   * The same target without a record, for when the file is locked: a click is only a statistic, and
   * the person wants to get there.
   */
  targetOf(token: string): string | null;
  /** `cause`: why it is not taken now, for the operator; null: nothing for them to do. */
  hook(call: HookCall): Promise<{ status: HookStatus; cause: unknown }>;
};
