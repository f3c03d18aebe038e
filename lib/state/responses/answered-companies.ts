/** Reads which companies have answered, and which campaigns write to their people. */
import type { Database } from '../engine/database.ts';
import { storeOf } from '../engine/store-of.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import { COLLEAGUE_REPLIED } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

function anyHoldsCompanies(db: Database): boolean {
  return (
    prepared(
      db,
      `SELECT 1 FROM campaign WHERE config ->> '$.sequences.onReply.sameCompany' = 'hold' LIMIT 1`,
    ).get() !== undefined
  );
}

/** A label may make an answer of any response. Reads every response: once per changed file. */
function companiesThatAnswered(db: Database): string[] {
  return valueOf<[], string>(
    db,
    `SELECT DISTINCT p.company FROM response r JOIN prospect p ON p.id = r.prospect_id
    WHERE (r.kind IN ('reply', 'unsubscribe', 'complaint') OR r.label IS NOT NULL) AND p.company IS NOT NULL ORDER BY 1`,
  ).all();
}

function campaignsAt(db: Database, company: string): string[] {
  return valueOf<[string], string>(
    db,
    `SELECT DISTINCT e.campaign_id FROM prospect p JOIN enrollment e ON e.prospect_id = p.id
    WHERE p.company = ? AND e.state IN ('waiting', 'queued', 'paused') ORDER BY 1`,
  ).all(company);
}

function companyHoldLiftedAt(db: Database, company: string): Instant | null {
  return singleValue<[string, string], Instant | null>(
    db,
    `SELECT max(lifted_at) FROM hold WHERE scope = 'company' AND scope_id = ? AND reason = ? AND placed_by = 'response'`,
  ).get(company, COLLEAGUE_REPLIED);
}

export const createAnsweredCompanies = storeOf({
  anyHoldsCompanies,
  companiesThatAnswered,
  campaignsAt,
  companyHoldLiftedAt,
});
