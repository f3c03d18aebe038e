/**
 * Reads which messages of ours a response names outside Message-ID fields: by the tag of its return
 * address (`local+tag@domain`) and by quoted links.
 */
import type { ParsedMail } from '../../domain/responses/response.ts';

/**
 * Fields in which servers write the delivery address, besides `To`: Postfix and qmail, Postfix,
 * Exim, Fastmail. Never what a report says of its recipients.
 */
const DELIVERED = new Set([
  'to',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
]);
const TAGGED = /\+([^\s<>@+,;"]{1,62})@([^\s<>@+,;"]{1,255})/g;
/** Each tag costs a keyed hash. */
const MAX_TAGS = 20;

/** Message-IDs with angle brackets; the key decides whether one is ours. */
export function readReturnTags(mail: ParsedMail): string[] {
  const tags = mail.headers
    .filter(({ name }) => DELIVERED.has(name))
    .flatMap(({ value }) =>
      [...value.matchAll(TAGGED)].map(([, tag, domain]) => `<${tag}@${domain}>`.toLowerCase()),
    );
  return [...new Set(tags)].slice(0, MAX_TAGS);
}

/** The keyed part of a Message-ID, as in links and subjects for unsubscribing. */
const TOKEN =
  /(?<![a-z2-7])([a-z2-7]{16}\.[a-z2-7]{10})(?![a-z2-7])(?:(?:@|%40)([a-z0-9.-]{0,255}))?/gi;
/** Characters read of each part: footers come below a text, and below its quotes. */
const READ = 65_536;

/**
 * `ids`: whole Message-IDs with angle brackets, where a domain follows the token. All in lower
 * case; the ledger and the key decide whether one is ours.
 */
export function readQuotedTokens(mail: ParsedMail): { ids: string[]; tokens: string[] } {
  const matches = mail.parts
    .flatMap(({ text }) =>
      text === null ? [] : [...plainLinks(text.slice(0, READ)).toLowerCase().matchAll(TOKEN)],
    )
    .slice(0, MAX_TAGS);
  const ids = matches.flatMap(([, token, domain]) =>
    domain === undefined ? [] : [`<${token}@${domain.replace(/\.$/, '')}>`],
  );
  const tokens = matches.flatMap(([, token, domain]) =>
    domain === undefined ? [token as string] : [],
  );
  return { ids: [...new Set(ids)], tokens: [...new Set(tokens)] };
}

/**
 * Services that check links put ours into the query of theirs, encoded once or twice (`%3D`,
 * `%253D`; `-3D` at Proofpoint). Decodes the characters before a token.
 */
function plainLinks(text: string): string {
  return text.replace(/[%-](?:25){0,2}(3[cdf]|2[f6])/gi, (_, code: string) =>
    code.toLowerCase() === '2f' ? '/' : '=',
  );
}

/**
 * A token alone, in a link or in a Message-ID, whatever is around it. Not after `//` or `@`: the
 * name of a host may look like a token.
 */
const TOKEN_IN_TEXT = /(?<![a-z0-9@.-]|\/\/)([a-z2-7]{16}\.[a-z2-7]{10})(?![a-z0-9])/i;
const LONGEST_LINK = 4_096;

/** The token in lower case; null when there is none. */
export function readUnsubscribeToken(text: string): string | null {
  if (text.length > LONGEST_LINK) return null;
  const plain = plainLinks(text)
    // Joins lines that a mail program broke, and decodes quoted-printable before a token.
    .replace(/=?\r?\n[ \t]*/g, '')
    .replace(/=3d/gi, '=')
    .replace(/%(?:25){0,2}2e/gi, '.')
    .replace(/%(?:25){0,2}(?:3e|40|20|22)/gi, ' ');
  return TOKEN_IN_TEXT.exec(plain)?.[1]?.toLowerCase() ?? null;
}
