/** Counts responses by kind, and replies by what they mean. */
import type { Database } from '../../engine/database.ts';
import { prepared } from '../../file/prepared.ts';
import type { Intent } from '../../../domain/responses/response.ts';
import type { ReplySince } from '../../../domain/responses/reply-since.ts';

/**
 * `gone`: what an automatic reply says about the recipient; null when it does not say that.
 * `kind`: `spam` for what a label calls so, `possible` for a possible reply without a decision. `intent`: only of a reply, its label where it has one.
 */
export type ResponseCount = {
  kind: string;
  intent: Intent | null;
  gone: 'left_company' | 'wrong_person' | null;
  bounceClass: string | null;
  matched: 0 | 1;
  unverified: 0 | 1;
  n: number;
};

const KIND = `CASE WHEN message_id IS NULL AND id IN (SELECT response_id FROM possible_reply WHERE state = 'open') THEN 'possible' WHEN label = 'spam' AND kind IN ('reply', 'unsubscribe', 'out_of_office', 'auto_reply') THEN 'spam' ELSE kind END`;

/** All responses by kind; `campaignId` null: of all campaigns, and unmatched messages too. */
export function countResponses(
  db: Database,
  campaignId: string | null,
  since: ReplySince | null = null,
): ResponseCount[] {
  const bound = {
    campaign: campaignId,
    since: since?.at ?? null,
    afterId: since?.afterId ?? null,
  };
  return prepared<typeof bound, ResponseCount>(
    db,
    `SELECT ${KIND} AS kind, CASE WHEN kind = 'reply' THEN ifnull(nullif(label, 'unknown'), intent) END AS intent,
      CASE WHEN kind = 'auto_reply' AND intent IN ('left_company', 'wrong_person') THEN intent END AS gone, bounce_class AS bounceClass, message_id IS NOT NULL AS matched,
      ((kind IN ('bounce', 'complaint', 'unsubscribe') OR (kind = 'auto_reply' AND intent IN ('left_company', 'wrong_person'))) AND proven = 0 AND label IS NULL) AS unverified, count(*) AS n
    FROM response WHERE (:campaign IS NULL OR campaign_id = :campaign) AND (:since IS NULL OR processed_at >= :since) AND (:afterId IS NULL OR id > :afterId)
    GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4`,
  ).all(bound);
}
