/** A complete, ordinary campaign for tests; each test overrides the keys it is about. */
import { resolveCampaign } from '../../lib/core/campaigns/resolve-campaign.ts';
import type { Campaign, CampaignFile } from '../../lib/domain/campaigns/campaign.ts';

export function campaignFile(overrides: Partial<CampaignFile> = {}): CampaignFile {
  return {
    id: 'spring',
    name: 'Spring',
    mailboxes: ['ann'],
    timezone: 'America/New_York',
    steps: [
      { subject: 'Hello {{ first_name }}', text: 'First mail for {{ first_name }}.' },
      { text: 'Second mail for {{ first_name }}.' },
      { text: 'Third mail for {{ first_name }}.' },
    ],
    ...overrides,
  };
}

export function campaign(overrides: Partial<CampaignFile> = {}): Campaign {
  return resolveCampaign(campaignFile(overrides), 'UTC');
}
