/** Tables of migration 1 for the webhooks of mail services. */

export const hookTables = `
CREATE TABLE hook (
  name         TEXT PRIMARY KEY,
  service      TEXT NOT NULL,
  secret_ref   TEXT,                        -- env:NAME or file:PATH, never the secret
  topics       TEXT NOT NULL DEFAULT '[]',  -- the SNS topics that may call
  mailbox_id   TEXT REFERENCES mailbox(id), -- null: messages of every mailbox
  created_at   INTEGER NOT NULL,
  confirmed_at INTEGER,                     -- of the SNS subscription
  called_at    INTEGER,                     -- the last call with a valid signature
  unreadable   INTEGER NOT NULL DEFAULT 0   -- events of such calls that could not be read
) STRICT, WITHOUT ROWID;

-- Tokens of services that sign a token and not the body, with the digest of the first body: a
-- repeated call changes nothing, and a token with another body is refused.
CREATE TABLE hook_token (
  hook  TEXT NOT NULL REFERENCES hook(name) ON DELETE CASCADE,
  token TEXT NOT NULL,
  body  TEXT NOT NULL,
  at    INTEGER NOT NULL,
  PRIMARY KEY (hook, token)
) STRICT, WITHOUT ROWID;
CREATE INDEX hook_token_by_age ON hook_token (at);
`;
