/**
 * Records the result of one SMTP attempt, and updates the sequence, the mailbox and its breaker.
 */
import {
  decideOutcome,
  GIVE_UP_AFTER,
  SOFT_RETRY_AFTER,
  type SmtpOutcome,
} from '../../core/sending/smtp-outcome.ts';
import { refusalToLog } from '../../core/sending/refusal-to-log.ts';
import { beforeLogin, provesAccount } from '../../core/sending/breaker.ts';
import { localPartOf, readServiceId } from '../../core/sending/service-id.ts';
import { dateIn } from '../../core/time/day.ts';
import { strengthens } from '../../core/responses/consequences.ts';
import { localHourAt } from '../../core/time/local-hour.ts';
import { declineEverywhere, type DeclinePort } from '../responses/effects/decline.ts';
import { endRunsOf, mailboxOf, recordFailure, type BreakerPort, type RunsPort } from './breaker.ts';
import { watchAttempt, type RatesPort } from '../alerts/watch-rates.ts';
import type { Signal } from '../../domain/alerts/outcome-count.ts';
import { reduceAfterDeferral, type SlowDownPort } from '../planning/paces.ts';
import { slowsPace } from '../../core/limits/reduced-pace.ts';
import type { FollowUp } from './follow-up.ts';
import { logHeard, type RefusalLogPort } from './log-refusal.ts';
import type { Instant, LocalDate, Zone } from '../../domain/time.ts';
import type { ProspectEnd } from '../../domain/campaigns/sequence-end.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type {
  CountedMessage,
  DueMessage,
  Rejection,
  SmtpResult,
} from '../../domain/sending/message.ts';

/** The fields of a message that the running totals and its events need. */
export type Counted = CountedMessage & Pick<DueMessage, 'prospectId'>;

/** Every function is synchronous and runs inside the caller's transaction. */
export type SettlePort = BreakerPort &
  RefusalLogPort &
  DeclinePort &
  RunsPort &
  RatesPort &
  SlowDownPort & {
    /** See QuotaPort. */
    daysBehind(now: Instant): number;
    recordAttempt(row: number, attempt: { at: Instant; outcome: string; result: SmtpResult }): void;
    /**
     * Stores the Message-ID that a service assigned in place of ours; responses may name either.
     */
    putServiceId(row: number, id: { localPart: string; seen: string }, now: Instant): void;
    /** `localHour`: see `localHourAt`. */
    markSent(
      message: DueMessage,
      at: { now: Instant; localHour: number; days: { mailbox: LocalDate; campaign: LocalDate } },
    ): void;
    markInDoubt(message: Counted, at: { now: Instant; day: LocalDate }): void;
    advance(message: DueMessage, next: FollowUp, now: Instant): void;
    defer(
      message: DueMessage,
      retry: { at: Instant; reason: string; now: Instant; as: 'soft' | 'block' | 'later' },
    ): void;
    /**
     * How many attempts were refused because of the account after the server had the recipient's
     * address.
     */
    countAccountTries(row: number): number;
    /** When the recipient's side first deferred the message; null: never. */
    firstDeferral(row: number): Instant | null;
    reject(message: DueMessage, end: Rejection): void;
    /**
     * `unbegun`: the sender knows that no byte of the text has left, even if the transmission was
     * committed.
     */
    returnClaim(row: number, owner: string, how: { unbegun: boolean }): void;
    /**
     * `held`: the owner may settle the attempt. `doubted`: it was put in doubt. `lost`: the lease
     * expired, and another process took the claim over.
     */
    standingOfClaim(row: number, owner: string): 'held' | 'doubted' | 'lost';
    stopProspect(prospectId: number, end: ProspectEnd): unknown;
  };

/** `from`: the sender address. `host`: the server that received the message. */
export type Settlement = {
  owner: string;
  message: DueMessage;
  campaign: Campaign;
  mailboxZone: Zone;
  from: string;
  host: string;
  result: SmtpResult;
  now: Instant;
};

/**
 * `breakerOpened`: the mailbox's breaker is open now. `slowed`: the destination gets fewer messages
 * from now on. `reply`: the server's text, untrusted.
 */
export type Settled = SmtpOutcome & { breakerOpened: boolean; slowed: boolean; reply: string };

