/**
 * Decides which messages a hold stops. The plan, the claim and the last check before DATA ask this.
 */
import type { Hold } from '../../domain/sending/hold.ts';

/**
 * The ids of a message that a hold can name. `company`: the recipient's company, null without one.
 */
export type Held = {
  campaignId: string;
  mailboxId: string;
  provider: string;
  domain: string;
  company: string | null;
};

export function covers(hold: Pick<Hold, 'scope' | 'scopeId'>, message: Held): boolean {
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
