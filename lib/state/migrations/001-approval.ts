/** Tables of migration 1 for what people approved. */

export const approvalTables = `
-- kind: a batch of messages, or one action that loosens a guard rail.
CREATE TABLE approval (
  id          INTEGER PRIMARY KEY,
  digest      TEXT NOT NULL,
  kind        TEXT NOT NULL,
  campaign_id TEXT,
  batch_id    TEXT,
  campaign    TEXT,            -- JSON: marks of the campaign as it was approved
  last_enrollment INTEGER,     -- later ones were added after it
  action      TEXT,            -- JSON
  given_by    TEXT NOT NULL,
  at          INTEGER NOT NULL,
  revoked_by  TEXT,
  revoked_at  INTEGER,
  used_at     INTEGER          -- of an action: it allows one call
) STRICT;
CREATE INDEX approval_by_digest ON approval (digest);
CREATE INDEX approval_by_campaign ON approval (campaign_id, id) WHERE campaign_id IS NOT NULL;

-- Each message of an approved batch. No text: digests, and short hashes that tell what changed.
CREATE TABLE approved_message (
  campaign_id TEXT NOT NULL,
  prospect_id INTEGER NOT NULL,
  step        INTEGER NOT NULL,
  approval_id INTEGER NOT NULL REFERENCES approval(id) ON DELETE CASCADE,
  digest      TEXT NOT NULL,
  mailbox_id  TEXT NOT NULL,
  variant     TEXT NOT NULL,
  day         TEXT NOT NULL,
  parts       TEXT NOT NULL,
  changed     TEXT,            -- JSON: what differed when it was to be sent
  PRIMARY KEY (campaign_id, prospect_id, step, approval_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX approved_message_by_mailbox ON approved_message (mailbox_id);
CREATE INDEX approved_message_by_approval ON approved_message (approval_id);

-- An action that was refused: what its digest covers.
CREATE TABLE approval_request (
  digest TEXT PRIMARY KEY,
  action TEXT NOT NULL,        -- JSON
  at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
