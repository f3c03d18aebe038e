/** Tables of migration 1 for the clock of the sending machine and the SMTP accounts. */

export const senderTables = `
-- One row: the last accepted reading of the machine's clock.
CREATE TABLE clock (
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  boot        TEXT,                          -- null: unknown
  uptime      INTEGER NOT NULL,              -- milliseconds since that boot
  settled     INTEGER NOT NULL DEFAULT 0,    -- the last reservation.settled before this boot
  ahead       INTEGER NOT NULL DEFAULT 0,    -- by how much the clock was recently set forward
  ahead_until INTEGER NOT NULL DEFAULT 0     -- until then the days of limits begin later by this
) STRICT;

-- The SMTP accounts that mailboxes use, as keyed digests without login names. until_at: when the
-- mailbox was found to use another account; null: it still uses this one.
CREATE TABLE mailbox_account (
  mailbox_id TEXT NOT NULL REFERENCES mailbox(id),
  account    TEXT NOT NULL,
  until_at   INTEGER,
  PRIMARY KEY (mailbox_id, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX mailbox_account_by_account ON mailbox_account (account);

-- The secrets behind the references of a mailbox, as keyed digests: a changed one is tried at once.
CREATE TABLE mailbox_secret (
  mailbox_id TEXT NOT NULL REFERENCES mailbox(id),
  protocol   TEXT NOT NULL,                  -- smtp or imap
  digest     TEXT NOT NULL,
  PRIMARY KEY (mailbox_id, protocol)
) STRICT, WITHOUT ROWID;
`;
