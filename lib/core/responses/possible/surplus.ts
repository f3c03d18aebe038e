/**
 * Decides which undecided possible replies are given up, so that the number that are kept is
 * bounded. Anyone can send them, so what is given up first is what there is most of: many
 * messages about one person, or of one sender, do not push out the message of another.
 */
import { DAY, type Instant } from '../../../domain/time.ts';
import type { OpenPossible } from '../../../domain/responses/possible-reply.ts';

/** Undecided messages of one sender. */
export const MOST_FROM_ONE = 5;
/** Undecided messages in all. */
export const MOST_OPEN = 200;
/** An undecided message is given up after this. */
const KEPT_FOR = 90 * DAY;

/** `open`: oldest first. Returns the ids to give up, in that order. */
export function surplusOf(open: readonly OpenPossible[], now: Instant): number[] {
  const before = now - KEPT_FOR;
  let kept = open.filter(({ at }) => at >= before);
  for (const [sender, line] of linesBy(kept, (one) => one.fromAddress ?? '')) {
    const over = line.length - MOST_FROM_ONE;
    if (sender !== '' && over > 0) kept = without(kept, line.slice(1, 1 + over));
  }
  while (kept.length > MOST_OPEN) kept = without(kept, [leastOf(kept)]);
  const ids = new Set(kept.map(({ id }) => id));
  return open.flatMap(({ id }) => (ids.has(id) ? [] : [id]));
}

/**
 * Of the longest line the second: its first may be the person's own reply, written before others
 * used their name, and its latest one that was written after.
 */
function leastOf(kept: readonly OpenPossible[]): OpenPossible {
  const lines = [...linesBy(kept, ({ prospectId }) => prospectId).values()];
  const longest = lines.reduce((most, line) => (line.length > most.length ? line : most));
  return (longest[1] ?? longest[0]) as OpenPossible;
}

function linesBy<K>(
  kept: readonly OpenPossible[],
  keyOf: (one: OpenPossible) => K,
): Map<K, OpenPossible[]> {
  const lines = new Map<K, OpenPossible[]>();
  for (const one of kept) {
    const line = lines.get(keyOf(one));
    if (line) line.push(one);
    else lines.set(keyOf(one), [one]);
  }
  return lines;
}

function without(kept: readonly OpenPossible[], given: readonly OpenPossible[]): OpenPossible[] {
  const ids = new Set(given.map(({ id }) => id));
  return kept.filter(({ id }) => !ids.has(id));
}
