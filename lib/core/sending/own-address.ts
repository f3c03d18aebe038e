/** Decides whether an address is the user's own, so that a test message to it stays in the house. */
import { canonicalAddress } from '../campaigns/prospects/canonical-address.ts';
import type { Addressee } from '../../domain/campaigns/address.ts';

/**
 * `company`: null for a free mail service, whose users are strangers: only the address of a mailbox
 * itself is then our own. `senders`: the addresses of all mailboxes.
 */
export function isOwnAddress(
  { canonical, domain, company }: Addressee & { domain: string; company: string | null },
  senders: readonly string[],
): boolean {
  return senders.some((sender) =>
    company === null
      ? canonicalAddress(sender) === canonical
      : sender.slice(sender.lastIndexOf('@') + 1).toLowerCase() === domain.toLowerCase(),
  );
}
