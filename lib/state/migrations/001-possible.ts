/** Tables and indexes of migration 1 for messages that may be replies from another address. */

export const possibleTables = `
-- A response that no proof ties to a message of ours, kept until a person decides.
CREATE TABLE possible_reply (
  response_id INTEGER PRIMARY KEY REFERENCES response(id),
  state       TEXT NOT NULL,    -- open, assigned or dismissed
  signs       TEXT NOT NULL,    -- JSON: why it is thought so
  at          INTEGER NOT NULL,
  decided_at  INTEGER
) STRICT;
CREATE INDEX possible_reply_open ON possible_reply (response_id) WHERE state = 'open';

-- Whose answer it may be. The rows stay after the decision: each message of ours lets its person
-- wait once.
CREATE TABLE possible_candidate (
  response_id INTEGER NOT NULL REFERENCES possible_reply(response_id),
  rank        INTEGER NOT NULL,     -- from 0, the likeliest
  message_id  INTEGER NOT NULL REFERENCES message(id),
  signs       TEXT NOT NULL,
  waits       INTEGER NOT NULL,     -- 1: the next message of the person waits because of it
  PRIMARY KEY (response_id, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX possible_candidate_by_message ON possible_candidate (message_id);

-- people by full name; most lists have names
CREATE INDEX prospect_by_name ON prospect (last_key, first_key) WHERE last_key IS NOT NULL;
`;
