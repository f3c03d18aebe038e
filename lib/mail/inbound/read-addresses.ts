/** Reads address fields (RFC 5322 section 3.4) into names and addresses. */
import addressparser from 'nodemailer/lib/addressparser';
import { decodeWords } from './decode-words.ts';
import type { RawField } from './read-headers.ts';

export type Address = { name: string; address: string };

const MAX_ADDRESSES = 200;

/** All addresses of every field of that name, groups flattened. Parsed first and decoded after: an encoded name may hold a comma. */
export function addressList(fields: RawField[], name: string): Address[] {
  const found: Address[] = [];
  for (const field of fields) {
    if (field.name !== name) continue;
    for (const entry of addressparser(field.raw, { flatten: true })) {
      const address = entry.address.trim();
      if (address !== '' && found.length < MAX_ADDRESSES) found.push({ name: decodeWords(entry.name).trim(), address });
    }
  }
  return found;
}
