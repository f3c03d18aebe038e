/** Reads address fields (RFC 5322 section 3.4) into names and addresses. */
import addressparser from 'nodemailer/lib/addressparser';
import { decodeWords } from './decode-words.ts';
import type { RawField } from './read-headers.ts';

export type Address = { name: string; address: string };

const MAX_ADDRESSES = 200;
/** `Bea Low <bea@example.test>`, `"Low, Bea" <bea@example.test>` and `bea@example.test`: nearly every From and To. Anything else is the library's. */
const ONE = /^(?:"([^"\\=]{0,200})"|([^"<>()@,;:\\=]{0,200}))[ \t]*<([^\s<>()@,;:"\\]{1,256}@[a-z0-9.-]{1,255})>$|^([^\s<>()@,;:"\\]{1,256}@[a-z0-9.-]{1,255})$/i;

/** All addresses of every field of that name, groups flattened. Parsed first and decoded after: an encoded name may hold a comma. */
export function addressList(fields: RawField[], name: string): Address[] {
  const found: Address[] = [];
  for (const field of fields) {
    if (field.name !== name) continue;
    const one = ONE.exec(field.raw);
    if (one !== null && found.length < MAX_ADDRESSES) {
      found.push({ name: (one[1] ?? one[2] ?? '').trim(), address: (one[3] ?? one[4]) as string });
      continue;
    }
    for (const entry of addressparser(field.raw, { flatten: true })) {
      const address = entry.address.trim();
      if (address !== '' && found.length < MAX_ADDRESSES) found.push({ name: decodeWords(entry.name).trim(), address });
    }
  }
  return found;
}
