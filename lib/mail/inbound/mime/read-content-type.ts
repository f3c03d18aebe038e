/**
 * Reads a Content-Type or Content-Disposition value: the type and its parameters (RFC 2045 5.1, RFC
 * 2231).
 */
import { decodeCharset } from './decode-charset.ts';

export type ContentType = {
  /** Lower case, `type/subtype`; `text/plain` if missing or malformed (RFC 2045 5.2). */
  type: string;
  /**
   * Names in lower case; only the parameters that splitting and decoding read, with continuations
   * joined and percent-encoding undone.
   */
  parameters: Record<string, string>;
};

/**
 * name = token | quoted string; a quoted string may lack its closing quote at the end of a broken
 * header.
 */
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)(?:"|$)|([^;]*))/gs;

/**
 * Reads a field value; `fallback` is the type if the field is absent or malformed. Never throws.
 */
export function readContentType(value: string | undefined, fallback = 'text/plain'): ContentType {
  if (value === undefined) return { type: fallback, parameters: {} };
  const type = (
    /^\s*([a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+)/i.exec(value)?.[1] ?? fallback
  ).toLowerCase();
  const found = new Map<string, string>();
  const semicolon = value.indexOf(';');
  if (semicolon < 0) return { type, parameters: {} };
  PARAMETER.lastIndex = semicolon;
  for (let match = PARAMETER.exec(value); match !== null; match = PARAMETER.exec(value)) {
    const name = match[1]!.toLowerCase();
    const text =
      match[2] === undefined
        ? match[3]!.trim()
        : match[2].includes('\\')
          ? match[2].replace(/\\(.)/gs, '$1')
          : match[2];
    if (!found.has(name)) found.set(name, text);
  }
  return { type, parameters: joinContinuations(found) };
}

/**
 * `boundary*0=a; boundary*1=b` is `ab`; `charset*=utf-8''x` is percent-encoded (RFC 2231 sections 3
 * and 4).
 */
function joinContinuations(found: Map<string, string>): Record<string, string> {
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, text] of found) {
    const star = name.indexOf('*');
    if (star < 0) {
      parameters[name] = text;
      continue;
    }
    const base = name.slice(0, star);
    if (base in parameters) continue;
    if (name === `${base}*`) parameters[base] = decodeExtended(text);
    else if (name === `${base}*0` || name === `${base}*0*`)
      parameters[base] = joinPieces(base, found);
  }
  return parameters;
}

function joinPieces(base: string, found: Map<string, string>): string {
  let joined = '';
  let extended = false;
  for (let i = 0; i < 100; i++) {
    const plain = found.get(`${base}*${i}`);
    const encoded = found.get(`${base}*${i}*`);
    if (plain === undefined && encoded === undefined) break;
    extended ||= encoded !== undefined;
    joined += plain ?? encoded!;
  }
  return extended ? decodeExtended(joined) : joined;
}

function decodeExtended(text: string): string {
  const [, charset = 'utf-8', rest = text] = /^([^']*)'[^']*'(.*)$/s.exec(text) ?? [];
  const bytes = rest.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decodeCharset(Buffer.from(bytes, 'latin1'), charset);
}
