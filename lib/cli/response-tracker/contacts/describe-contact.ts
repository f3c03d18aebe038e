/** Describes a person whom a response names, as far as a stranger's words can be trusted: not at all. */
import { addresseeOf } from '../../../core/campaigns/prospects/canonical-address.ts';
import { checkAddress } from '../../../domain/campaigns/address.ts';
import { isSuppressed } from '../../../state/campaigns/suppressions.ts';
import { prospectAt } from '../../../state/responses/lists/named-contacts.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import { nameOf } from '../replies/describe-reply.ts';
import type { NamedContact } from '../../../domain/responses/named-contact.ts';
import type { State } from '../../../state/file/transact.ts';

const NAME = 80;

export type ShownContact = ReturnType<typeof describeContact>;

/**
 * `importable`: it has a plain address that no campaign must leave out; `known` says why it is not.
 * The company is taken from the person who referred only where both share a domain.
 */
export function describeContact(db: State['db'], row: NamedContact) {
  const { responseId, kind, intent, campaignId, referredBy, contact } = row;
  const address = addressOf(contact.address);
  const known = address === null ? null : knownAs(db, address, campaignId);
  const name = untrusted(contact.name, NAME);
  const company =
    address !== null && domainOf(address) === domainOf(referredBy) ? row.company : null;
  return {
    responseId,
    kind,
    intent,
    campaignId,
    referredBy,
    receivedAt: iso(row.receivedAt),
    importable: address !== null && (known === null || known === 'elsewhere'),
    known,
    untrusted: {
      email: address ?? untrusted(contact.address, 254),
      firstName: name?.split(' ', 1)[0] ?? null,
      lastName: name?.split(' ').slice(1).join(' ') || null,
      company: untrusted(company, NAME),
      referredByName: nameOf(row),
    },
  };
}

/**
 * A plain address; null for any other text. One that begins like a formula is none: in a table it
 * would need a mark in front, and with that it is another address.
 */
function addressOf(text: string | null): string | null {
  if (text === null) return null;
  const checked = checkAddress(text.toLowerCase());
  return checked.ok && /^[a-z\d_]/.test(checked.address) ? checked.address : null;
}

function knownAs(
  db: State['db'],
  address: string,
  campaignId: string,
): 'suppressed' | 'in_campaign' | 'elsewhere' | null {
  const addressee = addresseeOf(address);
  return isSuppressed(db, addressee)
    ? 'suppressed'
    : prospectAt(db, addressee.canonical, campaignId);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
