/** Converts an address to the form that is stored: trimmed, lower case, domain in A-label form. */
import { domainToASCII } from 'node:url';
import { checkAddress } from '../domain/campaigns/address.ts';
import type { AddressCheck } from '../domain/campaigns/address.ts';

/** Unnecessary quotes: RFC 5321 4.1.2 treats `"ann"@example.com` and `ann@example.com` as equal. */
const NEEDLESS_QUOTES = /^"([a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64})"@/i;

/**
 * Removes surrounding spaces, a leading `mailto:`, unnecessary quotes and the trailing dot of the
 * DNS root; `checkAddress` checks the rest.
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
  // UTS 46; an empty string when the domain is invalid.
  const ascii = domainToASCII(bare.slice(at + 1));
  return ascii === ''
    ? { ok: false, fault: 'domain' }
    : checkAddress(`${bare.slice(0, at)}@${ascii}`);
}
