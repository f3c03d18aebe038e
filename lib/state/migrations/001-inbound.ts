/**
 * Tables of migration 1 for inbound messages, for what servers said of us, and for people who asked
 * to be forgotten.
 */
import { reputationTables } from './001-reputation.ts';

import { contactTables } from './001-contact.ts';
import { possibleTables } from './001-possible.ts';
import { preferenceTables } from './001-preferences.ts';

export const inboundTables = `
CREATE TABLE response (
  id              INTEGER PRIMARY KEY,
  dedupe_key      TEXT NOT NULL UNIQUE,
  source          TEXT NOT NULL,
  locator         TEXT NOT NULL,
  mailbox_id      TEXT,
  received_at     INTEGER NOT NULL,
  processed_at    INTEGER NOT NULL,
  kind            TEXT NOT NULL,
  rule            TEXT NOT NULL,
  confidence      REAL NOT NULL,
  campaign_id     TEXT REFERENCES campaign(id),
  prospect_id     INTEGER REFERENCES prospect(id),
  message_id      INTEGER REFERENCES message(id),
  matched_by      TEXT,                          -- how the match was found; null: no match
  proven          INTEGER NOT NULL DEFAULT 0,
  intent          TEXT,
  label           TEXT,                          -- the operator's label
  bounce_class    TEXT,
  bounce_reason   TEXT,
  from_address    TEXT,
  subject         TEXT,
  visible_text    TEXT,
  classification  TEXT NOT NULL,
  effects         TEXT NOT NULL DEFAULT '[]', -- the applied effects, for taking them back
  raw             BLOB NOT NULL -- header and significant parts; empty without a match
) STRICT;
CREATE INDEX response_by_campaign ON response (campaign_id, id);
CREATE INDEX response_by_message ON response (message_id);
CREATE INDEX response_reply ON response (campaign_id, id) WHERE kind IN ('reply', 'unsubscribe', 'auto_reply');

CREATE TABLE quarantine (
  id          INTEGER PRIMARY KEY,
  dedupe_key  TEXT NOT NULL UNIQUE,
  source      TEXT NOT NULL,
  locator     TEXT NOT NULL,
  mailbox_id  TEXT,
  received_at INTEGER,
  code        TEXT NOT NULL,
  at          INTEGER NOT NULL,
  raw         BLOB NOT NULL,
  -- the place on the server of a message that the server withheld; else null
  folder       TEXT,
  uid_validity TEXT,
  uid          INTEGER
) STRICT;
CREATE INDEX quarantine_on_server ON quarantine (mailbox_id, folder) WHERE uid IS NOT NULL;

-- Messages that a server lists but did not deliver completely, with the number of such calls.
-- uid 0: the folder itself.
CREATE TABLE withheld_message (
  mailbox_id   TEXT NOT NULL,
  folder       TEXT NOT NULL,
  uid_validity TEXT NOT NULL,
  uid          INTEGER NOT NULL,
  calls        INTEGER NOT NULL,
  why          TEXT NOT NULL,
  PRIMARY KEY (mailbox_id, folder, uid_validity, uid)
) STRICT, WITHOUT ROWID;

${reputationTables}
-- Addresses of forgotten people, as keyed digests of their canonical form: never mailed again, and not readable.
CREATE TABLE forgotten (
  digest      TEXT PRIMARY KEY,
  prospect_id INTEGER,            -- the row without address or fields that stands for the person; null: there was none
  reason      TEXT NOT NULL,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
${contactTables}${preferenceTables}${possibleTables}`;
