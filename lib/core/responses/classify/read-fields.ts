/**
 * Reads header-like text (RFC 3464 groups, returned headers) into groups of fields, with folded
 * lines joined.
 */

export type Fields = ReadonlyMap<string, string>;

/**
 * The fields of each group, separated by blank lines: names in lower case, the first occurrence of
 * each name. Skips lines that are no fields.
 */
export function readFieldGroups(text: string, limit = 200): Fields[] {
  const groups: Map<string, string>[] = [];
  let group: Map<string, string> | null = null;
  let last: string | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') {
      group = null;
      last = null;
      continue;
    }
    if ((line.startsWith(' ') || line.startsWith('\t')) && group !== null && last !== null) {
      group.set(last, `${group.get(last) ?? ''} ${line.trim()}`.trim());
      continue;
    }
    const colon = line.indexOf(':');
    const name = colon < 1 ? '' : line.slice(0, colon).trim().toLowerCase();
    if (!/^[!-9;-~]{1,78}$/.test(name)) {
      last = null;
      continue;
    }
    if (group === null) {
      if (groups.length >= limit) break;
      group = new Map();
      groups.push(group);
    }
    // Repeated fields belong to the rest of a badly cut message; the first one is the report's own.
    last = group.has(name) ? null : name;
    if (last !== null) group.set(last, line.slice(colon + 1).trim());
  }
  return groups;
}

/** The fields of a header block up to its first blank line. */
export function readHeaderFields(text: string): Fields {
  return readFieldGroups(text.replace(/^\s+/, '').slice(0, 32_768), 1)[0] ?? new Map();
}

/** The value after the type of `rfc822; a@b`, `smtp; 550 no`, `dns; mx.b`. */
export function withoutType(value: string): string {
  const at = value.indexOf(';');
  return (
    at > 0 && at < 32 && /^[a-z0-9-]+$/i.test(value.slice(0, at).trim())
      ? value.slice(at + 1)
      : value
  ).trim();
}
