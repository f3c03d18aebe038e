/** Of migration 1: what is known of the machine that sends, and of the accounts it sends through. */

export const senderTables = `
-- One row: the last reading of the machine's clock that was believed.
CREATE TABLE clock (
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  boot        TEXT,                          -- null: not known
  uptime      INTEGER NOT NULL,              -- milliseconds since that boot
  settled     INTEGER NOT NULL DEFAULT 0,    -- the last number in reservation.settled when this boot was noted first: what is later was sent in it
  ahead       INTEGER NOT NULL DEFAULT 0,    -- by how much the clock was set forward in this boot, lately
  ahead_until INTEGER NOT NULL DEFAULT 0     -- until then the days of limits begin so much later
) STRICT;

-- The SMTP accounts that mailboxes were seen to use: keyed digests, never who logs in. until_at: when the mailbox was found to use another; null: it does still.
CREATE TABLE mailbox_account (
  mailbox_id TEXT NOT NULL REFERENCES mailbox(id),
  account    TEXT NOT NULL,
  until_at   INTEGER,
  PRIMARY KEY (mailbox_id, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX mailbox_account_by_account ON mailbox_account (account);
`;
