/** Reads the state of a prospect as far as a verdict on a response can change it. */
import type { Database } from '../engine/database.ts';
import type { ProspectState } from '../../domain/campaigns/prospect.ts';
import type { PersonStanding } from '../../domain/responses/answered-message.ts';
import { isHeldByReply } from '../sending/holds.ts';
import { isSuppressed } from '../campaigns/suppressions.ts';
import { prepared, singleRow } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** The current state; two of these show the change by a verdict. */
export function standingOf(db: Database, prospectId: number): PersonStanding {
  const { email, canonical, company, state } = singleRow<
    [number],
    {
      email: string;
      canonical: string;
      company: string | null;
      state: ProspectState;
    }
  >(db, 'SELECT email, canonical, company, state FROM prospect WHERE id = ?').get(prospectId);
  return {
    prospect: state,
    suppressed: isSuppressed(db, { email, canonical }),
    companyHeld: company !== null && isHeldByReply(db, company),
    sequences: prepared<[number], PersonStanding['sequences'][number]>(
      db,
      'SELECT campaign_id AS campaignId, state, due_at AS dueAt FROM enrollment WHERE prospect_id = ? ORDER BY campaign_id',
    ).all(prospectId),
  };
}

export const createPersonStanding = storeOf({ standingOf });
