/**
 * Decides which messages a hold stops. The plan, the claim and the last check before DATA ask this.
 */
import type { Hold } from '../../domain/sending/hold.ts';
import type { HeldMessage } from '../../domain/sending/message.ts';

export function covers(hold: Pick<Hold, 'scope' | 'scopeId'>, message: HeldMessage): boolean {
  switch (hold.scope) {
    case 'all':
      return true;
    case 'campaign':
      return hold.scopeId === message.campaignId;
    case 'mailbox':
      return hold.scopeId === message.mailboxId;
    case 'provider':
      return hold.scopeId === message.provider;
    case 'domain':
      return hold.scopeId === message.domain;
    case 'company':
      return hold.scopeId === message.company;
  }
}
