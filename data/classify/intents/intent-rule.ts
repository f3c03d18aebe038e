/**
 * A rule about what a human reply wants: phrases in its new text. Folded: lower case, single
 * blanks, straight apostrophes.
 */
import type { Concern, Intent } from '../../../lib/domain/responses/response.ts';

/**
 * `whole`: replies of one or two words, when the first line is nothing else. A phrase begins at the
 * beginning of a word and may end within one. `unless`: words that give the phrase another meaning,
 * so the rule does not match. `concern`: of an angry rule; default `angry`. `nearMiss`: a text with similar words that the rule must not match.
 */
export type IntentRule = {
  id: string;
  intent: Intent;
  concern?: Concern;
  any: readonly string[];
  whole?: readonly string[];
  unless?: readonly string[];
  example: string;
  nearMiss: string;
};
