/** Writes down what one SMTP try came to, and moves the sequence, the mailbox and its breaker on. */
import { decideOutcome, type Outcome } from '../core/smtp-outcome.ts';
import { provesAccount } from '../core/breaker.ts';
import { localPartOf, readServiceId } from '../core/service-id.ts';
import { dateIn } from '../core/day.ts';
import { localHourAt } from '../core/local-hour.ts';
import { endRunsOf, mailboxOf, strike, type BreakerPort, type RunsPort } from './breaker.ts';
import type { FollowUp } from './follow-up.ts';
import type { Instant, LocalDate, Zone } from '../domain/time.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { DueMessage, SmtpResult } from '../domain/message.ts';

/** What the running totals need to know of a message. */
export type Counted = Pick<DueMessage, 'row' | 'campaignId' | 'prospectId' | 'step' | 'variant' | 'mailboxId' | 'provider'>;

/** All synchronous, called inside one transaction. */
export type SettlePort = BreakerPort & RunsPort & {
  recordAttempt(row: number, attempt: { at: Instant; outcome: string; result: SmtpResult }): void;
  /** The Message-ID that a service gave it in place of ours, by which it is known from now on as well. */
  putServiceId(row: number, id: { localPart: string; seen: string }, now: Instant): void;
  /** `localHour`: see `localHourAt`. */
  markSent(message: DueMessage, at: { now: Instant; localHour: number; days: { mailbox: LocalDate; campaign: LocalDate } }): void;
  markInDoubt(message: Counted, at: { now: Instant; day: LocalDate }): void;
  advance(message: DueMessage, next: FollowUp, now: Instant): void;
  defer(message: DueMessage, retry: { at: Instant; reason: string; now: Instant; soft: boolean }): void;
  reject(message: DueMessage, end: { bounceClass: 'hard' | 'soft'; reason: string; now: Instant; days: { mailbox: LocalDate; campaign: LocalDate } }): void;
  /** `unbegun`: the sender knows that no byte of the text has left, even if the transmission was committed. */
  returnClaim(row: number, owner: string, how: { unbegun: boolean }): void;
  /** Whether this try may still be settled: a process that slept past its lease has lost its claim to another. */
  standingOfClaim(row: number, owner: string): 'held' | 'doubted' | 'lost';
  /** The address is dead: stops every sequence of the prospect and marks it invalid. */
  invalidate(prospectId: number, reason: string, now: Instant): void;
  stopEnrollment(enrollmentId: number, state: 'bounced', now: Instant): void;
};

/** `host`: the server that was given the message. */
export type Settlement = { owner: string; message: DueMessage; campaign: Campaign; mailboxZone: Zone; host: string; result: SmtpResult; now: Instant };

/** `rests`: the mailbox was put to rest by it. */
export type Settled = Outcome & { rests: boolean };

/** Runs inside the caller's transaction; answers with the outcome that was written. */
export function settle(port: SettlePort, settlement: Settlement, next: FollowUp): Settled {
  const { message, campaign, result, now } = settlement;
  const outcome = decideOutcome(result, { attempts: message.attempts, softBounces: message.softBounces, firstTryAt: message.firstTryAt ?? now }, now);
  const days = { mailbox: dateIn(settlement.mailboxZone, now), campaign: dateIn(campaign.timezone, now) };
  port.recordAttempt(message.row, { at: now, outcome: outcome.outcome, result });
  if (result.accepted) keepServiceId(port, settlement);
  const standing = port.standingOfClaim(message.row, settlement.owner);
  // Somebody else settles it now. Only a server's yes is news: it ends the doubt.
  if (standing === 'lost' || (standing === 'doubted' && outcome.outcome !== 'sent')) return { outcome: 'returned', rule: outcome.rule, strike: null, rests: false };
  switch (outcome.outcome) {
    case 'sent':
      port.markSent(message, { now, localHour: localHourAt(message.zone ?? campaign.timezone, now), days });
      port.advance(message, next, now);
      break;
    case 'in_doubt':
      port.markInDoubt(message, { now, day: days.campaign });
      break;
    case 'hard':
      port.reject(message, { bounceClass: 'hard', reason: outcome.reason, now, days });
      port.invalidate(message.prospectId, outcome.reason, now);
      break;
    case 'soft_exhausted':
      port.reject(message, { bounceClass: 'soft', reason: outcome.reason, now, days });
      port.stopEnrollment(message.enrollmentId, 'bounced', now);
      break;
    case 'soft': case 'deferred': case 'blocked':
      port.defer(message, { at: outcome.retryAt, reason: outcome.reason, now, soft: outcome.outcome === 'soft' });
      break;
    case 'returned': case 'account':
      port.returnClaim(message.row, settlement.owner, { unbegun: !result.dataStarted });
  }
  if (port.anyRuns()) {
    if (outcome.outcome === 'sent') endRunsOf(port, message);
    else if (provesAccount(result) && outcome.strike?.kind !== 'account_failing') port.endRuns(mailboxOf(message), 'account_failing');
  }
  return { ...outcome, rests: outcome.strike !== null && strike(port, outcome.strike, message, now) };
}

/** Whoever settles the message: what its server calls it stays true. */
function keepServiceId(port: SettlePort, { message, host, result, now }: Settlement): void {
  const { messageId, email } = message;
  const seen = readServiceId({ host, response: result.response, messageId, email });
  if (seen !== null) port.putServiceId(message.row, { localPart: localPartOf(seen), seen }, now);
}
