/** Writes campaigns: rows of `campaign`, and their files inside the database. */
import type { Database } from '../engine/database.ts';
import { writeFile } from '../agentfs/files.ts';
import { setKey } from '../agentfs/keys.ts';
import { findCampaign } from './campaigns.ts';
import { appendEvent } from '../events/event-log.ts';
import { forgetListeners, listenerUrls, registerListeners } from '../events/listeners.ts';
import type { CampaignFile } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** Creates the campaign as a draft, or stores its changed file. */
export function putCampaign(
  db: Database,
  file: CampaignFile,
  now: Instant,
): 'created' | 'updated' | 'unchanged' {
  registerListeners(db, file);
  const config = JSON.stringify(file);
  const before = findCampaign(db, file.id);
  if (before && JSON.stringify(before.file) === config) return 'unchanged';
  const priority = file.priority ?? 5;
  if (before) {
    prepared(db, 'UPDATE campaign SET name = ?, priority = ?, config = ? WHERE id = ?').run(
      file.name,
      priority,
      config,
      file.id,
    );
  } else {
    prepared(
      db,
      `INSERT INTO campaign (id, name, state, priority, config, created_at) VALUES (?, ?, 'draft', ?, ?, ?)`,
    ).run(file.id, file.name, priority, config, now);
  }
  prepared(db, 'DELETE FROM campaign_mailbox WHERE campaign_id = ?').run(file.id);
  for (const mailbox of file.mailboxes)
    prepared(db, 'INSERT INTO campaign_mailbox (campaign_id, mailbox_id) VALUES (?, ?)').run(
      file.id,
      mailbox,
    );
  writeFile(db, `/campaigns/${file.id}/campaign.json`, `${JSON.stringify(file, null, 2)}\n`, {
    now,
  });
  setKey(
    db,
    `settings/campaigns/${file.id}`,
    {
      rateLimits: file.rateLimits ?? {},
      sendWindow: file.sendWindow ?? {},
      sequences: file.sequences ?? {},
    },
    now,
  );
  forgetListeners(db);
  appendEvent(db, {
    type: before ? 'campaign.updated' : 'campaign.created',
    at: now,
    campaignId: file.id,
  });
  return before ? 'updated' : 'created';
}

/** Changes draft to active; false when the campaign was already active. */
export function activateCampaign(db: Database, id: string, now: Instant): boolean {
  const changed =
    prepared(
      db,
      `UPDATE campaign SET state = 'active', started_at = ifnull(started_at, ?) WHERE id = ? AND state = 'draft'`,
    ).run(now, id).changes === 1;
  if (changed) appendEvent(db, { type: 'campaign.started', at: now, campaignId: id });
  return changed;
}

export const createCampaignWriter = storeOf({ putCampaign, activateCampaign, listenerUrls });
