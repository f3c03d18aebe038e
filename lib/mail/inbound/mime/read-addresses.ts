/** Reads address fields (RFC 5322 section 3.4) into names and addresses. */
import addressparser from 'nodemailer/lib/addressparser';
import { decodeWords } from './decode-words.ts';
import type { RawField } from './read-headers.ts';

export type Address = { name: string; address: string };

const MAX_ADDRESSES = 200;
/** The characters of an unquoted address, and of an unquoted name: no control character. */
const ADDRESS = '[^\\s\\p{Cc}<>()@,;:"\\\\]{1,256}@[a-z0-9.-]{1,255}';
const NAME = '[^"<>()@,;:\\\\\\p{Cc}]';
/**
 * `Bea Low <bea@example.test>`, `"Low, Bea" <bea@example.test>`, `bea@example.test` and
 * `bea@example.test (Bea Low)`, up to a comma: nearly every From, To and Cc. The library parses the
 * others.
 */
const ENTRY = new RegExp(
  [
    `(?:(?:"([^"\\\\\\p{Cc}]{0,200})"|(${NAME}{0,200}))[ \\t]*<(${ADDRESS})>`,
    `(${ADDRESS})(?:[ \\t]*\\((${NAME}{0,200})\\))?)[ \\t]*(?:,|$)`,
  ].join('|'),
  'iuy',
);

/**
 * All addresses of every field of that name, with groups flattened. Addresses are parsed before
 * decoding, because an encoded name may contain a comma.
 */
export function addressList(fields: RawField[], name: string): Address[] {
  const found: Address[] = [];
  for (const field of fields) {
    if (field.name !== name) continue;
    for (const entry of readPlain(field.raw) ?? parse(field.raw))
      if (found.length < MAX_ADDRESSES) found.push(entry);
  }
  return found;
}

/** Null: the field is not in one of the plain forms. */
function readPlain(raw: string): Address[] | null {
  const found: Address[] = [];
  let at = 0;
  do {
    while (raw[at] === ' ' || raw[at] === '\t') at++;
    ENTRY.lastIndex = at;
    const entry = ENTRY.exec(raw);
    if (entry === null) return null;
    const [, quoted, bare, inBrackets, alone, comment] = entry;
    found.push({
      name: decodeWords(quoted ?? bare ?? comment ?? '').trim(),
      address: inBrackets ?? alone ?? '',
    });
    at = ENTRY.lastIndex;
  } while (at < raw.length);
  return found;
}

function parse(raw: string): Address[] {
  if (raw === '') return [];
  const entries = addressparser(raw, { flatten: true }).map((entry) => ({
    name: decodeWords(entry.name).trim(),
    address: entry.address.trim(),
  }));
  return entries.filter(({ address }) => address !== '');
}
