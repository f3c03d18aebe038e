/** Tables of migration 1 for limits that are full, and for the work that they hold back. */

export const limitTables = `
-- The last slot of each limit that was told by rate_limit.exceeded.
CREATE TABLE limit_slot (
  scope       TEXT NOT NULL,
  scope_id    TEXT NOT NULL,
  kind        TEXT NOT NULL,
  campaign_id TEXT NOT NULL,
  max         INTEGER NOT NULL,
  ends_at     INTEGER NOT NULL,
  recheck_at  INTEGER NOT NULL,   -- when to look whether there is room again
  reset_at    INTEGER,            -- when rate_limit.reset told that there is; null: not yet
  PRIMARY KEY (scope, scope_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX limit_slot_full ON limit_slot (recheck_at) WHERE reset_at IS NULL;

-- When messages of the last plan of a campaign could leave, if limits and pace allowed it: a few
-- spans for each campaign.
CREATE TABLE work_left (
  campaign_id TEXT NOT NULL REFERENCES campaign(id),
  mailbox_id  TEXT,               -- null: from any mailbox of the campaign
  opens       INTEGER NOT NULL,   -- 1: first messages
  provider    TEXT,               -- of the recipients, where it has limits
  from_at     INTEGER NOT NULL,
  until_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX work_left_by_campaign ON work_left (campaign_id);
`;
