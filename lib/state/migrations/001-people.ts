/** Tables and indexes of migration 1 for what the operator changes about one person in a campaign. */

export const peopleTables = `
-- What a change of the operator must restore when it is undone. A row is deleted by its inverse.
CREATE TABLE enrollment_change (
  enrollment_id INTEGER NOT NULL REFERENCES enrollment(id),
  kind     TEXT NOT NULL,      -- pause, removal or skip
  step     INTEGER NOT NULL,   -- of skip: the step that was left out; else 0
  state    TEXT NOT NULL,      -- of the enrollment before
  due_from INTEGER NOT NULL,   -- of skip: due_at before and after
  due_to   INTEGER NOT NULL,
  until_at INTEGER,            -- of pause: when it ends by itself; null: it does not
  reason   TEXT,               -- the operator's words
  at       INTEGER NOT NULL,
  PRIMARY KEY (enrollment_id, kind, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrollment_pause_end ON enrollment_change (until_at) WHERE kind = 'pause' AND until_at IS NOT NULL;

-- Rows of prospects files that an import left out, by the canonical address, with the finding.
CREATE TABLE left_out (
  canonical   TEXT NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign(id),
  finding     TEXT NOT NULL,
  line        INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  PRIMARY KEY (canonical, campaign_id)
) STRICT, WITHOUT ROWID;

-- People by state. Not those that are waiting or queued: each message would cost two writes.
CREATE INDEX enrollment_stopped ON enrollment (campaign_id, state, prospect_id) WHERE state NOT IN ('waiting', 'queued');
`;