/** Returns the outcome that was recorded. Runs inside the caller's transaction. */
export function settle(port: SettlePort, settlement: Settlement, next: FollowUp): Settled {
  const { message, campaign, result, now } = settlement;
  const outcome = decideOutcome(
    result,
    { ...message, firstTryAt: firstCountedTry(port, message, now) },
    now,
    { from: settlement.from, to: message.email },
  );
  const days = {
    mailbox: dateIn(settlement.mailboxZone, now - port.daysBehind(now)),
    campaign: dateIn(campaign.timezone, now),
  };
  port.recordAttempt(message.row, { at: now, outcome: outcome.outcome, result });
  if (result.accepted) keepServiceId(port, settlement);
  const standing = port.standingOfClaim(message.row, settlement.owner);
  // Another process settles the message. Only an acceptance by the server adds something: it ends
  // the doubt.
  if (standing === 'lost' || (standing === 'doubted' && outcome.outcome !== 'sent'))
    return {
      outcome: 'returned',
      rule: outcome.rule,
      failure: null,
      breakerOpened: false,
      slowed: false,
      reply: result.response,
    };
  logSaid(port, settlement, outcome);
  switch (outcome.outcome) {
    case 'sent':
      port.markSent(message, {
        now,
        localHour: localHourAt(message.zone ?? campaign.timezone, now),
        days,
      });
      port.advance(message, next, now);
      break;
    case 'in_doubt':
      port.markInDoubt(message, { now, day: days.campaign });
      break;
    case 'hard':
      port.reject(message, {
        bounceClass: 'hard',
        reason: outcome.reason,
        counted: 'bounced_hard',
        now,
        days,
      });
      invalidate(port, message.prospectId, { reason: outcome.reason, now });
      break;
    case 'soft_exhausted':
      port.reject(message, {
        bounceClass: 'soft',
        reason: outcome.reason,
        counted: 'bounced_soft',
        now,
        days,
      });
      endSequence(port, message.enrollmentId, { state: 'bounced', now });
      declineEverywhere(port, { kind: 'bounced', at: now }, { message, now });
      break;
    case 'closed':
      port.reject(message, {
        bounceClass: 'block',
        reason: outcome.reason,
        counted: null,
        now,
        days,
      });
      endSequence(port, message.enrollmentId, { state: 'bounced', now });
      declineEverywhere(port, { kind: 'bounced', at: now }, { message, now });
      break;
    case 'block_exhausted':
      port.reject(message, {
        bounceClass: 'block',
        reason: outcome.reason,
        counted: 'bounced_block',
        now,
        days,
      });
      endSequence(port, message.enrollmentId, { state: 'ended', now });
      break;
    case 'soft':
    case 'deferred':
    case 'blocked':
      port.defer(message, {
        at: outcome.retryAt,
        reason: outcome.reason,
        now,
        as: RETRIES[outcome.outcome],
      });
      break;
    case 'account':
      returnOrDefer(port, settlement, outcome.problem);
      break;
    case 'returned':
      port.returnClaim(message.row, settlement.owner, { unbegun: true });
  }
  const signal = SIGNAL_OF_OUTCOME[outcome.outcome];
  if (signal !== undefined) watchAttempt(port, message, { at: now, signal });
  if (port.anyRuns()) {
    if (outcome.outcome === 'sent') endRunsOf(port, message, now);
    else if (provesAccount(result) && outcome.failure?.kind !== 'account_failing')
      port.endRuns(mailboxOf(message), ['account_failing'], now);
  }
  const slowed = slowsPace(outcome);
  if (slowed) reduceAfterDeferral(port, message, now);
  const breakerOpened =
    outcome.failure !== null &&
    recordFailure(port, outcome.failure, message, { now, atLogin: beforeLogin(result) });
  return { ...outcome, breakerOpened, slowed, reply: result.response };
}

/** Undefined: the recipient's side did not answer. Null: no sign of a bad list or reputation. */
const SIGNAL_OF_OUTCOME: Readonly<Record<SmtpOutcome['outcome'], Signal | null | undefined>> = {
  sent: null,
  in_doubt: null,
  hard: 'hard_bounce',
  soft: null,
  soft_exhausted: null,
  closed: null,
  deferred: 'deferral',
  blocked: 'block',
  block_exhausted: 'block',
  account: undefined,
  returned: undefined,
};

/** Nothing for a message that was accepted. */
function logSaid(
  port: SettlePort,
  { message, result, now }: Settlement,
  outcome: SmtpOutcome,
): void {
  const refusal = refusalToLog(outcome, result);
  if (refusal === null) return;
  const { mailboxId, email, domain, provider } = message;
  logHeard(port, { ...refusal, at: 'smtp', mailboxId, email, domain, provider, now });
}

/** The Message-ID on the server is valid, whichever process settles the message. */
function keepServiceId(port: SettlePort, { message, host, result, now }: Settlement): void {
  const { messageId, email } = message;
  const seen = readServiceId({ host, response: result.response, messageId, email });
  if (seen !== null) port.putServiceId(message.row, { localPart: localPartOf(seen), seen }, now);
}

const RETRIES = { soft: 'soft', blocked: 'block', deferred: 'later' } as const;

/**
 * After this many refusals because of the account, the message alone may be the cause, so others go
 * first.
 */
const ACCOUNT_TRIES = 3;

/**
 * The server clearly refused the message because of the account, so the message returns to its
 * place. After repeated refusals that followed RCPT, it is deferred for a day; that counts neither
 * as a soft bounce nor as a block.
 */
function returnOrDefer(
  port: SettlePort,
  { owner, message, result, now }: Settlement,
  problem: string,
): void {
  if (provesAccount(result) && port.countAccountTries(message.row) >= ACCOUNT_TRIES) {
    port.defer(message, { at: now + SOFT_RETRY_AFTER, reason: problem, now, as: 'later' });
  } else port.returnClaim(message.row, owner, { unbegun: true });
}

/**
 * Only the recipient's deferrals count towards giving up, not the days on which our account failed.
 */
function firstCountedTry(port: SettlePort, { row, firstTryAt }: DueMessage, now: Instant): Instant {
  const first = firstTryAt ?? now;
  return now - first < GIVE_UP_AFTER ? first : (port.firstDeferral(row) ?? now);
}

/** The address cannot receive: every sequence of the prospect ends. */
function invalidate(
  port: SettlePort,
  prospectId: number,
  { reason, now }: { reason: string; now: Instant },
): void {
  port.stopProspect(prospectId, {
    prospect: 'invalid',
    enrollment: 'invalid',
    now,
    reason,
    mayEnd: (from) => strengthens(from, 'invalid'),
  });
}

function endSequence(
  port: SettlePort,
  enrollmentId: number,
  { state, now }: { state: 'bounced' | 'ended'; now: Instant },
): void {
  port.stopEnrollment(enrollmentId, { state, now, mayEnd: (from) => strengthens(from, state) });
}
