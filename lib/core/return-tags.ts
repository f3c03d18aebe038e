/** Decides which Message-IDs a mail names by the address it was delivered to, where ours were sent from `local+tag@domain`. */
import type { ParsedMail } from '../domain/response.ts';

/** Where servers write whom they delivered to, besides `To`: Postfix and qmail, Postfix, Exim, Fastmail. Never what a report says of its recipients. */
const DELIVERED = new Set(['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to']);
const TAGGED = /\+([^\s<>@+,;"]{1,62})@([^\s<>@+,;"]{1,255})/g;
/** Each is looked at with a keyed hash. */
const MAX_TAGS = 20;

/** With angle brackets. Whether one is ours, its key says. */
export function readReturnTags(mail: ParsedMail): string[] {
  const found = mail.headers.filter(({ name }) => DELIVERED.has(name)).flatMap(({ value }) => [...value.matchAll(TAGGED)].map(([, tag, domain]) => `<${tag}@${domain}>`.toLowerCase()));
  return [...new Set(found)].slice(0, MAX_TAGS);
}
