/** Writes the rules about rates that the operator gave. */
import type { Database } from '../engine/database.ts';
import type { RateRule } from '../../domain/alerts/rate-rule.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

export function writeRateRules(db: Database, rules: readonly RateRule[]): void {
  prepared(
    db,
    `INSERT INTO setting (key, value) VALUES ('rateRules', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify(rules));
}

export const createRateRulesWriter = storeOf({ writeRateRules });
