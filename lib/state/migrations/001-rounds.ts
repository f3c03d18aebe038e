/** Tables of migration 1 for rounds (`tick`) and for messages to oneself (`mailbox test`). */

export const roundTables = `
-- At most one row: the process that runs a round now.
CREATE TABLE tick_lock (
  id          INTEGER PRIMARY KEY,
  owner       TEXT NOT NULL,
  since       INTEGER NOT NULL,
  lease_until INTEGER NOT NULL
) STRICT;

-- Messages to an address of the user, which belong to no campaign. Their slot is in reservation.
CREATE TABLE test_message (
  id          INTEGER PRIMARY KEY,
  mailbox_id  TEXT NOT NULL REFERENCES mailbox(id),
  recipient   TEXT NOT NULL,      -- canonical
  message_id  TEXT NOT NULL UNIQUE,
  digest      TEXT NOT NULL,      -- of what it shows, by which a call made twice is recognised
  campaign_id TEXT,               -- whose step it shows; null: a plain test
  step        INTEGER,
  variant     TEXT,
  state       TEXT NOT NULL,      -- reserved, transmitting, sent, rejected, in_doubt
  at          INTEGER NOT NULL,   -- of the claim, later of the server's reply
  code        INTEGER,
  response    TEXT
) STRICT;
CREATE INDEX test_message_by_mailbox ON test_message (mailbox_id, at);
`;
