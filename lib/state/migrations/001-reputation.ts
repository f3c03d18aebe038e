/** Table of migration 1 for what servers said of us. */

export const reputationTables = `
-- Refusals about us, at SMTP time and in proven reports, and hard bounces: equal ones are one row.
-- No address is stored. Empty text instead of null in the columns of the key: SQLite takes every
-- null for another value. At most 500 rows for each mailbox and kind.
CREATE TABLE refusal (
  id             INTEGER PRIMARY KEY AUTOINCREMENT, -- named in response.effects, so never used twice
  kind           TEXT NOT NULL,
  at             TEXT NOT NULL,        -- 'smtp' or 'report'
  sending_domain TEXT NOT NULL,        -- of the mailbox at that time; empty at a mail service
  mailbox_id     TEXT NOT NULL,
  domain         TEXT NOT NULL,        -- the recipient's; empty when the mailbox's own server spoke
  provider       TEXT NOT NULL,
  reason         TEXT NOT NULL,
  rule           TEXT NOT NULL,
  list           TEXT NOT NULL,        -- the id of the blocklist that the words name
  words          TEXT NOT NULL,        -- see core/bounces/read-refusal.ts
  code           INTEGER,
  status         TEXT,
  ip             TEXT,                 -- the latest that was named
  sample         TEXT NOT NULL,        -- the latest words
  first_at       INTEGER NOT NULL,
  last_at        INTEGER NOT NULL,
  times          INTEGER NOT NULL,
  UNIQUE (mailbox_id, kind, at, sending_domain, domain, provider, reason, rule, list, words)
) STRICT;
CREATE INDEX refusal_by_time ON refusal (mailbox_id, kind, last_at);
-- refused for good at SMTP time: their list must not read every message
CREATE INDEX message_rejected ON message (campaign_id, id) WHERE state = 'rejected';
`;
