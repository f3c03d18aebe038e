/** Table of migration 1 for what recipients chose on the preference page. */

export const preferenceTables = `
-- One row for a person who ever chose a pause or fewer messages; "never" is an unsubscription (see
-- prospect.state and suppression). Messages to the person wait in every campaign.
CREATE TABLE preference (
  prospect_id      INTEGER PRIMARY KEY REFERENCES prospect(id),
  paused_until     INTEGER,          -- null: no pause
  less_often_since INTEGER,          -- null: no longer gap
  chosen_at        INTEGER NOT NULL  -- the last choice that changed something
) STRICT;
`;
