/**
 * Counts reports against a mailbox: one per message and recipient domain, and only when several
 * domains report.
 */
import { REPORTING_DOMAINS, RUN_FORGOTTEN_AFTER } from '../../core/sending/breaker.ts';
import { tripBreaker, type BreakerPort } from '../sending/breaker.ts';
import type { BreakerReason } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

type Blame = { mailboxId: string; kind: BreakerReason; domain: string; at: Instant };

/** Every function is synchronous and runs inside the caller's transaction. */
export type BlamePort = BreakerPort & {
  /** True when a response to the message has already blamed its mailbox. */
  hasBlamed(row: number): boolean;
  /**
   * Records the report. `domains`: how many domains blamed the mailbox since `since`, including
   * this one. `isNew`: this domain had not.
   */
  recordReportBlame(blame: Blame, since: Instant): { isNew: boolean; domains: number };
};

export type Blamed = { row: number; mailboxId: string; email: string; company: string | null };

/**
 * Counts a report about a message against its mailbox. Anyone with a copy of the message can forge
 * such a report, unlike a reply of the server in SMTP. Returns true for the first report about a
 * message, even if the breaker does not count it.
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
