/** Notes that a sending domain has been in use for long, or takes it back. */
import type { GuardPort } from '../approval/guard-action.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { Instant } from '../../domain/time.ts';

export type WarmDomainPort = GuardPort & {
  transact<T>(work: () => T): Promise<T>;
  listMailboxes(): Mailbox[];
  isWarm(domain: string): boolean;
  /** False when nothing changed. */
  setWarm(domain: string, warm: boolean, now: Instant): boolean;
  appendEvent(event: NewEvent): void;
};

/** Returns the mailboxes that send from the domain. */
export function setWarmDomain(
  port: WarmDomainPort,
  { domain, warm, now }: { domain: string; warm: boolean; now: Instant },
): Promise<string[]> {
  return port.transact(() => {
    if (warm && !port.isWarm(domain))
      port.guard({ kind: 'warm_domain', target: { domain }, after: { warm } }, now);
    if (port.setWarm(domain, warm, now))
      port.appendEvent({
        type: 'settings.changed',
        at: now,
        data: { scope: 'sending_domain', id: domain },
      });
    return port
      .listMailboxes()
      .filter(({ sendingDomain }) => sendingDomain === domain)
      .map(({ id }) => id);
  });
}
