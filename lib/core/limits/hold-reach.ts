/**
 * Decides which messages a hold stops. The plan, the claim and the last check before DATA ask this.
 */
import type { Hold, HoldScope } from '../../domain/sending/hold.ts';
import type { HeldMessage } from '../../domain/sending/message.ts';

type Reach = Pick<Hold, 'scope' | 'scopeId' | 'mailboxIds'>;

export function covers(hold: Reach, message: HeldMessage): boolean {
  switch (hold.scope) {
    case 'all':
      return true;
    case 'campaign':
      return hold.scopeId === message.campaignId;
    case 'mailbox':
      return hold.scopeId === message.mailboxId;
    case 'sending_domain':
      return hold.mailboxIds.includes(message.mailboxId);
    case 'provider':
      return hold.scopeId === message.provider;
    case 'domain':
      return hold.scopeId === message.domain;
    case 'company':
      return hold.scopeId === message.company;
  }
}

/** True for a hold on the mailbox itself or on its sending domain. */
export function stopsMailbox(hold: Reach, mailboxId: string): boolean {
  return (
    (hold.scope === 'mailbox' && hold.scopeId === mailboxId) || hold.mailboxIds.includes(mailboxId)
  );
}

/** True when the hold can stop messages of a campaign that sends from these mailboxes. */
export function concernsCampaign(
  hold: Reach,
  campaign: { id: string; mailboxes: readonly string[] },
): boolean {
  if (hold.scope === 'campaign') return hold.scopeId === campaign.id;
  if (hold.scope !== 'mailbox' && hold.scope !== 'sending_domain') return true;
  return campaign.mailboxes.some((id) => stopsMailbox(hold, id));
}

/** The flag of `pause` and `resume` that names a target of this scope. */
export function flagOfScope(scope: HoldScope): string {
  return scope === 'campaign' ? '--campaign-id' : `--${scope.replace('_', '-')}`;
}
