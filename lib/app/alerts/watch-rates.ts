/**
 * Counts every result, and judges the rates at each bad one: warns, or places a hold. Every
 * function is synchronous and runs inside the caller's transaction.
 */
import {
  CODE_OF_SIGNAL,
  holdUntil,
  idIn,
  judgeRates,
  rulesInForce,
  type Judged,
  type RateFinding,
  type RateTarget,
} from '../../core/alerts/judge-rates.ts';
import {
  RATE_REASONS,
  type Hold,
  type NewHold,
  type RateReason,
} from '../../domain/sending/hold.ts';
import { DAY, utcDay, type Instant } from '../../domain/time.ts';
import type { Alert, AlertCode, AlertTarget, NewAlert } from '../../domain/alerts/alert.ts';
import type { OutcomeCount, OutcomeKey, Signal } from '../../domain/alerts/outcome-count.ts';
import { RATE_SCOPES, type RateRule } from '../../domain/alerts/rate-rule.ts';

type AlertsPort = {
  raiseAlert(alert: NewAlert, now: Instant): void;
  endAlerts(target: AlertTarget, codes: readonly AlertCode[] | null, now: Instant): number;
  openAlerts(now: Instant): Alert[];
};

export type RatesPort = AlertsPort & {
  countAttempt(key: OutcomeKey, result: { at: Instant; signal: Signal | null }): void;
  /** False when the attempt does not count any more. `by` -1: takes the result back. */
  countReport(key: OutcomeKey, result: { sentAt: Instant; signal: Signal; by: 1 | -1 }): boolean;
  /** The sums of the days (UTC, since 1970) from `day` on. */
  outcomesSince(day: number): OutcomeCount[];
  forgetOutcomes(target: RateTarget): void;
  dropOutcomesBefore(day: number): void;
  countHolds(hold: RateTarget & { reason: RateReason }, since: Instant): number;
  givenRateRules(): RateRule[];
  sendingDomainOf(mailboxId: string): string | null;
  openHolds(now: Instant): Hold[];
  placeHold(hold: NewHold, now: Instant): { placed: boolean };
};

/** An attempt that the recipient's side answered. `signal` null: it accepted the message. */
export function watchAttempt(
  port: RatesPort,
  key: OutcomeKey,
  { at, signal }: { at: Instant; signal: Signal | null },
): void {
  port.countAttempt(key, { at, signal });
  if (signal !== null) judgeSignal(port, key, { signal, now: at });
}

/** A proven response that reports a bad result of an earlier attempt. */
export function watchReport(
  port: RatesPort,
  key: OutcomeKey,
  { sentAt, signal, now }: { sentAt: Instant; signal: Signal; now: Instant },
): void {
  if (port.countReport(key, { sentAt, signal, by: 1 })) judgeSignal(port, key, { signal, now });
}

/** Ends the warnings whose rate has fallen below its level, by better results or by time. */
export function reviewRates(port: RatesPort, now: Instant): void {
  const rules = rulesOf(port);
  for (const alert of port.openAlerts(now)) {
    const rule = rules.find(({ signal }) => CODE_OF_SIGNAL[signal] === alert.code);
    if (!rule || alert.level !== 'warning' || !isRateScope(alert)) continue;
    const rows = rowsOf(port, rule, now);
    const judged = rows.find((row) => idIn(alert.scope, row) === alert.scopeId);
    const finding =
      judged && judgeRates({ ...rule, scopes: [alert.scope] }, judged, { rows, held: [] }).at(0);
    if (!finding || finding.verdict === 'nothing') port.endAlerts(alert, [alert.code], now);
  }
}

/** An earlier hold on the same target is a repetition for this long. */
const REPEATED_WITHIN = 30 * DAY;
/** No window is longer. */
const KEPT_DAYS = 60;

function judgeSignal(
  port: RatesPort,
  key: OutcomeKey,
  { signal, now }: { signal: Signal; now: Instant },
): void {
  const code = CODE_OF_SIGNAL[signal];
  const judged: Judged = { ...key, sendingDomain: port.sendingDomainOf(key.mailboxId) };
  for (const rule of rulesOf(port).filter((each) => each.signal === signal)) {
    const held = port
      .openHolds(now)
      .filter(({ reason, placedBy }) => reason === code && placedBy === 'breaker')
      .filter(isRateScope);
    const rows = rowsOf(port, rule, now);
    for (const finding of judgeRates(rule, judged, { rows, held }))
      act(port, { finding, rule, code, now });
  }
}

function act(
  port: RatesPort,
  {
    finding,
    rule,
    code,
    now,
  }: { finding: RateFinding; rule: RateRule; code: AlertCode; now: Instant },
): void {
  const { verdict, ...figure } = finding;
  if (verdict === 'nothing') {
    port.endAlerts(finding, [code], now);
    return;
  }
  if (verdict === 'warning' || !isRateReason(code)) {
    port.raiseAlert({ ...figure, code, level: 'warning', until: null }, now);
    return;
  }
  const { scope, scopeId } = finding;
  if (verdict === 'held') {
    port.raiseAlert({ ...figure, code, level: 'critical', until: null }, now);
    return;
  }
  const before = port.countHolds({ scope, scopeId, reason: code }, now - REPEATED_WITHIN);
  const until = holdUntil(rule, before, now);
  port.placeHold({ scope, scopeId, reason: code, placedBy: 'breaker', from: now, until }, now);
  port.raiseAlert({ ...figure, code, level: 'critical', until }, now);
  // A hold that ends by itself must not begin again with the first bad result after it.
  if (until !== null) port.forgetOutcomes({ scope, scopeId });
  port.dropOutcomesBefore(utcDay(now) - KEPT_DAYS);
}

function rulesOf(port: RatesPort): readonly RateRule[] {
  return rulesInForce(port.givenRateRules());
}

function rowsOf(port: RatesPort, { days }: RateRule, now: Instant): OutcomeCount[] {
  return port.outcomesSince(utcDay(now) - days + 1);
}

function isRateScope<T extends { scope: string; scopeId: string }>(
  target: T,
): target is T & RateTarget {
  return RATE_SCOPES.some((scope) => scope === target.scope);
}

function isRateReason(code: AlertCode): code is RateReason {
  return RATE_REASONS.some((reason) => reason === code);
}
