/** Holidays that the date-holidays package lacks or has wrong in Oceania: see `correction.ts`. */
import type { HolidayCorrection } from './correction.ts';

export const OCEANIA: readonly HolidayCorrection[] = [
  {
    place: 'CC CX', days: { 2026: '04-27 12-28', 2027: '04-26 12-27 12-28' }, rules: ['easter -2'],
    source: 'Public holidays gazetted for the Indian Ocean Territories: as in Western Australia',
  },
  {
    place: 'FJ', days: { 2026: '05-11 05-29 11-09 12-28', 2027: '05-17 05-28 08-16 10-29 12-28' },
    source: 'Public holidays gazetted by the Fiji Government',
  },
  {
    place: 'FM', days: { 2026: '05-11 10-23 11-23', 2027: '10-25 11-23 12-24 12-31' },
    rules: ['01-01', '03-31', '05-10', '10-24', '11-03', '11-11', '12-25'],
    source: '1 FSMC section 602: national holidays',
  },
  {
    place: 'KI',
    days: {
      2026: '03-09 04-03 04-06 04-20 07-13 07-15 07-16 12-09 12-28',
      2027: '03-08 03-26 03-29 04-19 07-15 07-16 12-09 12-27 12-28',
    },
    rules: ['01-01', 'easter -2', 'easter 1', '07-12', '08-05', '12-10', '12-25', '12-26'],
    source: 'Public Holidays Ordinance and the yearly notice',
  },
  {
    place: 'MH',
    days: {
      2026: '03-02 04-03 07-03 09-04 09-25 12-04',
      2027: '03-26 04-30 07-02 09-03 09-24 11-15 12-03 12-24 12-31',
    },
    rules: [
      '01-01', '03-01', 'easter -2', '05-01', '1st friday in July', '1st friday in September',
      'friday before 10-01', '11-17', '1st friday in December', '12-25',
    ],
    source: 'Public holidays of the Marshall Islands (1 MIRC)',
  },
  {
    place: 'NR',
    days: {
      2026: '02-02 02-03 03-09 04-03 04-06 04-07 05-18 08-19 12-28',
      2027: '02-01 02-02 03-08 03-26 03-29 03-30 08-19 09-27 12-27 12-28',
    },
    rules: [
      '01-01', '01-31', 'easter -2', 'easter 1', 'easter 2', '05-17', '07-01', '09-25', '10-26',
      '12-25', '12-26',
    ],
    source: 'Public Holidays of Nauru (Gazette)',
  },
  {
    place: 'PG', days: { 2026: '04-03 04-06 06-17', 2027: '03-26 03-29 06-17 12-27' },
    rules: [
      '01-01', '02-26', 'easter -2', 'easter -1', 'easter 1', '07-23', '08-26', '09-16', '12-25',
      '12-26',
    ],
    source: 'Public Holidays Act (Cap. 321)',
  },
  {
    place: 'PW',
    days: { 2026: '03-16 09-07 10-23 11-26 11-27', 2027: '09-06 10-25 11-25 11-26 12-24 12-31' },
    rules: [
      '01-01', '03-15', '05-05', '06-01', '07-09', '1st monday in September', '10-01', '10-24',
      '4th thursday in November', '12-25',
    ],
    source: '1 PNC section 701: legal holidays',
  },
  {
    place: 'SB',
    days: {
      2026: '04-03 04-06 05-25 06-19 12-28',
      2027: '03-26 03-29 05-17 06-18 12-27 12-28 12-31',
    },
    rules: ['01-01', 'easter -2', 'easter -1', 'easter 1', 'easter 50', '07-07', '12-25', '12-26'],
    source: 'Public Holidays Act (Cap. 151)',
  },
  {
    place: 'TO', days: { 2027: '07-05' },
    source: 'Public Holidays Act as changed: moved to the Monday',
  },
  {
    place: 'TV',
    days: {
      2026: '04-03 04-06 05-11 08-03 10-12 12-28',
      2027: '03-26 03-29 05-10 08-02 10-04 10-11 12-27 12-28',
    },
    rules: ['01-01', 'easter -2', 'easter 1', '10-01', '10-02', '12-25', '12-26'],
    source: 'Public Holidays Act',
  },
  {
    place: 'VU', days: { 2026: '11-30', 2027: '11-29' }, source: 'Public Holidays Act (Cap. 114)',
  },
  {
    place: 'WS',
    days: { 2026: '04-03 04-06 05-11 08-10 10-12', 2027: '03-26 03-29 05-10 08-09 10-11' },
    rules: ['01-01', '01-02', 'easter -2', 'easter -1', 'easter 1', '06-01', '12-25', '12-26'],
    source: 'Public Holidays Act 2008',
  },
  {
    place: 'NU',
    days: {
      2026: '01-02 04-03 04-06 04-27 06-01 10-26 12-28',
      2027: '01-04 03-26 03-29 04-26 06-07 10-25 12-27 12-28',
    },
    rules: ['01-01', 'easter -2', 'easter 1', '10-19', '10-20', '12-25', '12-26'],
    source: 'Public Holidays of Niue',
  },
  {
    place: 'TK', rules: ['01-01', 'easter -2', 'easter 1', '09-03', '12-25', '12-26'],
    source: 'Public holidays of Tokelau',
  },
  {
    place: 'CX', days: { 2026: '03-16 10-05', 2027: '02-08 02-09 03-15 05-17 10-04' },
    source: 'Public holidays gazetted for Christmas Island',
  },
  {
    place: 'CC', days: { 2026: '06-08', 2027: '06-14 08-16' },
    source: 'Public holidays gazetted for the Cocos (Keeling) Islands',
  },
];
