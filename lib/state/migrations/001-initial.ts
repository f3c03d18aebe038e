/**
 * Migration 1: all tables of this program. Instants are integer milliseconds, dates are
 * `YYYY-MM-DD`, JSON is text. No CHECK, trigger or generated column: the official AgentFS SDK
 * refuses to open a file that has one.
 */

import { alertTables } from './001-alerts.ts';
import { approvalTables } from './001-approval.ts';
import { hookTables } from './001-hooks.ts';
import { inboundTables } from './001-inbound.ts';
import { paceTables } from './001-paces.ts';
import { peopleTables } from './001-people.ts';
import { limitTables } from './001-limits.ts';
import { liveTables } from './001-live.ts';
import { roundTables } from './001-rounds.ts';
import { senderTables } from './001-sender.ts';
import { trackingTables } from './001-tracking.ts';

export const initial = `
CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The key of the Message-ID tags; made once, never printed.
CREATE TABLE secret (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

${senderTables}
-- One row: the identity of this file, by which a copy is recognised before it sends.
CREATE TABLE identity (
  id         INTEGER PRIMARY KEY,
  generation TEXT NOT NULL,       -- random; a new one when a copy is adopted
  inode      TEXT NOT NULL,       -- of the file in which it was created or adopted
  born       TEXT,                -- the birth time of that inode, nanoseconds; null: unknown
  machines   TEXT NOT NULL,       -- digests of the ids of machines that used it
  boot       TEXT,                -- the boot id of the kernel that last sent
  complete_round INTEGER NOT NULL, -- see lib/state/file/log/log-note.ts
  copied_at  INTEGER,             -- set only in files that backup makes
  known_until INTEGER             -- of a copy: the last instant that it knew before its first use
) STRICT;

CREATE TABLE mailbox (
  id            TEXT PRIMARY KEY,
  from_name     TEXT NOT NULL,
  from_address  TEXT NOT NULL,
  sending_domain TEXT,                        -- registered; null at a mail service
  smtp_ref      TEXT NOT NULL,
  imap_ref      TEXT,
  folders       TEXT NOT NULL DEFAULT '["INBOX"]',
  zone          TEXT NOT NULL,
  rate_limits   TEXT NOT NULL DEFAULT '{}',
  plus_tag      INTEGER NOT NULL DEFAULT 0,   -- 1: the return address is local+tag@domain
  inbox_read_at INTEGER,                      -- when the mailbox was last read completely
  created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mailbox_folder (
  mailbox_id   TEXT NOT NULL REFERENCES mailbox(id),
  folder       TEXT NOT NULL,
  uid_validity TEXT NOT NULL,
  last_uid     INTEGER NOT NULL,
  PRIMARY KEY (mailbox_id, folder)
) STRICT, WITHOUT ROWID;

-- One row per calendar day (in the mailbox's zone) on which the mailbox sent. The warmup schedule
-- counts these days, without those with too many bounces.
CREATE TABLE mailbox_day (
  mailbox_id TEXT NOT NULL REFERENCES mailbox(id),
  day        TEXT NOT NULL,
  sent       INTEGER NOT NULL DEFAULT 0,
  bounced    INTEGER NOT NULL DEFAULT 0,   -- messages sent on this day that bounced later
  rejected   INTEGER NOT NULL DEFAULT 0,   -- messages refused in SMTP, not included in sent
  sending_domain TEXT,                     -- from which it sent; the mailbox may move to another
  PRIMARY KEY (mailbox_id, day)
) STRICT, WITHOUT ROWID;
-- written once for each mailbox and day
CREATE INDEX mailbox_day_by_domain ON mailbox_day (sending_domain, day) WHERE sending_domain IS NOT NULL;

CREATE TABLE campaign (
  id           TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  state        TEXT NOT NULL,
  priority     INTEGER NOT NULL,
  config       TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  started_at   INTEGER,
  completed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_mailbox (
  campaign_id TEXT NOT NULL REFERENCES campaign(id),
  mailbox_id  TEXT NOT NULL REFERENCES mailbox(id),
  PRIMARY KEY (campaign_id, mailbox_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_mailbox_by_mailbox ON campaign_mailbox (mailbox_id);

CREATE TABLE prospect (
  id          INTEGER PRIMARY KEY,
  email       TEXT NOT NULL,           -- as in the first list, normalised: messages go here
  canonical   TEXT NOT NULL UNIQUE,    -- see core/campaigns/prospects/canonical-address.ts
  domain      TEXT NOT NULL,
  company     TEXT,               -- the registered domain of the company; null without one
  provider    TEXT NOT NULL,
  zone        TEXT,
  zone_source TEXT NOT NULL,
  zone_by_population INTEGER NOT NULL DEFAULT 0, -- 1: the main one of several zones
  country     TEXT,
  region      TEXT,
  fields      TEXT NOT NULL,
  first_key   TEXT,               -- the names as domain/campaigns/name-key.ts folds them
  last_key    TEXT,
  state       TEXT NOT NULL DEFAULT 'active',
  created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX prospect_by_company ON prospect (company) WHERE company IS NOT NULL;

-- The provider of a domain, by its MX records.
CREATE TABLE mail_host (
  domain   TEXT PRIMARY KEY,
  provider TEXT NOT NULL,
  hosts    TEXT NOT NULL,     -- JSON, by MX preference
  asked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE enrollment (
  id           INTEGER PRIMARY KEY,
  campaign_id  TEXT NOT NULL REFERENCES campaign(id),
  prospect_id  INTEGER NOT NULL REFERENCES prospect(id),
  state        TEXT NOT NULL,
  next_step    INTEGER NOT NULL DEFAULT 0,
  due_at       INTEGER NOT NULL DEFAULT 0,
  -- 'zone|country|region': prospects that share a calendar are planned as one group
  calendar_key TEXT NOT NULL,
  mailbox_id   TEXT REFERENCES mailbox(id),
  position     INTEGER NOT NULL DEFAULT 0,   -- how many people were enrolled in the campaign before
  UNIQUE (campaign_id, prospect_id)
) STRICT;
CREATE INDEX enrollment_by_prospect ON enrollment (prospect_id);
-- new prospects, one group after another, in order of arrival
CREATE INDEX enrollment_new ON enrollment (campaign_id, calendar_key, id) WHERE state = 'waiting' AND next_step = 0;
-- follow-ups by the instant from which they may leave
CREATE INDEX enrollment_follow_up ON enrollment (campaign_id, due_at, id) WHERE state = 'waiting' AND next_step > 0;

-- The number of enrollments per state: status must not count a million rows.
CREATE TABLE enrollment_count (campaign_id TEXT NOT NULL REFERENCES campaign(id), state TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (campaign_id, state)) STRICT, WITHOUT ROWID;

-- The number of enrolled prospects by the source of their zone. country and zone are empty unless
-- zone_by_population is 1.
CREATE TABLE zone_count (campaign_id TEXT NOT NULL REFERENCES campaign(id), source TEXT NOT NULL, country TEXT NOT NULL, zone TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (campaign_id, source, country, zone)) STRICT, WITHOUT ROWID;

CREATE TABLE message (
  id            INTEGER PRIMARY KEY,
  campaign_id   TEXT NOT NULL REFERENCES campaign(id),
  enrollment_id INTEGER NOT NULL REFERENCES enrollment(id),
  prospect_id   INTEGER NOT NULL REFERENCES prospect(id),
  step          INTEGER NOT NULL,
  variant       TEXT NOT NULL,
  mailbox_id    TEXT NOT NULL REFERENCES mailbox(id),
  state         TEXT NOT NULL,
  send_at       INTEGER NOT NULL,
  open_until    INTEGER NOT NULL,
  message_id    TEXT NOT NULL UNIQUE,
  batch_id      TEXT NOT NULL,
  attempts      INTEGER NOT NULL DEFAULT 0,     -- SMTP attempts since it was last sent or planned
  soft_bounces  INTEGER NOT NULL DEFAULT 0,
  blocks        INTEGER NOT NULL DEFAULT 0,     -- refusals because of our text, host or name
  first_try_at  INTEGER,
  sent_at       INTEGER,
  local_hour    INTEGER,                        -- first sending: recipient's hours since 1970
  subject       TEXT,                           -- as sent; a threaded follow-up repeats it
  bounce_class  TEXT,
  bounce_reason TEXT,
  -- planned only: the campaign that took its slot, and the instant of that slot
  displaced_by   TEXT,
  displaced_from INTEGER,
  UNIQUE (campaign_id, prospect_id, step)
) STRICT;
CREATE INDEX message_by_enrollment ON message (enrollment_id, step);
-- Few indexes, and none for messages under way: each costs every sending one or two pages.
CREATE INDEX message_scheduled ON message (campaign_id, mailbox_id, send_at) WHERE state = 'scheduled';
CREATE INDEX message_in_doubt ON message (campaign_id, first_try_at) WHERE state = 'in_doubt';
CREATE INDEX message_by_prospect ON message (prospect_id);

-- Message-IDs that services assigned in place of ours; they prove the same.
CREATE TABLE service_id (
  local_part TEXT PRIMARY KEY,     -- before the at sign, lower case
  seen       TEXT NOT NULL,        -- as the recipient sees it, with angle brackets
  -- null: the service gave it to two messages, so it proves nothing
  message_id INTEGER REFERENCES message(id) ON DELETE CASCADE,
  at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX service_id_by_message ON service_id (message_id, at);

-- A claimed slot. It counts against every limit from the claim on. While it has an owner, its
-- message is under way. A settlement gives it the next number in \`settled\`, by which processes
-- with a cache notice it. The row is deleted when the message was certainly not sent.
CREATE TABLE reservation (
  id          INTEGER PRIMARY KEY,
  message_id  INTEGER REFERENCES message(id),       -- null: a message to oneself, see test_id
  test_id     INTEGER REFERENCES test_message(id),
  mailbox_id  TEXT NOT NULL,
  campaign_id TEXT NOT NULL,
  provider    TEXT NOT NULL,        -- of the recipient, at the claim
  domain      TEXT NOT NULL,
  opens       TEXT NOT NULL,        -- the campaign whose sequence it opens; empty for a follow-up
  at          INTEGER NOT NULL,     -- of the claim, later of the server's reply
  owner       TEXT,
  lease_until INTEGER,
  settled     INTEGER
) STRICT;
-- slots under way have their own index, so this one is written once per message, at the settlement
CREATE INDEX reservation_by_mailbox ON reservation (mailbox_id, at) WHERE settled IS NOT NULL;
CREATE INDEX reservation_by_message ON reservation (message_id);
CREATE INDEX reservation_under_way ON reservation (mailbox_id, campaign_id) WHERE owner IS NOT NULL;
CREATE INDEX reservation_settled ON reservation (settled) WHERE settled IS NOT NULL;

CREATE TABLE attempt (
  -- a plan may drop a message that never left, with its attempts
  message_id INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
  n          INTEGER NOT NULL,     -- from 1
  at         INTEGER NOT NULL,
  outcome    TEXT NOT NULL,
  phase      TEXT NOT NULL,
  code       INTEGER,
  enhanced   TEXT,
  response   TEXT NOT NULL,
  PRIMARY KEY (message_id, n)
) STRICT, WITHOUT ROWID;

${inboundTables}
${trackingTables}
${hookTables}
${alertTables}
${approvalTables}
${limitTables}
${roundTables}
CREATE TABLE suppression (
  kind      TEXT NOT NULL,
  value     TEXT NOT NULL,      -- as entered
  canonical TEXT NOT NULL,      -- for comparison: as in prospect, or the service's main domain
  reason    TEXT NOT NULL,
  source    TEXT NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (kind, canonical)
) STRICT, WITHOUT ROWID;

${paceTables}
CREATE TABLE event (
  seq         INTEGER PRIMARY KEY,   -- never used twice: events are never deleted
  at          INTEGER NOT NULL,
  type        TEXT NOT NULL,
  campaign_id TEXT,
  prospect_id INTEGER,
  message_id  INTEGER,
  data        TEXT NOT NULL
) STRICT;

-- The last event that each listener has confirmed.
CREATE TABLE listener (
  url           TEXT PRIMARY KEY,
  seq           INTEGER NOT NULL,
  pushing_until INTEGER NOT NULL DEFAULT 0, -- a running command pushes to it; the others leave it
  stopped_at    INTEGER                     -- when it answered that it is gone
) STRICT, WITHOUT ROWID;

-- Running totals for the reports. day: of the counted event, in the campaign's zone.
CREATE TABLE counter (
  campaign_id TEXT NOT NULL,
  day         TEXT NOT NULL,
  step        INTEGER NOT NULL,
  variant     TEXT NOT NULL,
  mailbox_id  TEXT NOT NULL,
  provider    TEXT NOT NULL,
  metric      TEXT NOT NULL,
  n           INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, day, step, variant, mailbox_id, provider, metric)
) STRICT, WITHOUT ROWID;

-- The same by the hour at which the message left, on the recipient's clock; a reply counts in the
-- hour of the message that it answers. In order of time, so that current messages share one or two
-- pages.
CREATE TABLE hour_count (
  campaign_id TEXT NOT NULL,
  local_hour  INTEGER NOT NULL,
  step        INTEGER NOT NULL,
  sent        INTEGER NOT NULL DEFAULT 0,
  undelivered INTEGER NOT NULL DEFAULT 0,
  replied     INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (campaign_id, local_hour, step)
) STRICT, WITHOUT ROWID;
${peopleTables}${liveTables}`;
