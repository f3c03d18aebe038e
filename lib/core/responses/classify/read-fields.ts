/**
 * Reads header-like text (RFC 3464 groups, returned headers) into groups of fields, with folded
 * lines joined.
 */

export type Fields = ReadonlyMap<string, string>;

/** RFC 5322 allows more, but no field of a report or a message has other characters. */
const NAME = /^[a-z][a-z0-9._-]{0,77}$/;
/** Fields of free text: a line below that is no field is their rest, folded without indentation. */
const FREE_TEXT: ReadonlySet<string> = new Set(['diagnostic-code', 'status']);

/**
 * The fields of each group, separated by blank lines: names in lower case, the first occurrence of
 * each name. Skips lines that are no fields. Reads quoted and indented groups, too.
 */
export function readFieldGroups(text: string, limit = 200): Fields[] {
  const groups: Map<string, string>[] = [];
  let group: Map<string, string> | null = null;
  let last: string | null = null;
  let margin = 0;
  for (const written of text.split(/\r\n|\n|\r/)) {
    const line = written.startsWith('>') ? written.replace(/^>[> ]{0,8}/, '') : written;
    const content = line.trim();
    if (content === '') {
      group = null;
      last = null;
      continue;
    }
    const indent = line.length - line.trimStart().length;
    if (indent > margin && group !== null) {
      if (last !== null) group.set(last, `${group.get(last) ?? ''} ${content}`.trim());
      continue;
    }
    const colon = line.indexOf(':');
    const name = colon < 1 ? '' : line.slice(0, colon).trim().toLowerCase();
    if (!NAME.test(name)) {
      if (group !== null && last !== null && FREE_TEXT.has(last))
        group.set(last, `${group.get(last) ?? ''} ${content}`.trim());
      else last = null;
      continue;
    }
    if (group === null) {
      if (groups.length >= limit) break;
      group = new Map();
      groups.push(group);
      margin = indent;
    }
    // Repeated fields belong to the rest of a badly cut message; the first one is the report's own.
    last = group.has(name) ? null : name;
    if (last !== null) group.set(last, line.slice(colon + 1).trim());
  }
  return groups;
}

/** The fields of a header block up to its first blank line. */
export function readHeaderFields(text: string): Fields {
  const first = text.search(/\S/);
  const from = text.lastIndexOf('\n', Math.max(0, first)) + 1;
  return readFieldGroups(text.slice(from, from + 32_768), 1)[0] ?? new Map();
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
