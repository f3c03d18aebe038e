/** Tables of migration 1 for holds, for what breakers count, and for alerts. */

export const alertTables = `
CREATE TABLE hold (
  id        INTEGER PRIMARY KEY,
  scope     TEXT NOT NULL,
  scope_id  TEXT NOT NULL,
  reason    TEXT NOT NULL,
  placed_by TEXT NOT NULL,
  from_at   INTEGER NOT NULL,
  until_at  INTEGER,
  lifted_at INTEGER
) STRICT;
CREATE INDEX hold_open ON hold (scope, scope_id) WHERE lifted_at IS NULL;

-- Consecutive failures by the reason of the breaker; a success ends the run.
CREATE TABLE failure_run (
  scope    TEXT NOT NULL,
  scope_id TEXT NOT NULL,
  kind     TEXT NOT NULL,
  failures INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  open_until INTEGER NOT NULL,   -- not tried before; a try moves it on
  at_login INTEGER NOT NULL DEFAULT 0, -- 1: the last failure came before the end of the login
  alerted_at INTEGER,            -- the last alert of this run
  PRIMARY KEY (scope, scope_id, kind)
) STRICT, WITHOUT ROWID;

-- Recipient domains whose reports blamed a mailbox: one domain alone must not stop a mailbox.
CREATE TABLE report_blame (
  mailbox_id TEXT NOT NULL,
  kind       TEXT NOT NULL,
  domain     TEXT NOT NULL,
  at         INTEGER NOT NULL,     -- of the latest report
  PRIMARY KEY (mailbox_id, kind, domain)
) STRICT, WITHOUT ROWID;

-- The results of the attempts of a day (UTC, days since 1970) of one mailbox, campaign and recipient
-- provider. A report counts on the day of the attempt that it is about. A resume deletes the rows
-- of its target: the next attempt opens a new row, and reports about earlier attempts find none.
CREATE TABLE outcome_count (
  day          INTEGER NOT NULL,
  mailbox_id   TEXT NOT NULL,
  campaign_id  TEXT NOT NULL,
  provider     TEXT NOT NULL,
  first_at     INTEGER NOT NULL,   -- of the first counted attempt
  attempts     INTEGER NOT NULL DEFAULT 0,
  hard_bounces INTEGER NOT NULL DEFAULT 0,
  blocks       INTEGER NOT NULL DEFAULT 0,
  complaints   INTEGER NOT NULL DEFAULT 0,
  deferrals    INTEGER NOT NULL DEFAULT 0,
  unsubscribes INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (day, mailbox_id, campaign_id, provider)
) STRICT, WITHOUT ROWID;

-- One row for each time that something needed attention. It is open until it ends.
CREATE TABLE alert (
  id              INTEGER PRIMARY KEY,
  code            TEXT NOT NULL,
  scope           TEXT NOT NULL,
  scope_id        TEXT NOT NULL,
  detail          TEXT,                -- tells alerts of one code about one target apart
  reason          TEXT,                -- why the latest failure came
  level           TEXT NOT NULL,
  value           REAL NOT NULL,
  threshold       REAL NOT NULL,
  sample          INTEGER NOT NULL,
  since_at        INTEGER NOT NULL,
  until_at        INTEGER,             -- when it ends by itself; null: it does not
  ended_at        INTEGER,
  acknowledged_at INTEGER
) STRICT;
CREATE INDEX alert_open ON alert (code, scope, scope_id) WHERE ended_at IS NULL;
CREATE INDEX alert_unseen ON alert (id) WHERE acknowledged_at IS NULL;
`;
