/** Finds with which addresses the message was sent that a report is about. */
import type { MailView } from './mail-view.ts';
import { readHeaderFields } from './read-fields.ts';

const ADDRESS = /[^\s<>"'@:;,()[\]]{1,128}@[^\s<>"'@:;,()[\]]{1,255}/g;
const FIELDS = ['from', 'return-path', 'sender', 'x-envelope-from'] as const;
const MOST = 10;

/**
 * In lower case. A report goes to the envelope's sender (RFC 3464 2); the returned header names the
 * author.
 */
export function sendingAddresses({ mail, original }: MailView): string[] {
  const fields = original === '' ? null : readHeaderFields(original);
  const written = FIELDS.map((name) => fields?.get(name) ?? '').join(' ');
  const authors = [...written.matchAll(ADDRESS)].map(([address]) => address);
  const all = [...mail.to, ...authors].map((address) => address.toLowerCase());
  return [...new Set(all)].slice(0, MOST);
}
