/** A rule about what a human reply wants: phrases in its new text. Folded: lower case, single blanks, straight apostrophes. */
import type { Intent } from '../../../lib/domain/responses/response.ts';

/**
 * `whole` are answers of a word or two: the first line is nothing else. A phrase begins at the beginning of a word and may end within one. `unless` takes the rule back: the words around say something else.
 * `nearMiss` holds words of the rule, or nearly, and must not be matched by it.
 */
export type IntentRule = {
  id: string;
  intent: Intent;
  any: readonly string[];
  whole?: readonly string[];
  unless?: readonly string[];
  example: string;
  nearMiss: string;
};
