/** Decides which alerts concern a campaign. */
import type { AlertTarget } from '../../domain/alerts/alert.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';

/** A campaign, and the mailboxes from which it sends. */
export type Concerned = { id: string; mailboxes: readonly Pick<Mailbox, 'id' | 'sendingDomain'>[] };

/** Alerts about recipients and listeners concern every campaign. */
export function isConcerned(
  { id, mailboxes }: Concerned,
  { scope, scopeId }: AlertTarget,
): boolean {
  switch (scope) {
    case 'campaign':
      return scopeId === id;
    case 'mailbox':
      return mailboxes.some((mailbox) => mailbox.id === scopeId);
    case 'sending_domain':
      return mailboxes.some(({ sendingDomain }) => sendingDomain === scopeId);
    default:
      return true;
  }
}
