/**
 * Decides how fast a mailbox sends to a destination that defers: a deferral halves the pace, and
 * each clean hour gives an eighth back (additive increase, multiplicative decrease).
 */
import { afterFullWindow, countBetween, type Timeline } from './timeline.ts';
import type { Quota } from './slots.ts';
import { HOUR, MINUTE, SECOND, type Instant } from '../../domain/time.ts';
import type { RateLimits } from '../../domain/limits/limits.ts';
import type { Destination, PaceStanding, Slowdown } from '../../domain/limits/reduced-pace.ts';
import type { SmtpOutcome } from '../sending/smtp-outcome.ts';

/** Some mail goes on: only its acceptance shows that the destination has recovered. */
const FLOOR = 1 / 16;
const STEP = 1 / 8;
const CLEAN = HOUR;
/** Deferrals this near were under way together: they are one event. */
const ONE_EVENT = MINUTE;

/** From this long after its last deferral, every pace is the usual one. */
export const RECOVERED_AFTER = stepsLeft(FLOOR) * CLEAN;

export function destinationOf(recipient: { provider: string; domain: string }): Destination {
  return recipient.provider === 'other'
    ? { scope: 'domain', scopeId: recipient.domain }
    : { scope: 'provider', scopeId: recipient.provider };
}

/** A deferral that concerns one recipient only, such as greylisting, slows nobody else down. */
export function slowsPace(outcome: SmtpOutcome): boolean {
  if (outcome.failure !== null) return outcome.failure.kind === 'destination_failing';
  return outcome.outcome === 'deferred' && !outcome.keepsPace;
}

/** The slowdown after a deferral at `now`; `known`: the one before it. */
export function slowDown(known: Slowdown | null, now: Instant): Slowdown {
  if (known === null) return { factor: 1 / 2, at: now };
  if (Math.abs(now - known.at) < ONE_EVENT) return { factor: known.factor, at: now };
  return { factor: Math.max(FLOOR, factorAt(known, now) / 2), at: now };
}

/** The part of the usual pace at `now`, from 1/16 to 1. */
export function factorAt({ factor, at }: Slowdown, now: Instant): number {
  return Math.min(1, factor + STEP * Math.floor(Math.max(0, now - at) / CLEAN));
}

/** When the pace is the usual one again. */
export function recoversAt({ factor, at }: Slowdown): Instant {
  return at + stepsLeft(factor) * CLEAN;
}

function stepsLeft(factor: number): number {
  return Math.ceil((1 - factor) / STEP);
}

/** The least distance in ms at `now`; 0 at the usual pace, which only shapes the plan. */
export function reducedGap(slowdown: Slowdown, limits: RateLimits, now: Instant): number {
  const factor = factorAt(slowdown, now);
  return factor === 1 ? 0 : Math.ceil(evenGap(limits) / factor);
}

/** The distance that spreads an hour's quota evenly, or the explicit minimum gap if longer. */
function evenGap({ minGapSeconds, perHour }: RateLimits): number {
  return Math.max((minGapSeconds ?? 0) * SECOND, perHour === null ? 0 : HOUR / perHour);
}

/**
 * The quota of one mailbox's messages to one destination. `timeline`: its messages to the
 * destination, sent, under way and planned; the deferral itself counts as one.
 */
export function paceQuota(
  mailbox: Quota,
  destination: Destination,
  { slowdown, timeline }: { slowdown: Slowdown; timeline: Timeline },
): Quota {
  const gapAt = (at: Instant): number => reducedGap(slowdown, mailbox.limits, at);
  return {
    ...destination,
    limits: mailbox.limits,
    timeline,
    dayOf: mailbox.dayOf,
    warmup: null,
    domain: null,
    rules: [
      {
        kind: 'reduced_pace',
        limitAt: () => 1,
        used: (at) => countBetween(timeline, at - gapAt(at), at),
        after: (at) => afterGap(timeline, at, { slowdown, gapAt }),
        pace: (at) => standingAt({ mailboxId: mailbox.scopeId, ...slowdown }, mailbox.limits, at),
      },
    ],
  };
}

export function standingAt(
  slowdown: Slowdown & { mailboxId: string },
  limits: RateLimits,
  now: Instant,
): PaceStanding {
  return {
    mailboxId: slowdown.mailboxId,
    factor: factorAt(slowdown, now),
    gapSeconds: Math.round(reducedGap(slowdown, limits, now) / SECOND),
    deferredAt: slowdown.at,
    recoversAt: recoversAt(slowdown),
  };
}

/** The gap shrinks with each step of the recovery, so each step is looked at on its own. */
function afterGap(
  timeline: Timeline,
  from: Instant,
  { slowdown, gapAt }: { slowdown: Slowdown; gapAt: (at: Instant) => number },
): Instant {
  for (let at = from; ;) {
    const width = gapAt(at);
    const next = width === 0 ? at : afterFullWindow(timeline, at, { max: 1, width });
    const step = nextStep(slowdown, at);
    if (next <= step) return next;
    at = step;
  }
}

/** The instant after `now` at which the next clean hour is complete. */
function nextStep({ at }: Slowdown, now: Instant): Instant {
  return now < at ? at : at + (Math.floor((now - at) / CLEAN) + 1) * CLEAN;
}
