/** Reads the addresses that the text of a message names: in quoted headers, signatures, sentences. */
import type { ParsedMail } from '../../../domain/responses/response.ts';

const ADDRESS =
  /[a-z0-9][a-z0-9.!#$&'*+/=?^_`{|}~-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/gi;
const READ = 65_536;
/** Each costs a look-up. */
const MAX_ADDRESSES = 20;

/** Without those of `except`, in lower case. */
export function namedAddresses(mail: ParsedMail, except: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const { text } of mail.parts) {
    if (text?.includes('@') !== true) continue;
    for (const [address] of text.slice(0, READ).matchAll(ADDRESS)) {
      const lower = address.toLowerCase();
      if (!except.has(lower)) found.add(lower);
      if (found.size === MAX_ADDRESSES) return [...found];
    }
  }
  return [...found];
}

/** Whom the message was sent to besides us. */
export function copiedAddresses({ to, cc }: ParsedMail, except: ReadonlySet<string>): string[] {
  const all = [...to, ...cc].map((address) => address.toLowerCase());
  return [...new Set(all)].filter((address) => !except.has(address)).slice(0, MAX_ADDRESSES);
}
