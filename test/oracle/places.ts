/**
 * The places of the people in the oracle's lists, as a list would give them: only cells. The judge
 * derives zone, weekend and holidays by itself.
 */

export type ListedPlace = { country: string; region: string; timezone: string };

export const PLACES: readonly ListedPlace[] = [
  { country: 'US', region: '', timezone: 'America/New_York' },
  { country: 'United States', region: '', timezone: 'America/Chicago' },
  { country: 'Canada', region: 'ON', timezone: '' },
  { country: 'BR', region: '', timezone: 'America/Sao_Paulo' },
  { country: 'United Kingdom', region: '', timezone: '' },
  { country: 'Germany', region: 'Bavaria', timezone: '' },
  { country: 'France', region: '', timezone: '' },
  { country: 'PL', region: '', timezone: '' },
  { country: 'Egypt', region: '', timezone: '' },
  { country: 'Israel', region: '', timezone: '' },
  { country: 'Saudi Arabia', region: '', timezone: '' },
  { country: 'India', region: '', timezone: '' },
  { country: 'Singapore', region: '', timezone: '' },
  { country: 'Japan', region: '', timezone: '' },
  { country: 'Australia', region: 'South Australia', timezone: '' },
  { country: 'New Zealand', region: '', timezone: '' },
];
