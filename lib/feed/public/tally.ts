/** Counts the requests of the public endpoints by kind, for the answer of the command. */

const REQUEST_KINDS = [
  'page',
  'oneClick',
  'choice',
  'open',
  'click',
  'hook',
  'refused',
  'failed',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export type Tally = {
  count(kind: RequestKind): void;
  counts(): Record<RequestKind, number>;
};

export function createPublicTally(): Tally {
  const counts = Object.fromEntries(REQUEST_KINDS.map((kind) => [kind, 0])) as Record<
    RequestKind,
    number
  >;
  return {
    count: (kind) => void counts[kind]++,
    counts: () => ({ ...counts }),
  };
}
