/** Reads one line of a calendar with ical.js: name, parameters, value (RFC 5545 3.1, RFC 6868). */
import type ICAL from 'ical.js';

export type LineReader = typeof ICAL;
export type ContentLine = {
  name: string;
  parameters: Readonly<Record<string, string>>;
  /** Text without escapes; dates as `2026-09-08T10:00:00Z`. */
  value: string;
};

/** `ATTENDEE;PARTSTAT=...`: the name of a line without reading the rest. */
export function lineName(line: string): string {
  return (/^[\w-]{1,40}/.exec(line)?.[0] ?? '').toLowerCase();
}

/** Null: nothing can be read from it. An unbalanced quotation mark is left out. */
export function readLine(reader: LineReader, line: string): ContentLine | null {
  const property = parse(reader, line) ?? parse(reader, line.replaceAll('"', ''));
  if (property === null) return null;
  const [name, parameters, , value] = property;
  return {
    name,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([key, each]) => [key, text(each)]),
    ),
    value: text(value),
  };
}

type Property = [name: string, parameters: Record<string, unknown>, type: string, value: unknown];

/** ical.js throws an error for a line that does not follow the grammar. */
function parse(reader: LineReader, line: string): Property | null {
  try {
    return reader.parse.property(line) as unknown as Property;
  } catch {
    return null;
  }
}

function text(value: unknown): string {
  if (Array.isArray(value)) return text(value[0]);
  return typeof value === 'string' ? value : '';
}
