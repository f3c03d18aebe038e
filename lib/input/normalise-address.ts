/** Brings an address as people write it into the one form that is stored: trimmed, lower case, domain in A-label form. */
import { domainToASCII } from 'node:url';
import { checkAddress } from '../domain/campaigns/address.ts';
import type { AddressCheck } from '../domain/campaigns/address.ts';

/** Quotes around what needs none: RFC 5321 4.1.2 takes `"ann"@example.com` and `ann@example.com` for the same. */
const NEEDLESS_QUOTES = /^"([a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64})"@/i;

/**
 * Blanks around it, a `mailto:` in front, needless quotes and the dot of the DNS root behind are forgiven; everything else is
 * checked by `checkAddress`.
 */
export function normaliseAddress(text: string): AddressCheck {
  const bare = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(NEEDLESS_QUOTES, '$1@')
    .replace(/([^.])\.$/, '$1');
  const check = checkAddress(bare);
  if (check.ok || check.fault !== 'domain_not_ascii') return check;
  const at = bare.indexOf('@');
  // UTS 46; an empty string when the domain cannot be one.
  const ascii = domainToASCII(bare.slice(at + 1));
  return ascii === ''
    ? { ok: false, fault: 'domain' }
    : checkAddress(`${bare.slice(0, at)}@${ascii}`);
}
