/** Cuts from a notice about several recipients what it says of one of them. */

const ADDRESS = /[^\s<>"'@:;,()[\]]{1,128}@[^\s<>"'@:;,()[\]]{1,255}/g;
/** A line that opens the dialogue with the next server: what follows is about other recipients. */
const NEXT_SERVER = /^\s*(?:\.\.\. )?while talking to\b/i;
/** A line in which sendmail sums up a dialogue that stands above it. */
const SUMMARY = /^[45]\d\d\s[^\n]{0,40}@/;
/** `(expanded from: a@b)`, `(generated from a@b)`: a recipient by its other address. */
const DERIVED = /(?:expanded|generated) from:? ?<?([^\s<>()]{3,320})>?\)/gi;
/** What stands before an address that opens the part about it. */
const HEADING =
  /^[\s<"'([*>-]{0,12}(?:rcpt to: ?<?|[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3} )?<?|(?:recipient|to|address|user)\b[^@\n]{0,12})?$/i;
const MAX_LINES = 600;

/**
 * The lines from a mention of this recipient up to the heading of another one. The first mention
 * that says something: lists of addresses at the beginning say nothing. The whole notice when it
 * has no such place. `addresses`, `others`: in lower case.
 */
export function aboutRecipient(
  notice: string,
  addresses: readonly string[],
  others: readonly string[],
): string {
  const strangers = new Set(others.filter((other) => !addresses.includes(other)));
  for (const [, derived = ''] of notice.matchAll(DERIVED)) strangers.delete(derived.toLowerCase());
  if (strangers.size === 0 || addresses.length === 0) return notice;
  const lines = notice.split('\n', MAX_LINES);
  const owners = lines.map((line) => ownerOf(line, addresses, strangers));
  let longest: string | null = null;
  let read = 0;
  for (let at = 0; at < lines.length; at++) {
    // A mention inside a section that said nothing says nothing either.
    if (owners[at] !== 'own' || at < read) continue;
    const from = beginOf(lines, owners, at);
    const to = from < at ? at + 1 : endOf(lines, owners, at);
    const section = lines.slice(from, to).join('\n');
    if (/\b[45]\d\d\b|\b[45]\.\d\.\d|said|reason/i.test(section)) return section;
    if (longest === null && saysSomething(section)) longest = section;
    read = to;
  }
  return longest ?? notice;
}

type Owner = 'own' | 'other' | null;

/** Whose line it is: by the first address of a recipient in it. Others' begin their lines. */
function ownerOf(line: string, addresses: readonly string[], strangers: Set<string>): Owner {
  if (!line.includes('@')) return null;
  for (const { 0: found, index } of line.toLowerCase().matchAll(ADDRESS)) {
    const address = found.replace(/\.{1,4}$/, '');
    if (addresses.includes(address)) return 'own';
    if (strangers.has(address) && HEADING.test(line.slice(0, index))) return 'other';
  }
  return null;
}

function beginOf(lines: readonly string[], owners: readonly Owner[], at: number): number {
  if (!SUMMARY.test(lines[at] ?? '')) return at;
  for (let from = at - 1; from >= 0 && owners[from] !== 'other'; from--)
    if (NEXT_SERVER.test(lines[from] ?? '')) return from;
  return at;
}

function endOf(lines: readonly string[], owners: readonly Owner[], at: number): number {
  for (let to = at + 1; to < lines.length; to++)
    if (owners[to] === 'other' || NEXT_SERVER.test(lines[to] ?? '')) return to;
  return lines.length;
}

/** More than addresses and where they were expanded from. */
function saysSomething(section: string): boolean {
  return /\p{L}{3}/u.test(section.replace(ADDRESS, ' ').replace(/\([^)\n]{0,300}\)/g, ' '));
}
