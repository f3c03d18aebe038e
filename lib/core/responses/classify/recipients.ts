/** Finds the failed addresses that a report names. */
import type { ParsedMail } from '../../../domain/responses/response.ts';
import { header } from './mail-parts.ts';
import { viewMail, type MailView } from './mail-view.ts';
import { readHeaderFields, withoutType } from './read-fields.ts';

const ADDRESS = '[^\\s<>"\'@:;,()\\[\\]]{1,128}@[^\\s<>"\'@:;,()\\[\\]]{1,255}';

/**
 * The places of failed addresses in notices, most reliable first; the first pattern that matches
 * decides. Exchange 5.5 with X.400: `c=US;...;dda:SMTP=a@b;`. RFC 3464. qmail, Postfix, Yahoo:
 * `<a@b>:`. OpenSMTPD: `a@b: 550`. Exim, Gmail, Mail.ru: a line of its own. Exchange 5.5: `a@b on
 * Thu`.
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
  new RegExp(`^[45]\\d\\d (?:[45]\\.\\d\\.\\d{1,3} )?<(${ADDRESS})>\\.\\.\\.`, 'gim'),
  new RegExp(`rcpt(?: ?to)?: ?<(${ADDRESS})>`, 'gi'),
  new RegExp(
    `\\b(?:to|recipient|recipients|user|address|mailbox|userid|size|attempts|account|for|full)(?:[:,] ?| |(?=<))\\(?[<"']?(${ADDRESS})`,
    'gi',
  ),
  new RegExp(`<(${ADDRESS})>(?:\\.\\.\\.|,|:)`, 'gi'),
  new RegExp(`(${ADDRESS})`, 'gi'),
];

/** The first patterns, which match failed addresses only. */
const SURE = 3;

/**
 * The address we wrote to, if the failed one was derived from it: `(expanded from: a@b)` (Postfix,
 * sendmail), `(ultimately generated from a@b)` (Exim).
 */
const DERIVED_FROM = new RegExp(`(?:expanded from:?|generated from) ?<?(${ADDRESS})>?\\)`, 'gi');

/**
 * Failed addresses in headers or text, in lower case, without those of the reporter and our own;
 * `[]` when there are none.
 */
export function findRecipients(view: MailView): string[] {
  return unique([...findFailed(view), ...derivedFrom(view)]);
}

/** The addresses we wrote to, which a system replaced by those that failed. */
export function derivedFrom(view: MailView): string[] {
  return addressesAt(view.notice, DERIVED_FROM);
}

function findFailed(view: MailView): string[] {
  const named = header(view.mail, 'x-failed-recipients')
    .split(/[,\s]+/)
    .map(toAddress)
    .filter(isPresent);
  if (named.length > 0)
    // Exim names the same addresses in its text, each on a line of its own.
    return unique([...named, ...addressesAt(view.notice, PLACES[SURE] as RegExp)]);
  const original = readHeaderFields(view.original);
  const others = othersInvolved(view, original.get('from') ?? '');
  for (const place of PLACES) {
    const failed = addressesAt(view.notice, place).filter((address) => !others.has(address));
    if (failed.length > 0) return failed;
  }
  // The sender may have written to itself: such an address counts only in places that name failed
  // addresses only.
  for (const place of PLACES.slice(0, SURE)) {
    const failed = addressesAt(view.notice, place);
    if (failed.length > 0) return failed;
  }
  const to = [...(original.get('to') ?? '').matchAll(new RegExp(ADDRESS, 'gi'))]
    .map((match) => toAddress(match[0]))
    .filter(isPresent);
  return to.length === 1 ? to : [];
}

/** A line whose addresses are ids of messages. */
const ID_LINE = /(?:message-?id|references|in-reply-to|resent-message-id) ?:[^\n]*$/i;

function addressesAt(notice: string, place: RegExp): string[] {
  const addresses = [...notice.matchAll(place)]
    .slice(0, 50)
    .filter(({ index }) => !ID_LINE.test(notice.slice(Math.max(0, index - 80), index)))
    .map((match) => toAddress(match[1] ?? ''))
    .filter(isPresent);
  return addresses.filter(
    (address) => !/^(?:postmaster|mailer-daemon|abuse|helpdesk|support)@/.test(address),
  );
}

/** X.400 and Exchange wrap the address: `IMCEASMTP-bea+40example+2Etest@mx.example.test`. */
const ENCAPSULATED = /^imcea(?:smtp|rfc822)-([^\s@]{3,255})@/i;

/**
 * `rfc822; <Bea@Example.test>`, `rfc822; bea@example.test (Bea Bly)`, `Bea <bea@example.test>` ->
 * `bea@example.test`; null when it is no address.
 */
export function toAddress(value: string): string | null {
  const typed = withoutType(value).trim();
  const bracketed = /<([^<>\s]{1,128}@[^<>\s]{1,255})>(?: ?\([^()]{0,200}\))?$/.exec(typed)?.[1];
  const text = (bracketed ?? typed).replace(/^(?:mailto|smtp):/i, '').replace(/^[<"'\s]+/, '');
  const address = /^[^\s<>@,;"]{1,128}@[^\s<>@,;"']{1,255}/.exec(text)?.[0];
  if (address === undefined) return null;
  const rest = text.slice(address.length).replace(/^ ?\([^()]{0,200}\)/, '');
  if (/[^>"'\s.]/.test(rest)) return null;
  let end = address.length;
  while (address[end - 1] === '.') end--;
  return unwrapped(address.slice(0, end)).toLowerCase();
}

function unwrapped(address: string): string {
  const inner = ENCAPSULATED.exec(address)?.[1]?.replace(/\+([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return inner !== undefined && /^[^\s<>@,;"]+@[^\s<>@,;"]+$/.test(inner) ? inner : address;
}

/**
 * Addresses in a notice that did not fail: the reporter, the receiver of the report, the author of
 * the original.
 */
function othersInvolved(view: MailView, originalFrom: string): Set<string> {
  const others = new Set(view.mail.to.map((address) => address.toLowerCase()));
  if (view.mail.from !== null) others.add(view.mail.from.address.toLowerCase());
  const author = new RegExp(ADDRESS, 'i').exec(originalFrom);
  if (author !== null) others.add(author[0].toLowerCase());
  return others;
}

/**
 * Fields with a message's recipient, as written and as delivered: Postfix and qmail, Exim,
 * Fastmail, Gmail when it forwards.
 */
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

/** The recipients in the header of the returned message, in lower case. */
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
