/** Decides which messages a message names by other things than a Message-ID field: the address it was delivered to, where ours were sent from `local+tag@domain`, and links that it quotes. */
import type { ParsedMail } from '../../domain/responses/response.ts';

/** Where servers write whom they delivered to, besides `To`: Postfix and qmail, Postfix, Exim, Fastmail. Never what a report says of its recipients. */
const DELIVERED = new Set([
  'to',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
]);
const TAGGED = /\+([^\s<>@+,;"]{1,62})@([^\s<>@+,;"]{1,255})/g;
/** Each is looked at with a keyed hash. */
const MAX_TAGS = 20;

/** With angle brackets. Whether one is ours, its key says. */
export function readReturnTags(mail: ParsedMail): string[] {
  const found = mail.headers
    .filter(({ name }) => DELIVERED.has(name))
    .flatMap(({ value }) =>
      [...value.matchAll(TAGGED)].map(([, tag, domain]) => `<${tag}@${domain}>`.toLowerCase()),
    );
  return [...new Set(found)].slice(0, MAX_TAGS);
}

/** The keyed part of a Message-ID, as links and subjects for unsubscribing have it. */
const TOKEN =
  /(?<![a-z2-7])([a-z2-7]{16}\.[a-z2-7]{10})(?![a-z2-7])(?:(?:@|%40)([a-z0-9.-]{0,255}))?/gi;
/** Of each part: footers stand below a text, and below what is quoted. */
const READ = 65_536;

/** `ids`: with a domain behind it, whole Message-IDs with angle brackets. In lower case; whether one is ours, the ledger and its key say. */
export function readQuotedTokens(mail: ParsedMail): { ids: string[]; tokens: string[] } {
  const found = mail.parts
    .flatMap(({ text }) =>
      text === null ? [] : [...plainLinks(text.slice(0, READ)).toLowerCase().matchAll(TOKEN)],
    )
    .slice(0, MAX_TAGS);
  const ids = found.flatMap(([, token, domain]) =>
    domain === undefined ? [] : [`<${token}@${domain.replace(/\.$/, '')}>`],
  );
  const tokens = found.flatMap(([, token, domain]) =>
    domain === undefined ? [token as string] : [],
  );
  return { ids: [...new Set(ids)], tokens: [...new Set(tokens)] };
}

/**
 * Services that check links put ours into the query of theirs, encoded once or twice (`%3D`, `%253D`;
 * `-3D` at Proofpoint): the signs before a token as they were.
 */
function plainLinks(text: string): string {
  return text.replace(/[%-](?:25){0,2}(3[cdf]|2[f6])/gi, (_, code: string) =>
    code.toLowerCase() === '2f' ? '/' : '=',
  );
}

/**
 * A token alone, a link that has it somewhere, or a Message-ID; whatever stands around it. The name of
 * a host (`//` or `@` before it) may look like one.
 */
const GIVEN = /(?<![a-z0-9@.-]|\/\/)([a-z2-7]{16}\.[a-z2-7]{10})(?![a-z0-9])/i;
const LONGEST_LINK = 4_096;

/** In lower case; null when there is none in it. */
export function readUnsubscribeToken(given: string): string | null {
  if (given.length > LONGEST_LINK) return null;
  const plain = plainLinks(given)
    // A line that a mail program broke, and what quoted-printable makes of the sign before a token.
    .replace(/=?\r?\n[ \t]*/g, '')
    .replace(/=3d/gi, '=')
    .replace(/%(?:25){0,2}2e/gi, '.')
    .replace(/%(?:25){0,2}(?:3e|40|20|22)/gi, ' ');
  return GIVEN.exec(plain)?.[1]?.toLowerCase() ?? null;
}
