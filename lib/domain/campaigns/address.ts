/**
 * Decides which texts are email addresses: plain ASCII addr-specs that no mail program can read as
 * two.
 */

/** Why a text is not an address. */
export type AddressFault =
  | 'missing'
  | 'too_long'
  | 'whitespace_or_control'
  | 'several_addresses'
  | 'quotes_or_brackets'
  | 'no_at'
  | 'several_at'
  | 'local_part'
  | 'local_part_not_ascii'
  | 'domain'
  | 'domain_not_ascii'
  | 'no_dot_in_domain';

/** Why a domain receives no mail: DNS does not know it, or it says so itself (RFC 7505). */
export type DeadDomain = 'no_such_domain' | 'null_mx';

/**
 * The recipient's address. `canonical` (core/campaigns/prospects/canonical-address.ts) is the same
 * for every spelling of one mailbox; messages go to `email`.
 */
export type Addressee = { email: string; canonical: string };

export type AddressCheck =
  { ok: true; address: string; local: string; domain: string } | { ok: false; fault: AddressFault };

/**
 * RFC 5322 atext, dot-separated. No quoted local parts: texts such as `"a,b"@c` can send mail to
 * another recipient.
 */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** RFC 1035 labels, 1 to 63 octets, no hyphen at either end. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Checks an address and converts it to lower case. The caller trims surrounding spaces and converts
 * a Unicode domain to its A-label form (else `domain_not_ascii`). Lengths: RFC 5321 4.5.3.1 (64
 * octets local part, 254 in all).
 */
export function checkAddress(text: string): AddressCheck {
  if (text === '') return refuse('missing');
  if (text.length > 254) return refuse('too_long');
  // eslint-disable-next-line no-control-regex
  if (/[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/.test(text))
    return refuse('whitespace_or_control');
  if (/[,;]/.test(text)) return refuse('several_addresses');
  if (/[<>"()[\]\\:]/.test(text)) return refuse('quotes_or_brackets');
  const at = text.indexOf('@');
  if (at < 0) return refuse('no_at');
  if (text.includes('@', at + 1)) return refuse('several_at');
  const local = text.slice(0, at).toLowerCase();
  const domain = text.slice(at + 1).toLowerCase();
  if (!isAscii(local)) return refuse('local_part_not_ascii');
  if (local.length > 64 || !LOCAL.test(local)) return refuse('local_part');
  if (!isAscii(domain)) return refuse('domain_not_ascii');
  const labels = domain.split('.');
  if (!labels.every((label) => LABEL.test(label))) return refuse('domain');
  if (labels.length < 2) return refuse('no_dot_in_domain');
  // A last label of digits is an IP address, which no prospect has.
  if (/^\d+$/.test(labels.at(-1) ?? '')) return refuse('domain');
  return { ok: true, address: `${local}@${domain}`, local, domain };
}

function refuse(fault: AddressFault): AddressCheck {
  return { ok: false, fault };
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[\u0000-\u007f]*$/.test(text);
}
