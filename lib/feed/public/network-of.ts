/** Finds the kind of network that an address belongs to; the address itself goes nowhere else. */
import ipaddr from 'ipaddr.js';

type NamedRanges = { kind: string; ranges: readonly string[] };
type V4Range = { from: number; to: number; kind: string };

/**
 * `networks`: ranges that do not overlap, except within one kind. Null: an address of no known
 * network, or none at all.
 */
export function createNetworkFinder(
  networks: readonly NamedRanges[],
): (address: string | null) => string | null {
  const v4: V4Range[] = [];
  const v6: { range: [ipaddr.IPv6, number]; kind: string }[] = [];
  for (const { kind, ranges } of networks)
    for (const text of ranges) {
      const [base, bits] = ipaddr.parseCIDR(text);
      if (base instanceof ipaddr.IPv6) {
        v6.push({ range: [base, bits], kind });
        continue;
      }
      const from = numberOf(base);
      v4.push({ from, to: from + 2 ** (32 - bits) - 1, kind });
    }
  v4.sort((a, b) => a.from - b.from);
  return (address) => {
    if (address === null || address.length > 45 || !ipaddr.isValid(address)) return null;
    const parsed = ipaddr.process(address);
    if (parsed instanceof ipaddr.IPv6)
      return v6.find(({ range }) => parsed.match(range))?.kind ?? null;
    return kindIn(v4, numberOf(parsed));
  };
}

function numberOf(address: ipaddr.IPv4): number {
  return address.octets.reduce((number, octet) => number * 256 + octet, 0);
}

/** The last range that begins at or before `number`, if it reaches that far. */
function kindIn(ranges: readonly V4Range[], number: number): string | null {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as V4Range).from <= number) low = middle + 1;
    else high = middle;
  }
  const last = ranges[low - 1];
  return last !== undefined && number <= last.to ? last.kind : null;
}
