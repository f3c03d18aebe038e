/** Reads what rates are judged by: the results of attempts, earlier holds, and the rules. */
import type { Database } from '../engine/database.ts';
import type { OutcomeCount } from '../../domain/alerts/outcome-count.ts';
import type { RateRule } from '../../domain/alerts/rate-rule.ts';
import type { HoldScope, RateReason } from '../../domain/sending/hold.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** The sums since the day: one row for each mailbox, campaign and provider. */
export function outcomesSince(db: Database, day: number): OutcomeCount[] {
  return prepared<[number], OutcomeCount>(
    db,
    `SELECT o.mailbox_id AS mailboxId, o.campaign_id AS campaignId, o.provider, b.sending_domain AS sendingDomain,
      sum(o.attempts) AS attempts, sum(o.hard_bounces) AS hard_bounce, sum(o.blocks) AS block,
      sum(o.complaints) AS complaint, sum(o.deferrals) AS deferral, sum(o.unsubscribes) AS unsubscribe
    FROM outcome_count o JOIN mailbox b ON b.id = o.mailbox_id WHERE o.day >= ?
    GROUP BY o.mailbox_id, o.campaign_id, o.provider`,
  ).all(day);
}

/** How many holds of this reason were placed on the target since the instant. */
export function countHolds(
  db: Database,
  { scope, scopeId, reason }: { scope: HoldScope; scopeId: string; reason: RateReason },
  since: number,
): number {
  return singleValue<[string, string, string, number], number>(
    db,
    `SELECT count(*) FROM hold WHERE scope = ? AND scope_id = ? AND reason = ? AND placed_by = 'breaker' AND from_at >= ?`,
  ).get(scope, scopeId, reason, since);
}

/** The rules that the operator gave; empty: none. */
export function givenRateRules(db: Database): RateRule[] {
  const value = valueOf<[], JsonColumn<RateRule[]>>(
    db,
    `SELECT value FROM setting WHERE key = 'rateRules'`,
  ).get();
  return value === undefined ? [] : readJson(value);
}

export const createOutcomes = storeOf({ outcomesSince, countHolds, givenRateRules });
