/**
 * Warns of mailboxes that send through one SMTP account, because the service counts them together.
 */
import type { Warning } from '../runner/command.ts';

export function sharedAccount(mailboxId: string, sharers: readonly string[]): Warning[] {
  if (sharers.length === 0) return [];
  return [
    {
      code: 'account_shared',
      details: { mailbox: mailboxId, sharesLimitsWith: sharers },
      message: `${mailboxId} sends through the same SMTP account as ${sharers.join(', ')}: the service counts them as one account, so their messages count together, against the strictest of their limits.`,
    },
  ];
}
