/** Shows the sending domains of mailboxes: how long they have been in use, as far as is known. */
import { domainDays, isWarm } from '../../state/campaigns/sending-domains.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { State } from '../../state/file/transact.ts';

export function describeDomains(db: State['db'], mailboxes: readonly Mailbox[]) {
  const domains = new Set(mailboxes.flatMap(({ sendingDomain }) => sendingDomain ?? []));
  return [...domains].sort().map((domain) => ({
    domain,
    warm: isWarm(db, domain),
    sendingDays: domainDays(db, domain).length,
  }));
}
