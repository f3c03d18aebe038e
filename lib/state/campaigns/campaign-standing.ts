/**
 * Reads where the messages and the people of a campaign are before its file is changed, and
 * remembers the steps that go.
 */
import type { Database } from '../engine/database.ts';
import { getKey, setKey } from '../agentfs/keys.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';
import type { Instant } from '../../domain/time.ts';
import type {
  StandingBeforeEdit,
  FormerStep,
  OpenAt,
  PlannedPlace,
  WrittenMessages,
} from '../../domain/campaigns/edit.ts';

/** Messages under way are those with a claim, and those in doubt. */
export function campaignStanding(db: Database, campaignId: string): StandingBeforeEdit {
  const written = prepared<{ id: string }, WrittenMessages>(
    db,
    `SELECT step, variant, sum(was = 'left') AS "left", sum(was = 'underWay') AS underWay, sum(was = 'planned') AS planned FROM (
      SELECT step, variant, CASE WHEN state IN ('reserved', 'transmitting', 'in_doubt') THEN 'underWay' WHEN sent_at IS NOT NULL THEN 'left' WHEN state = 'scheduled' THEN 'planned' END AS was
      FROM message WHERE campaign_id = :id) GROUP BY step, variant ORDER BY step, variant`,
  ).all({ id: campaignId });
  const open = prepared<[string], OpenAt>(
    db,
    `SELECT next_step AS step, sum(state = 'waiting') AS waiting, sum(state = 'queued') AS queued FROM enrollment
    WHERE campaign_id = ? AND state IN ('waiting', 'queued') GROUP BY next_step ORDER BY next_step`,
  ).all(campaignId);
  const byMailbox = prepared<[string], { mailbox: string; n: number }>(
    db,
    `SELECT mailbox_id AS mailbox, count(*) AS n FROM enrollment
    WHERE campaign_id = ? AND state IN ('waiting', 'queued') AND mailbox_id IS NOT NULL GROUP BY mailbox_id`,
  ).all(campaignId);
  const finished = singleValue<[string], number>(
    db,
    `SELECT ifnull(sum(n), 0) FROM enrollment_count WHERE campaign_id = ? AND state = 'finished'`,
  ).get(campaignId);
  return {
    written,
    open,
    finished,
    former: (getKey(db, formerKey(campaignId)) ?? []) as FormerStep[],
    openByMailbox: new Map(byMailbox.map(({ mailbox, n }) => [mailbox, n])),
  };
}

/** The words of a template, not of a person: nothing of it is to be forgotten. */
export function putFormerSteps(
  db: Database,
  campaignId: string,
  steps: readonly FormerStep[],
  now: Instant,
): void {
  if (steps.length > 0) setKey(db, formerKey(campaignId), steps, now);
}

function formerKey(campaignId: string): string {
  return `campaigns/${campaignId}/former-steps`;
}

/** Every planned message of the campaign. */
export function plannedPlaces(db: Database, campaignId: string): PlannedPlace[] {
  return prepared<[string], PlannedPlace>(
    db,
    `SELECT id AS row, send_at AS sendAt, mailbox_id AS mailboxId, variant FROM message INDEXED BY message_scheduled
    WHERE campaign_id = ? AND state = 'scheduled'`,
  ).all(campaignId);
}

export const createCampaignStanding = storeOf({
  campaignStanding,
  plannedPlaces,
  putFormerSteps,
});
