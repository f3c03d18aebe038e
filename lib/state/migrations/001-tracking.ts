/**
 * Tables of migration 1 for opens and clicks: what a message carries, and verdicts on what was
 * asked for. No column can hold an address, a program or a header.
 */

export const trackingTables = `
-- Messages with a pixel or counted links; written before the message leaves.
CREATE TABLE tracked_message (
  message_id INTEGER PRIMARY KEY REFERENCES message(id) ON DELETE CASCADE,
  opens INTEGER NOT NULL,   -- 1: it has a pixel
  links TEXT                -- JSON: the targets, link 1 first; null: clicks are not counted
) STRICT;

-- Requests by link, counted by verdict. link: 0 is the pixel, -1 the link that people cannot see.
CREATE TABLE hit (
  message_id INTEGER NOT NULL REFERENCES tracked_message(message_id) ON DELETE CASCADE,
  link     INTEGER NOT NULL,
  person   INTEGER NOT NULL,
  unclear  INTEGER NOT NULL,
  hidden   INTEGER NOT NULL,  -- of a machine that also asks on behalf of a person
  machine  INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  PRIMARY KEY (message_id, link)
) STRICT, WITHOUT ROWID;

-- The verdict in force for each message. day and provider: where it is counted.
CREATE TABLE hit_verdict (
  message_id INTEGER NOT NULL REFERENCES tracked_message(message_id) ON DELETE CASCADE,
  kind       TEXT NOT NULL,     -- open or click
  verdict    TEXT NOT NULL,     -- person, unclear, hidden or machine
  day        TEXT NOT NULL,
  provider   TEXT NOT NULL,
  changes    INTEGER NOT NULL,  -- how often it changed: bounded
  at         INTEGER NOT NULL,
  PRIMARY KEY (message_id, kind)
) STRICT, WITHOUT ROWID;
`;
