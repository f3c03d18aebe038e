/**
 * Finds a step of a changed file that would tell people again what an earlier step told them:
 * sequences go on by number, so a step must keep its number once people are beyond it.
 */
import type { Campaign, Step } from '../../../domain/campaigns/campaign.ts';
import type { OpenAt } from '../../../domain/campaigns/edit.ts';

/** Steps from 1. `people`: how many would get the text a second time. */
export type RepeatedStep = { step: number; before: number; people: number };

/** Null: nobody would get a text twice. */
export function findRepeatedStep(
  { before, after }: { before: Campaign; after: Campaign },
  open: readonly OpenAt[],
): RepeatedStep | null {
  const words = before.steps.map(wordsOf);
  for (const [index, step] of after.steps.entries()) {
    const own = wordsOf(step);
    const likeness = words.map((each) => similarity(each, own));
    const best = Math.max(...likeness.slice(0, index));
    // A corrected text resembles most the one that had its number.
    if (best < ALIKE || best <= (likeness[index] ?? 0)) continue;
    const origin = likeness.indexOf(best);
    const people = open
      .filter((at) => at.step > origin && at.step <= index)
      .reduce((sum, { waiting, queued }) => sum + waiting + queued, 0);
    if (people > 0) return { step: index + 1, before: origin + 1, people };
  }
  return null;
}

/** So large a part of the words makes two texts the same message. */
const ALIKE = 0.85;

function wordsOf({ variants }: Step): ReadonlySet<string> {
  return new Set(
    variants.flatMap(({ subject, text }) => `${subject} ${text}`.toLowerCase().split(/\s+/)),
  );
}

/** The part of all their words that both have. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
}
