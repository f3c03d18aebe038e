/** Checks the country that a campaign file names, and writes it as its ISO code. */
import { shown } from '../../core/campaigns/explain-fault.ts';
import type { CampaignDraft } from '../../domain/campaigns/campaign.ts';
import type { Problem } from '../../domain/problem.ts';

export type CountryPort = {
  loadPlaces(): Promise<{ resolveCountry(text: string): string | null }>;
};

/** A draft with a problem is returned as it was. */
export async function checkCountry<Draft extends Pick<CampaignDraft, 'country'>>(
  port: CountryPort,
  draft: Draft,
): Promise<{ draft: Draft; problems: Problem[] }> {
  if (draft.country === undefined) return { draft, problems: [] };
  const country = (await port.loadPlaces()).resolveCountry(draft.country);
  if (country !== null) return { draft: { ...draft, country }, problems: [] };
  const problem = {
    path: 'country',
    received: shown(draft.country),
    expected: 'an ISO 3166 code or the English name of a country',
    try: '"DE", "Germany", or leave it out: then it is the country of timezone',
  };
  return { draft, problems: [problem] };
}
