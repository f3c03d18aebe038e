/** The example files from which a campaign is begun: SKILL.md shows the same. */
import { readFileSync } from 'node:fs';

const CAMPAIGN = new URL('../../fixtures/campaign.json', import.meta.url);
const PROSPECTS = new URL('../../fixtures/prospects.csv', import.meta.url);

export function readExamples(): { name: string; content: string }[] {
  return [
    { name: 'campaign.json', content: readFileSync(CAMPAIGN, 'utf8') },
    { name: 'prospects.csv', content: readFileSync(PROSPECTS, 'utf8') },
  ];
}
