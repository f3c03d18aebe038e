/**
 * Where the invented prospects live: 28 places in 25 countries, with clock changes, holidays and
 * Friday-Saturday weekends in March and April 2026.
 */
import type { Home } from './record.ts';

/** The cells of the list from which the program learns a person's place. */
export type SoakCells = { country?: string; region?: string; timezone?: string };
export type SoakPlace = Home & { cells: SoakCells };

const SATURDAY_SUNDAY = [6, 7] as const;
const FRIDAY_SATURDAY = [5, 6] as const;

export const PLACES: readonly SoakPlace[] = [
  // The clock goes forward on 8 March.
  {
    zone: 'America/New_York',
    country: 'US',
    state: 'NY',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'US', region: 'New York' },
  },
  {
    zone: 'America/Chicago',
    country: 'US',
    state: 'IL',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'USA', region: 'IL' },
  },
  {
    zone: 'America/Los_Angeles',
    country: 'US',
    state: 'CA',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'United States', region: 'California' },
  },
  {
    zone: 'America/Toronto',
    country: 'CA',
    state: 'ON',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'Canada', region: 'ON' },
  },
  // 16 March: Benito Juárez; no clock changes any more.
  {
    zone: 'America/Mexico_City',
    country: 'MX',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'Mexico' },
  },
  { zone: 'America/Sao_Paulo', country: 'BR', weekend: SATURDAY_SUNDAY, cells: { country: 'BR' } },
  // 24 March and 2 April.
  {
    zone: 'America/Argentina/Buenos_Aires',
    country: 'AR',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'Argentina' },
  },
  // The clock goes back on 5 April.
  {
    zone: 'America/Santiago',
    country: 'CL',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'CL', timezone: 'America/Santiago' },
  },
  // The clock goes forward on 29 March.
  {
    zone: 'Europe/London',
    country: 'GB',
    state: 'ENG',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'United Kingdom' },
  },
  { zone: 'Europe/Dublin', country: 'IE', weekend: SATURDAY_SUNDAY, cells: { country: 'Ireland' } },
  { zone: 'Europe/Paris', country: 'FR', weekend: SATURDAY_SUNDAY, cells: { country: 'France' } },
  {
    zone: 'Europe/Berlin',
    country: 'DE',
    state: 'BY',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'Germany', region: 'Bavaria' },
  },
  {
    zone: 'Europe/Madrid',
    country: 'ES',
    weekend: SATURDAY_SUNDAY,
    cells: { timezone: 'Europe/Madrid' },
  },
  { zone: 'Europe/Warsaw', country: 'PL', weekend: SATURDAY_SUNDAY, cells: { country: 'PL' } },
  {
    zone: 'Europe/Stockholm',
    country: 'SE',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'Sweden' },
  },
  // 25 March, and a Good Friday a week later than the others'.
  { zone: 'Europe/Athens', country: 'GR', weekend: SATURDAY_SUNDAY, cells: { country: 'Greece' } },
  // The clock goes back for Ramadan and forward on 22 March.
  {
    zone: 'Africa/Casablanca',
    country: 'MA',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'Morocco' },
  },
  {
    zone: 'Africa/Johannesburg',
    country: 'ZA',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'South Africa' },
  },
  // Weekends of Friday and Saturday; Eid; Passover; the clock of Israel goes forward on 27 March.
  { zone: 'Africa/Cairo', country: 'EG', weekend: FRIDAY_SATURDAY, cells: { country: 'Egypt' } },
  {
    zone: 'Asia/Riyadh',
    country: 'SA',
    weekend: FRIDAY_SATURDAY,
    cells: { country: 'Saudi Arabia' },
  },
  { zone: 'Asia/Jerusalem', country: 'IL', weekend: FRIDAY_SATURDAY, cells: { country: 'Israel' } },
  { zone: 'Asia/Dubai', country: 'AE', weekend: SATURDAY_SUNDAY, cells: { country: 'AE' } },
  // Half an hour off.
  { zone: 'Asia/Kolkata', country: 'IN', weekend: SATURDAY_SUNDAY, cells: { country: 'India' } },
  {
    zone: 'Asia/Singapore',
    country: 'SG',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'Singapore' },
  },
  { zone: 'Asia/Tokyo', country: 'JP', weekend: SATURDAY_SUNDAY, cells: { country: 'Japan' } },
  // Labour Day of Victoria on 9 March; the clocks go back on 5 April.
  {
    zone: 'Australia/Melbourne',
    country: 'AU',
    state: 'VIC',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'Australia', region: 'VIC' },
  },
  {
    zone: 'Australia/Adelaide',
    country: 'AU',
    state: 'SA',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'Australia', region: 'South Australia' },
  },
  {
    zone: 'Pacific/Auckland',
    country: 'NZ',
    weekend: SATURDAY_SUNDAY,
    cells: { country: 'New Zealand' },
  },
];
