/** Reads address fields (RFC 5322 section 3.4) into names and addresses. */
import addressparser from 'nodemailer/lib/addressparser';
import { decodeWords } from './decode-words.ts';
import type { RawField } from './read-headers.ts';

export type Address = { name: string; address: string };

const MAX_ADDRESSES = 200;
/** `Bea Low <bea@example.test>`, `"Low, Bea" <bea@example.test>` and `bea@example.test`, up to a comma: nearly every From, To and Cc. Anything else is the library's. */
const ENTRY =
  /(?:(?:"([^"\\=]{0,200})"|([^"<>()@,;:\\=]{0,200}))[ \t]*<([^\s<>()@,;:"\\]{1,256}@[a-z0-9.-]{1,255})>|([^\s<>()@,;:"\\]{1,256}@[a-z0-9.-]{1,255}))[ \t]*(?:,|$)/iy;

/** All addresses of every field of that name, groups flattened. Parsed first and decoded after: an encoded name may hold a comma. */
export function addressList(fields: RawField[], name: string): Address[] {
  const found: Address[] = [];
  for (const field of fields) {
    if (field.name !== name) continue;
    for (const entry of readPlain(field.raw) ?? parse(field.raw))
      if (found.length < MAX_ADDRESSES) found.push(entry);
  }
  return found;
}

/** Null: something in it is not plain. */
function readPlain(raw: string): Address[] | null {
  const found: Address[] = [];
  let at = 0;
  do {
    while (raw[at] === ' ' || raw[at] === '\t') at++;
    ENTRY.lastIndex = at;
    const entry = ENTRY.exec(raw);
    if (entry === null) return null;
    found.push({
      name: (entry[1] ?? entry[2] ?? '').trim(),
      address: (entry[3] ?? entry[4]) as string,
    });
    at = ENTRY.lastIndex;
  } while (at < raw.length);
  return found;
}

function parse(raw: string): Address[] {
  const entries = addressparser(raw, { flatten: true }).map((entry) => ({
    name: decodeWords(entry.name).trim(),
    address: entry.address.trim(),
  }));
  return entries.filter(({ address }) => address !== '');
}
