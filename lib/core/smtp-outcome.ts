/** Decides what one SMTP try means: sent, try again later, refused for good, our own trouble, or in doubt. */
import { classifyReply } from './classify/smtp-reply.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../domain/time.ts';
import type { BounceReason } from '../domain/response.ts';
import type { SmtpResult } from '../domain/message.ts';

/** What happened to this message before. */
export type Tries = { attempts: number; softBounces: number; firstTryAt: Instant };

export type Outcome =
  | { outcome: 'sent' }
  /** Taken or not: nobody can tell. Never resent by itself. */
  | { outcome: 'in_doubt' }
  /** The address cannot receive. */
  | { outcome: 'hard'; reason: BounceReason }
  /** The recipient's side may clear: again after a day, three times. */
  | { outcome: 'soft'; reason: BounceReason; retryAt: Instant }
  | { outcome: 'soft_exhausted'; reason: BounceReason }
  /** Not now: minutes, exponentially. */
  | { outcome: 'deferred'; reason: BounceReason; retryAt: Instant }
  /** Our IP, content, authentication or reputation: the prospect is not to blame; the mailbox is. */
  | { outcome: 'blocked'; reason: BounceReason; retryAt: Instant }
  /** We ourselves broke off before a byte of the body left. */
  | { outcome: 'returned' }
  /** The account or the way to it fails; the message was certainly not sent and keeps its place. */
  | { outcome: 'account'; problem: 'unreachable' | 'login_refused' };

export const SOFT_RETRIES = 3;
export const SOFT_RETRY_AFTER = DAY;
const FIRST_RETRY = 5 * MINUTE;
const GIVE_UP_AFTER = 5 * DAY;

/** Reasons that clear in minutes, by RFC 5321 4.5.4.1: wait, double, give up after days. The others are the recipient's and want a day. */
const MINUTES: ReadonlySet<BounceReason> = new Set(['greylisted', 'rate_limited', 'network_error', 'mail_server_error', 'system_full', 'expired', 'unknown']);

export function decideOutcome(result: SmtpResult, tries: Tries, now: Instant): Outcome {
  if (result.accepted) return { outcome: 'sent' };
  if (result.code === null) {
    // Broken after 354: the server may have taken it all.
    if (result.dataStarted) return { outcome: 'in_doubt' };
    if (result.phase === 'aborted') return { outcome: 'returned' };
    return { outcome: 'account', problem: 'unreachable' };
  }
  if (result.phase === 'auth') return { outcome: 'account', problem: 'login_refused' };
  if (result.phase === 'connect' || (result.phase === 'mail' && result.code === 421)) return { outcome: 'account', problem: 'unreachable' };
  const { class: bounceClass, reason } = classifyReply({ code: result.code, enhanced: result.enhanced, text: result.response, afterData: result.phase === 'final' });
  // Before RCPT the server has not heard of the recipient: whatever it refuses for good, it is about us.
  if (result.phase === 'mail' && result.code >= 500) return { outcome: 'blocked', reason, retryAt: now + SOFT_RETRY_AFTER };
  if (bounceClass === 'hard' && result.code >= 500) return { outcome: 'hard', reason };
  if (result.code < 500 && (bounceClass !== 'soft' || MINUTES.has(reason))) return deferred(reason, tries, now);
  if (bounceClass === 'block') return { outcome: 'blocked', reason, retryAt: now + SOFT_RETRY_AFTER };
  return soft(reason, tries, now);
}

function deferred(reason: BounceReason, tries: Tries, now: Instant): Outcome {
  if (now - tries.firstTryAt >= GIVE_UP_AFTER) return { outcome: 'soft_exhausted', reason };
  return { outcome: 'deferred', reason, retryAt: now + Math.min(FIRST_RETRY * 2 ** tries.attempts, 4 * HOUR) };
}

function soft(reason: BounceReason, tries: Tries, now: Instant): Outcome {
  return tries.softBounces >= SOFT_RETRIES ? { outcome: 'soft_exhausted', reason } : { outcome: 'soft', reason, retryAt: now + SOFT_RETRY_AFTER };
}

/** How long a mailbox rests after so many failures in a row; the third raises the alert. */
const REST = [MINUTE / 2, 2 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR] as const;

/** What follows from a mailbox's consecutive failures (1 or more): a rest, doubling, and an alert with the third. */
export function breakerAfter(consecutive: number): { alert: boolean; holdFor: number } {
  return { alert: consecutive === 3, holdFor: REST[Math.min(consecutive, REST.length) - 1] as number };
}
