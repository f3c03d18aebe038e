/** Counts what reports say against a mailbox: once for each message and each recipient domain, and only where several domains say it. */
import { REPORTING_DOMAINS, RUN_FORGOTTEN_AFTER } from '../core/breaker.ts';
import { tripBreaker, type BreakerPort } from './breaker.ts';
import type { BreakerReason } from '../domain/hold.ts';
import type { Instant } from '../domain/time.ts';

/** All synchronous, called inside one transaction. */
export type BlamePort = BreakerPort & {
  /** True when a response to the message has blamed its mailbox. */
  hasBlamed(row: number): boolean;
  /** How many domains have blamed the mailbox since `since`, this one included. `isNew`: it had not. */
  recordReportBlame(blame: { mailboxId: string; kind: BreakerReason; domain: string; at: Instant }, since: Instant): { isNew: boolean; domains: number };
};

export type Blaming = { row: number; mailboxId: string; email: string; company: string | null };

/**
 * A report comes by mail, from whoever has had the message: unlike the answer of a server at SMTP time it may be forged by its recipient.
 * Their first report about a message is kept, whether or not the breaker counts it; false when there was one.
 */
export function blameByReport(port: BlamePort, message: Blaming, { kind, now }: { kind: BreakerReason; now: Instant }): boolean {
  if (port.hasBlamed(message.row)) return false;
  const domain = message.company ?? message.email.slice(message.email.lastIndexOf('@') + 1);
  const { isNew, domains } = port.recordReportBlame({ mailboxId: message.mailboxId, kind, domain, at: now }, now - RUN_FORGOTTEN_AFTER);
  if (isNew && domains >= REPORTING_DOMAINS) tripBreaker(port, { scope: 'mailbox', scopeId: message.mailboxId }, { kind, now });
  return true;
}
