/**
 * Decides which rates a bad result brings over a level, from the narrowest scope to the widest.
 */
import { RATE_RULES } from '../../../data/alerts/rate-rules.ts';
import { HOUR, type Instant } from '../../domain/time.ts';
import {
  SIGNALS,
  type OutcomeCount,
  type OutcomeKey,
  type Signal,
} from '../../domain/alerts/outcome-count.ts';
import type { AlertCode } from '../../domain/alerts/alert.ts';
import type { Metric } from '../../domain/reports/metric.ts';
import type { RateLevel, RateRule, RateScope } from '../../domain/alerts/rate-rule.ts';

export const CODE_OF_SIGNAL = {
  hard_bounce: 'bounce_rate',
  block: 'block_rate',
  complaint: 'complaint_rate',
  deferral: 'deferral_rate',
  unsubscribe: 'unsubscribe_rate',
} as const satisfies Record<Signal, AlertCode>;

/** The signal of a response that is counted under a metric. */
export const SIGNAL_OF_METRIC: Readonly<Partial<Record<Metric, Signal>>> = {
  bounced_hard: 'hard_bounce',
  complained: 'complaint',
  unsubscribed: 'unsubscribe',
};

export type RateTarget = { scope: RateScope; scopeId: string };

/** The mailbox, campaign, provider and sending domain of a result. */
export type Judged = OutcomeKey & Pick<OutcomeCount, 'sendingDomain'>;

export type RateFinding = RateTarget & {
  /** `held`: a hold of this rate is in force, so only its figure is new. */
  verdict: 'hold' | 'held' | 'warning' | 'nothing';
  value: number;
  threshold: number;
  sample: number;
};

/** The worst level that the sample reaches. */
export function judgeSample(
  { warn, hold }: Pick<RateRule, 'warn' | 'hold'>,
  sample: { attempts: number; events: number },
): { verdict: 'hold' | 'warning' | 'nothing'; threshold: number } {
  // The strictest level that is reached names the threshold.
  const reached = hold.filter((level) => reaches(sample, level));
  if (reached.length > 0)
    return { verdict: 'hold', threshold: Math.max(...reached.map(({ share }) => share)) };
  return { verdict: reaches(sample, warn) ? 'warning' : 'nothing', threshold: warn.share };
}

function reaches(
  { attempts, events }: { attempts: number; events: number },
  level: RateLevel,
): boolean {
  return attempts >= level.attempts && events >= level.events && events >= attempts * level.share;
}

/**
 * One finding for each scope of the rule. `rows`: the results of its window. `held`: the targets
 * that a rate of this signal holds. Results of a scope that is held or warned of do not count in
 * the wider scopes: what explains them is known, and a wider hold would stop others for it.
 */
export function judgeRates(
  rule: RateRule,
  judged: Judged,
  { rows, held }: { rows: readonly OutcomeCount[]; held: readonly RateTarget[] },
): RateFinding[] {
  const findings: RateFinding[] = [];
  let left = rows.filter((row) => !held.some((target) => matches(row, target)));
  for (const scope of rule.scopes) {
    const scopeId = idIn(scope, judged);
    if (scopeId === null) continue;
    const target = { scope, scopeId };
    const isHeld = held.some((one) => one.scope === scope && one.scopeId === scopeId);
    const sample = sumOf(
      rule.signal,
      (isHeld ? rows : left).filter((row) => matches(row, target)),
    );
    const { verdict, threshold } = judgeSample(rule, sample);
    if (isHeld && verdict !== 'hold') continue;
    findings.push({
      ...target,
      verdict: isHeld ? 'held' : verdict,
      value: sample.attempts === 0 ? 0 : sample.events / sample.attempts,
      threshold,
      sample: sample.attempts,
    });
    if (verdict !== 'nothing') left = left.filter((row) => !matches(row, target));
  }
  return findings;
}

/** How long a hold lasts after `before` earlier ones on the same target; null: until a resume. */
export function holdUntil(
  { holdHours }: Pick<RateRule, 'holdHours'>,
  before: number,
  now: Instant,
): Instant | null {
  const hours = holdHours[Math.min(before, holdHours.length - 1)];
  return hours === undefined ? null : now + hours * HOUR;
}

/** Null: the result has no such scope. `other` stands for many providers, not for one. */
export function idIn(scope: RateScope, judged: Judged): string | null {
  switch (scope) {
    case 'campaign':
      return judged.campaignId;
    case 'mailbox':
      return judged.mailboxId;
    case 'sending_domain':
      return judged.sendingDomain;
    case 'provider':
      return judged.provider === 'other' ? null : judged.provider;
  }
}

function matches(row: OutcomeCount, { scope, scopeId }: RateTarget): boolean {
  return idIn(scope, row) === scopeId;
}

function sumOf(
  signal: Signal,
  rows: readonly OutcomeCount[],
): { attempts: number; events: number } {
  return {
    attempts: rows.reduce((sum, row) => sum + row.attempts, 0),
    events: rows.reduce((sum, row) => sum + row[signal], 0),
  };
}

/** The rules in force: a rule that the operator gave replaces ours for the same signal. */
export function rulesInForce(given: readonly RateRule[]): readonly RateRule[] {
  return SIGNALS.flatMap((signal) => {
    const own = given.filter((rule) => rule.signal === signal);
    return own.length > 0 ? own : RATE_RULES.filter((rule) => rule.signal === signal);
  });
}
