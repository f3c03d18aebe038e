/** Table of migration 1 for the pace of a mailbox to a destination that deferred its messages. */

export const paceTables = `
-- Written at a deferral only: the recovery since then is computed. Recovered rows are deleted at
-- the next deferral.
CREATE TABLE reduced_pace (
  mailbox_id TEXT NOT NULL REFERENCES mailbox(id),
  scope      TEXT NOT NULL,        -- provider or domain
  scope_id   TEXT NOT NULL,
  factor     REAL NOT NULL,        -- the part of the usual pace after the last deferral
  at         INTEGER NOT NULL,     -- of the last deferral
  PRIMARY KEY (mailbox_id, scope, scope_id)
) STRICT, WITHOUT ROWID;
`;
