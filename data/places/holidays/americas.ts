/** Holidays that the date-holidays package lacks or has wrong in the Americas: see `correction.ts`. */
import type { HolidayCorrection } from './correction.ts';

export const AMERICAS: readonly HolidayCorrection[] = [
  {
    place: 'FR-971', rules: ['05-27', '07-21', 'easter -2'],
    source: 'Law 83-550 of 1983 and custom: abolition of slavery, Schoelcher Day, Good Friday',
  },
  {
    place: 'FR-972', rules: ['05-22', '07-21', 'easter -2'],
    source: 'Law 83-550 of 1983 and custom: abolition of slavery, Schoelcher Day, Good Friday',
  },
  {
    place: 'FR-973', rules: ['06-10'], source: 'Law 83-550 of 1983: abolition of slavery',
  },
  {
    place: 'AG', days: { 2026: '05-04 08-03 08-04 12-28', 2027: '05-03 08-03 12-28' },
    rules: ['1st monday in May'], notRules: ['05-01'],
    source: 'Public Holidays Act: Labour Day on the first Monday in May, Carnival, Mondays for '
      + 'weekends',
  },
  {
    place: 'AI', days: { 2026: '06-01 06-15 12-18 12-28', 2027: '05-03 05-31 06-21 12-17 12-28' },
    source: 'Public Holidays Act of Anguilla',
  },
  {
    place: 'AR', days: { 2026: '03-23 07-10 12-07' }, rules: ['easter -3'],
    source: 'Law 27.399 and Resolution 164/2025 of the Chief of Cabinet: bridge days of 2026; '
      + 'Maundy Thursday is a non-working day. Those of 2027 come late in 2026',
  },
  {
    place: 'BB', days: { 2027: '08-03' }, source: 'Public Holidays Act, Cap. 352',
  },
  {
    place: 'BM', days: { 2026: '05-22 12-28', 2027: '12-27 12-28' },
    source: 'Public Holidays Act 1947: Bermuda Day on the Friday before the last Monday in May',
  },
  {
    place: 'BS', days: { 2026: '12-28', 2027: '10-11 12-27' },
    source: 'Public Holidays Act: Mondays for weekends, National Heroes Day on the second Monday '
      + 'in October',
  },
  {
    place: 'CA', days: { 2027: '12-27' },
    source: 'Canada Labour Code part III: a holiday on a weekend is given on the next working day',
  },
  {
    place: 'CA-BC CA-MB CA-NT CA-NU CA-PE CA-YT', rules: ['09-30'],
    source: 'Statutes of the provinces and territories: National Day for Truth and Reconciliation',
  },
  {
    place: 'CA-NU', rules: ['07-09'], source: 'Nunavut Day Act',
  },
  {
    place: 'CA-ON', days: { 2026: '12-28', 2027: '12-28' },
    source: 'Employment Standards Act 2000: Boxing Day, given on the next working day',
  },
  {
    place: 'CR', notRules: ['10-12 if monday then previous friday'],
    source: 'Law 9875 of 2020: 12 October is no holiday any more',
  },
  {
    place: 'CU', days: { 2027: '10-11' }, rules: ['12-31'],
    source: 'Labour Code art. 96 and the resolutions of the Ministry of Labour',
  },
  {
    place: 'DM', rules: ['1st monday in May'], notRules: ['05-01'],
    source: 'Public Holidays Act: Labour Day on the first Monday in May',
  },
  {
    place: 'EC', days: { 2026: '05-25', 2027: '04-30 08-09 10-08 11-01 12-24 12-31' },
    rules: ['10-09'], notRules: ['easter -3', '09-10'],
    source: 'Labour Code art. 65 as changed in 2016: days are moved to Mondays and Fridays; '
      + 'Independence of Guayaquil. Maundy Thursday and 10 September are none',
  },
  {
    place: 'GD', days: { 2026: '10-26', 2027: '02-08 12-27' }, rules: ['10-19'],
    source: 'Bank Holidays Act: National Heroes\' Day since 2023',
  },
  {
    place: 'GT', days: { 2027: '06-28' }, source: 'Decree 19-2018: Army Day moved to the Monday',
  },
  {
    place: 'GU US-GU', days: { 2026: '02-16 04-03', 2027: '02-15 03-26' },
    rules: ['1st monday in March', 'easter -2', '07-21', '11-02', '12-08'],
    source: '1 GCA section 1000: legal holidays of Guam',
  },
  {
    place: 'GY',
    days: {
      2026: '03-03 05-28 08-26 11-09 12-28',
      2027: '03-22 05-17 08-02 08-16 10-29 12-27 12-28',
    },
    source: 'Public Holidays Act, Cap. 19:07',
  },
  {
    place: 'HN', days: { 2026: '10-07 10-08 10-09', 2027: '10-06 10-07 10-08' },
    notRules: ['10-03', '10-12', '10-21'],
    source: 'Decree 75-2014: the Morazan week, Wednesday to Friday, instead of 3, 12 and 21 '
      + 'October',
  },
  {
    place: 'KN', days: { 2027: '12-27' }, source: 'Public Holidays Act: Monday for Sunday',
  },
  {
    place: 'KY',
    days: { 2026: '05-04 06-22 07-06 11-09 12-28', 2027: '05-03 06-21 07-05 11-08 12-27 12-28' },
    source: 'Public Holidays Act (2024): Emancipation, Constitution and Remembrance days',
  },
  {
    place: 'LC', days: { 2026: '02-23 12-14', 2027: '08-02 12-27' },
    source: 'Public Holidays Act: Monday for Sunday',
  },
  {
    place: 'MS', days: { 2026: '07-08', 2027: '07-14' },
    source: 'Public Holidays Act: Day of Prayer and Thanksgiving',
  },
  {
    place: 'MP US-MP',
    days: {
      2026: '01-19 02-16 04-03 05-25 07-03 09-07 10-12 11-03 11-26',
      2027: '01-18 02-15 03-26 05-31 06-18 07-05 09-06 10-11 11-25 12-24 12-31',
    },
    rules: [
      '01-01', '3rd monday in January', '3rd monday in February', '03-24', 'easter -2',
      'monday before 06-01', '06-19', '07-04', '1st monday in September', '2nd monday in October',
      '11-04', '11-11', '4th thursday in November', '12-08', '12-25',
    ],
    source: '1 CMC section 311: legal holidays of the Northern Mariana Islands',
  },
  {
    place: 'PR US-PR', days: { 2026: '03-23 04-03', 2027: '03-26 07-26' },
    rules: ['01-06', 'easter -2', '03-22', '07-25', '11-19'],
    notRules: [
      '2nd Monday in January', '02-18', '03-02 since 2017', '04-16', '3rd Monday in July', '07-27',
    ],
    source: 'Law 26-2017: Good Friday, Emancipation Day, Three Kings, Constitution and Discovery '
      + 'days',
  },
  {
    place: 'AS US-AS', days: { 2026: '07-16', 2027: '04-16 07-16' },
    source: 'American Samoa Code: Flag Day, Manu\'a Islands Cession',
  },
  {
    place: 'PY', days: { 2026: '06-22' },
    source: 'Law 8 of 1990 and the decrees that move holidays',
  },
  {
    place: 'SV', rules: ['01-01', '05-10', '06-17'], source: 'Labour Code art. 190',
  },
  {
    place: 'SX', rules: ['2nd monday in October'],
    source: 'Labour Regulations: Constitution Day on the second Monday in October',
  },
  {
    place: 'TC', days: { 2026: '06-08 08-31', 2027: '08-30' }, source: 'Public Holidays Ordinance',
  },
  {
    place: 'TT', rules: ['easter 1'], source: 'Public Holidays and Festivals Act: Easter Monday',
  },
  {
    place: 'VC', rules: ['05-21'], source: 'Public Holidays Act: Spiritual Baptist Liberation Day',
  },
  {
    place: 'VG', days: { 2026: '07-06 11-23', 2027: '10-18 11-22' },
    source: 'Virgin Islands Public Holidays Act 2021',
  },
  {
    place: 'VI US-VI', rules: ['01-06', '03-31', 'easter -3', 'easter -2', 'easter 1', '11-01'],
    source: '1 V.I.C. section 171: legal holidays of the US Virgin Islands',
  },
  {
    place: 'MQ GP MF', rules: ['07-21'],
    source: 'Law 83-550 of 1983 and the custom of the islands: Schoelcher Day',
  },
  {
    place: 'FK',
    days: {
      2026: '04-03 06-15 10-05 11-16 12-28 12-29',
      2027: '03-26 10-04 11-15 12-27 12-28 12-29',
    },
    rules: ['01-01', 'easter -2', '04-21', '06-14', '12-08', '12-25', '12-26'],
    source: 'Public holidays proclaimed by the Falkland Islands Government',
  },
  {
    place: 'MF', rules: ['05-28'], source: 'Law 83-550 of 1983: abolition of slavery',
  },
];
