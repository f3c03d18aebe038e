/** Tables of migration 1 for what people said to one campaign and others must know. */

export const contactTables = `
-- A person's "no" (see domain/campaigns/contact.ts), for every other campaign. The first of a kind
-- counts; who unsubscribed, complained or cannot be reached is in prospect.state and suppression.
CREATE TABLE decline (
  prospect_id INTEGER NOT NULL REFERENCES prospect(id),
  campaign_id TEXT NOT NULL REFERENCES campaign(id),
  kind        TEXT NOT NULL,
  at          INTEGER NOT NULL,     -- when it was read
  PRIMARY KEY (prospect_id, campaign_id, kind)
) STRICT, WITHOUT ROWID;
`;
