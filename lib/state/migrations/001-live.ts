/**
 * Tables and indexes of migration 1 for the live page: what it shows of a long campaign must cost as
 * much as what it shows of a short one.
 */

/** What tells of a person, beside the rows of messages and responses; `send` writes none of them. */
export const PERSON_EVENTS = `type IN ('enrollment.stopped', 'enrollment.reopened', 'enrollment.postponed', 'enrollment.paused', 'enrollment.resumed',
  'enrollment.skipped', 'enrollment.unskipped', 'enrollment.removed', 'enrollment.requeued', 'message.bounced',
  'message.cancelled', 'message.clicked', 'message.opened', 'message.resolved', 'message.unwritable', 'preference.chosen', 'prospect.invalid', 'prospect.revived', 'response.labelled', 'response.reclassified')`;

/** Responses that need a person; see lib/state/responses/reply-list.ts. */
export const OPEN_RESPONSE = `(kind = 'reply' OR (kind = 'auto_reply' AND intent IN ('left_company', 'wrong_person')) OR kind = 'complaint'
  OR (kind = 'unsubscribe' AND (proven = 0 OR json_extract(classification, '$.concern') IS NOT NULL)))`;
/** What stands before all others but the rights: threats, complaints, anger. */
export const OPEN_CONCERN = `(kind = 'complaint' OR (kind IN ('reply', 'unsubscribe') AND json_extract(classification, '$.concern') IS NOT NULL))`;
/** Rights invoked in a reply. */
export const OPEN_REQUEST = `kind = 'unsubscribe' AND json_extract(classification, '$.request') IS NOT NULL`;

export const liveTables = `
-- Running totals by day and step: \`counter\` without its variants, mailboxes and providers.
CREATE TABLE day_count (
  campaign_id TEXT NOT NULL,
  day         TEXT NOT NULL,
  step        INTEGER NOT NULL,
  sent        INTEGER NOT NULL DEFAULT 0,
  rejected    INTEGER NOT NULL DEFAULT 0,
  undelivered INTEGER NOT NULL DEFAULT 0,
  replied     INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (campaign_id, day, step)
) STRICT, WITHOUT ROWID;

-- Running totals of pixels, links and the verdicts on them.
CREATE TABLE tracked_count (
  campaign_id TEXT NOT NULL,
  metric      TEXT NOT NULL,
  n           INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, metric)
) STRICT, WITHOUT ROWID;

-- Counted replies by the hour at which they were written, on the recipient's clock (hour_count has
-- them in the hour of the message that they answer).
CREATE TABLE reply_hour (
  campaign_id TEXT NOT NULL,
  local_hour  INTEGER NOT NULL,
  n           INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, local_hour)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_of_person ON event (prospect_id, seq) WHERE ${PERSON_EVENTS};
CREATE INDEX response_open ON response (campaign_id, id) WHERE label IS NULL AND ${OPEN_RESPONSE};
CREATE INDEX response_concern ON response (campaign_id, id) WHERE label IS NULL AND ${OPEN_CONCERN};
CREATE INDEX response_request ON response (campaign_id, id) WHERE label IS NULL AND ${OPEN_REQUEST};
CREATE INDEX response_interested ON response (campaign_id, prospect_id) WHERE ifnull(label, intent) IN ('interested', 'meeting');
`;
