/** Chooses the addresses that a mistyped one most likely means. */
import { editDistance } from './nearest.ts';

const MOST = 3;
const MOST_EDITS = 2;

/** At most two letters differ, or one part of the address is the same and the other is alike. */
export function nearestAddresses(address: string, choices: readonly string[]): string[] {
  return choices
    .map((choice) => ({ choice, edits: editsBetween(address, choice) }))
    .filter(({ edits }) => edits <= MOST_EDITS)
    .sort((a, b) => a.edits - b.edits || (a.choice < b.choice ? -1 : 1))
    .slice(0, MOST)
    .map(({ choice }) => choice);
}

/** Another ending of the domain, such as .com for .example, counts as one edit. */
function editsBetween(a: string, b: string): number {
  const [localA, domainA] = partsOf(a);
  const [localB, domainB] = partsOf(b);
  if (localA === localB && nameOf(domainA) === nameOf(domainB)) return 1;
  if (Math.abs(a.length - b.length) > MOST_EDITS) return Infinity;
  return editDistance(localA, localB) + editDistance(domainA, domainB);
}

function partsOf(address: string): [string, string] {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
}

const nameOf = (domain: string): string => domain.split('.')[0] ?? '';
