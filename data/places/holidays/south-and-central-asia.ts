/** Holidays that the date-holidays package lacks or has wrong in southern and central Asia: see `correction.ts`. */
import type { HolidayCorrection } from './correction.ts';

export const SOUTH_AND_CENTRAL_ASIA: readonly HolidayCorrection[] = [
  {
    place: 'IN',
    days: { 2026: '03-04 03-21 03-26 03-31 05-01 05-27 06-26 08-26 09-04 10-20 11-08 11-24' },
    expected: { 2027: '03-10 03-22 04-15 04-19 05-17 05-20 06-16 08-15 08-25 10-09 10-29 11-14' },
    source: 'DoPT office memorandum on holidays of central government offices in 2026 (fourteen '
      + 'compulsory and three chosen, as kept in Delhi); 2027: the same feasts',
  },
  {
    place: 'BD',
    days: {
      2026: '02-04 03-17 03-18 03-19 03-22 03-23 04-13 05-01 05-26 05-28 05-31 06-26 08-05 '
        + '08-26 09-04 10-20 10-21',
    },
    expected: {
      2027: '01-24 03-07 03-08 03-09 03-10 03-11 05-16 05-17 05-18 05-19 05-20 06-16 08-05 '
        + '08-15 08-25 10-10',
    },
    notRules: ['05-19', '08-24', '10-08'],
    source: 'Ministry of Public Administration, list of holidays of 2026 (general and by '
      + 'executive order); 2027: the same feasts',
  },
  {
    place: 'LK', days: { 2026: '03-02 04-01 05-28 06-29 07-29 08-26 08-27 11-24 12-23' },
    expected: {
      2027: '01-22 03-10 03-22 04-20 05-17 05-20 05-21 06-18 08-17 09-15 10-15 10-28 12-13',
    },
    rules: ['01-15', '04-13', '04-14', '05-01', '12-25', '02-04'],
    notDays: { 2026: '01-01', 2027: '01-01' },
    notRules: [
      '02-01', '03-02', '04-01', '05-28', '06-29', '07-29', '08-26', '08-27', '10-25', '11-08',
      '11-24', '12-23', '01-03', '02-15', '03-21', '05-02', '05-30', '09-26',
    ],
    source: 'Holidays Act 29 of 1971; 2027: full moons (Poya) and the feasts of that year. 1 '
      + 'January is none',
  },
  {
    place: 'PK', days: { 2026: '06-26 08-26' }, expected: { 2027: '03-12 05-19 06-16 08-15' },
    source: 'Cabinet Division, public and optional holidays of 2026; Iqbal Day since 2022. The '
      + 'moon is often seen a day later than in Mecca',
  },
  {
    place: 'NP',
    days: {
      2026: '01-19 01-29 02-18 03-02 03-03 03-27 05-28 08-28 09-04 10-19 10-20 10-21 10-22 '
        + '11-09 11-10 11-11',
    },
    expected: {
      2027: '01-29 03-10 03-22 04-15 05-17 05-20 08-17 08-25 09-30 10-06 10-07 10-08 10-11 '
        + '10-29 11-04',
    },
    rules: [
      '01-11', '01-15', '02-19', '03-08', '04-14', '05-01', '05-29', '09-19', '12-25', '12-30',
    ],
    source: 'Ministry of Home Affairs, public holidays of 2082 to 2084 BS (Nepal Gazette)',
  },
  {
    place: 'BT', days: { 2026: '01-02 01-19 02-18 02-19 02-23 06-24 09-23 10-21' },
    expected: { 2027: '01-08 02-08 02-22 02-23 04-16 05-20 08-06 09-24' },
    rules: ['02-21 P3D', '05-02', '11-01', '11-11', '12-17'],
    source: 'Royal Civil Service Commission, government holidays of 2026 and 2027',
  },
  {
    place: 'MV',
    days: {
      2026: '02-18 03-22 05-26 05-27 05-28 06-16 08-25',
      2027: '02-08 03-09 03-10 03-11 05-16 05-17 05-18 05-19 06-06 08-03 09-02',
    },
    rules: [
      '01-01', '05-01', '07-26', '11-03', '11-11', '1 Ramadan', '1 Shawwal P4D',
      '9 Dhu al-Hijjah P5D', '1 Muharram', '1 Rabi al-awwal', '12 Rabi al-awwal', '1 Rabi al-thani',
    ],
    source: 'Civil Service Commission, public holidays of 2026 and 2027',
  },
  {
    place: 'AF',
    days: {
      2026: '02-18 03-21 03-22 05-26 05-27 08-25',
      2027: '02-08 03-09 03-10 05-15 05-16 05-17 05-18 08-14',
    },
    rules: [
      '02-15', '04-28', '08-15', '08-19', '08-31', '1 Ramadan', '1 Shawwal P3D',
      '9 Dhu al-Hijjah P5D', '12 Rabi al-awwal',
    ],
    source: 'Labour Law art. 40 and the decrees of the Islamic Emirate',
  },
  {
    place: 'KG',
    days: {
      2026: '01-01 01-02 01-05 01-06 01-07 03-20 05-04 05-06 05-07 05-08 05-27',
      2027: '01-01 01-04 01-05 01-06 01-07 03-09 05-03 05-04 05-06 05-07',
    },
    rules: [
      '01-01 P7D', '02-23', '03-08', '03-21', '05-01', '05-05', '05-09', '08-31', '11-07', '11-08',
      '1 Shawwal', '10 Dhu al-Hijjah',
    ],
    source: 'Labour Code art. 113 of 2025 (New Year and May holidays) and the decrees of the '
      + 'Cabinet of Ministers',
  },
  {
    place: 'KZ', days: { 2026: '03-24 03-25', 2027: '03-24' },
    source: 'Law on Holidays: Nauryz lasts from 21 to 23 March, days on a weekend are given after '
      + 'it',
  },
  {
    place: 'TJ', days: { 2026: '03-20 03-23 03-24 05-27', 2027: '03-09 03-22 03-23 03-24' },
    rules: [
      '01-01', '03-08', '03-21 P4D', '05-09', '06-27', '09-09', '11-06', '1 Shawwal',
      '10 Dhu al-Hijjah',
    ],
    source: 'Labour Code art. 83 and the Law on Holidays',
  },
  {
    place: 'TM',
    days: {
      2026: '01-01 03-09 03-20 03-23 05-27 09-28',
      2027: '01-01 03-08 03-09 03-23 05-17 09-27 12-13',
    },
    rules: [
      '01-01 and if Sunday then next Monday', '03-08 and if Sunday then next Monday', '03-21',
      '03-22', '05-18', '09-27 and if Sunday then next Monday', '10-06',
      '12-12 and if Sunday then next Monday', '1 Shawwal', '10 Dhu al-Hijjah P3D',
    ],
    source: 'Labour Code of Turkmenistan: a holiday on a Sunday is given on the Monday',
  },
  {
    place: 'UZ', days: { 2026: '01-02 05-28 05-29 08-31 12-31' },
    source: 'Presidential decrees on additional days off and moved days of 2026',
  },
  {
    place: 'AZ',
    days: {
      2026: '01-20 03-24 03-25 03-26 03-27 03-30 05-29 11-10',
      2027: '01-20 03-22 03-23 03-24 03-25 03-26 11-08',
    },
    notRules: ['11-12', '11-17'],
    source: 'Labour Code art. 105 and the Cabinet decisions on moved days; Constitution and '
      + 'Revival days are none since 2006',
  },
  {
    place: 'AM', days: { 2026: '01-27', 2027: '01-27' },
    source: 'Law on Holidays and Remembrance Days as changed in 2021 and 2025',
  },
  {
    place: 'GE', days: { 2027: '05-17' }, source: 'Labour Code art. 30',
  },
];
