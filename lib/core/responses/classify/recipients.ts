/** Decides which addresses a report says have failed. */
import type { ParsedMail } from '../../../domain/responses/response.ts';
import { header } from './mail-parts.ts';
import { viewMail, type MailView } from './mail-view.ts';
import { readHeaderFields, withoutType } from './read-fields.ts';

const ADDRESS = '[^\\s<>"\'@:;,()\\[\\]]{1,128}@[^\\s<>"\'@:;,()\\[\\]]{1,255}';

/**
 * Where notices put the failed address, surest first; the first pattern that finds any decides.
 * Exchange 5.5 with X.400: `c=US;...;dda:SMTP=a@b;`. RFC 3464. qmail, Postfix, Yahoo: `<a@b>:`. OpenSMTPD: `a@b: 550`. Exim, Gmail, Mail.ru: a line of its own. Exchange 5.5: `a@b on Thu`.
 */
const PLACES: readonly RegExp[] = [
  new RegExp(`[;:]smtp=(${ADDRESS})`, 'gi'),
  new RegExp(`^[ \\t]*(?:final|original)-recipient ?: ?rfc822; ?<?(${ADDRESS})>?`, 'gim'),
  new RegExp(`^[ \\t]{0,4}<(${ADDRESS})>(?: \\([^)\\n]{0,300}\\))?:`, 'gim'),
  new RegExp(
    `^[ \\t*>"']*<?(${ADDRESS})>?["':.]*[ \\t]*(?:<mailto:[^>\\n]{0,300}>|\\([^)\\n]{0,300}\\)|\\[[^\\]\\n]{0,300}\\]|on \\w{3},[^\\n]{0,60}|on \\d[^\\n]{0,60})?$`,
    'gim',
  ),
  new RegExp(`^[ \\t]{0,6}(${ADDRESS}): `, 'gim'),
  new RegExp(`rcpt(?: ?to)?: ?<(${ADDRESS})>`, 'gi'),
  new RegExp(
    `\\b(?:to|recipient|recipients|user|address|mailbox|userid|size|attempts|account|for|full)(?:[:,] ?| |(?=<))\\(?[<"']?(${ADDRESS})`,
    'gi',
  ),
  new RegExp(`<(${ADDRESS})>(?:\\.\\.\\.|,|:)`, 'gi'),
  new RegExp(`(${ADDRESS})`, 'gi'),
];

/** So many of them hold nothing but failed addresses. */
const SURE = 3;

/** The address we wrote to, where the failed one is what it led to: `(expanded from: a@b)` (Postfix, sendmail), `(ultimately generated from a@b)` (Exim). */
const LED_FROM = new RegExp(`(?:expanded from:?|generated from) ?<?(${ADDRESS})>?\\)`, 'gi');

/** Lower-cased failed addresses named in headers or text, without those of the reporter and of ourselves; `[]` when none is. */
export function findRecipients(view: MailView): string[] {
  return unique([...findFailed(view), ...addressesAt(view.notice, LED_FROM)]);
}

function findFailed(view: MailView): string[] {
  const named = header(view.mail, 'x-failed-recipients')
    .split(/[,\s]+/)
    .map(toAddress)
    .filter(isPresent);
  if (named.length > 0) return named;
  const original = readHeaderFields(view.original);
  const others = othersInvolved(view, original.get('from') ?? '');
  for (const place of PLACES) {
    const failed = addressesAt(view.notice, place).filter((address) => !others.has(address));
    if (failed.length > 0) return failed;
  }
  // Somebody who wrote to themselves: named where only failed addresses stand.
  for (const place of PLACES.slice(0, SURE)) {
    const failed = addressesAt(view.notice, place);
    if (failed.length > 0) return failed;
  }
  const to = [...(original.get('to') ?? '').matchAll(new RegExp(ADDRESS, 'gi'))]
    .map((match) => toAddress(match[0]))
    .filter(isPresent);
  return to.length === 1 ? to : [];
}

function addressesAt(notice: string, place: RegExp): string[] {
  const found = [...notice.matchAll(place)]
    .slice(0, 50)
    .map((match) => toAddress(match[1] ?? ''))
    .filter(isPresent);
  return found.filter(
    (address) => !/^(?:postmaster|mailer-daemon|abuse|helpdesk|support)@/.test(address),
  );
}

/** `rfc822; <Bea@Example.test>` -> `bea@example.test`; null when it is no address. */
export function toAddress(value: string): string | null {
  const text = withoutType(value)
    .replace(/^(?:mailto|smtp):/i, '')
    .replace(/^[<"'\s]+/, '');
  const found = /^[^\s<>@,;"]{1,128}@[^\s<>@,;"']{1,255}/.exec(text)?.[0];
  if (found === undefined || /[^>"'\s.]/.test(text.slice(found.length))) return null;
  let end = found.length;
  while (found[end - 1] === '.') end--;
  return found.slice(0, end).toLowerCase();
}

/** Whose address in a notice is not the failed one: the reporter, the one it is sent to, the author of the original. */
function othersInvolved(view: MailView, originalFrom: string): Set<string> {
  const others = new Set(view.mail.to.map((address) => address.toLowerCase()));
  if (view.mail.from !== null) others.add(view.mail.from.address.toLowerCase());
  const author = new RegExp(ADDRESS, 'i').exec(originalFrom);
  if (author !== null) others.add(author[0].toLowerCase());
  return others;
}

/** Whom a message was written to, and delivered to on its way, by its own header: Postfix and qmail, Exim, Fastmail, Gmail where it forwards. */
const WRITTEN_TO = [
  'to',
  'original-recipient',
  'x-original-to',
  'delivered-to',
  'x-delivered-to',
  'envelope-to',
  'x-envelope-to',
  'x-forwarded-for',
] as const;
const RECEIVED_FOR = new RegExp(`\\bfor <(${ADDRESS})>`, 'gi');
const MAX_HEADER = 32_768;

/** Lower-cased recipients that stand in the header of the message that a report returns. */
export function readReturnedRecipients(mail: ParsedMail): string[] {
  const { original } = viewMail(mail);
  const fields = readHeaderFields(original);
  const written = WRITTEN_TO.flatMap((name) =>
    [...(fields.get(name) ?? '').matchAll(new RegExp(ADDRESS, 'gi'))].map(([address]) => address),
  );
  const received = [...original.slice(0, MAX_HEADER).matchAll(RECEIVED_FOR)].map(
    ([, address = '']) => address,
  );
  return unique([...written, ...received].slice(0, 50).map(toAddress).filter(isPresent));
}

function isPresent(address: string | null): address is string {
  return address !== null;
}

function unique(addresses: string[]): string[] {
  return [...new Set(addresses)];
}
