/** Counts the requests of the public endpoints by kind, for the answer of the command. */

export const COUNTED = [
  'page',
  'oneClick',
  'choice',
  'open',
  'click',
  'hook',
  'refused',
  'failed',
] as const;
export type Counted = (typeof COUNTED)[number];

export type Tally = {
  count(kind: Counted): void;
  counts(): Record<Counted, number>;
};

export function createPublicTally(): Tally {
  const counts = Object.fromEntries(COUNTED.map((kind) => [kind, 0])) as Record<Counted, number>;
  return {
    count: (kind) => void counts[kind]++,
    counts: () => ({ ...counts }),
  };
}
