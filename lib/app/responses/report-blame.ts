/**
 * Counts what reports say against a mailbox: once for each message and each recipient domain, and
 * only where several domains say it.
 */
import { REPORTING_DOMAINS, RUN_FORGOTTEN_AFTER } from '../../core/sending/breaker.ts';
import { tripBreaker, type BreakerPort } from '../sending/breaker.ts';
import type { BreakerReason } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

type Blame = { mailboxId: string; kind: BreakerReason; domain: string; at: Instant };

/** All synchronous, called inside one transaction. */
export type BlamePort = BreakerPort & {
  /** True when a response to the message has blamed its mailbox. */
  hasBlamed(row: number): boolean;
  /**
   * How many domains have blamed the mailbox since `since`, this one included. `isNew`: it had not.
   */
  recordReportBlame(blame: Blame, since: Instant): { isNew: boolean; domains: number };
};

export type Blamed = { row: number; mailboxId: string; email: string; company: string | null };

/**
 * A report comes by mail, from whoever has had the message: unlike the answer of a server at SMTP
 * time it may be forged by its recipient. True for the first report about a message, whether or not
 * the breaker counts it.
 */
export function blameByReport(
  port: BlamePort,
  message: Blamed,
  { kind, now }: { kind: BreakerReason; now: Instant },
): boolean {
  if (port.hasBlamed(message.row)) return false;
  const { mailboxId } = message;
  const domain = message.company ?? message.email.slice(message.email.lastIndexOf('@') + 1);
  const since = now - RUN_FORGOTTEN_AFTER;
  const { isNew, domains } = port.recordReportBlame({ mailboxId, kind, domain, at: now }, since);
  if (isNew && domains >= REPORTING_DOMAINS) {
    tripBreaker(port, { scope: 'mailbox', scopeId: mailboxId }, { kind, now });
  }
  return true;
}
