/** Holidays that the date-holidays package lacks or has wrong in the Middle East: see `correction.ts`. */
import type { HolidayCorrection } from './correction.ts';

export const MIDDLE_EAST: readonly HolidayCorrection[] = [
  {
    place: 'AE', rules: ['9 Dhu al-Hijjah', '12-03', '30 Ramadan'],
    notRules: ['27 Rajab', '1 Ramadan'],
    source: 'Cabinet Resolution 27 of 2024 on public holidays (Arafah, two National Days; 30 '
      + 'Ramadan where the month has it); Isra and Miraj and the first of Ramadan are none',
  },
  {
    place: 'BH', rules: ['1 Shawwal P3D', '9 Muharram'],
    source: 'Labour Law 36 of 2012 art. 64 and the circulars of the Prime Minister (three days of '
      + 'each Eid, Ashura two)',
  },
  {
    place: 'EG', days: { 2026: '01-29 05-26 06-18 07-02 10-08' },
    expected: { 2027: '01-28 04-29 06-10 07-01 10-07' },
    notDays: { 2026: '01-25 06-16 06-30 10-06' },
    source: 'Labour Law and the decrees of the Prime Minister that move a holiday to the Thursday',
  },
  {
    place: 'IQ',
    rules: [
      '01-01', '01-06', '03-16', '03-21', '05-01', '07-14', '10-03', '12-25', '1 Shawwal P3D',
      '9 Dhu al-Hijjah P5D', '18 Dhu al-Hijjah', '1 Muharram', '10 Muharram', '12 Rabi al-awwal',
    ],
    source: 'Official Holidays Law 12 of 2024',
  },
  {
    place: 'IR', days: { 2026: '01-03 01-17 02-04 03-11 04-14 08-04 08-12 12-23' },
    expected: {
      2027: '01-06 01-24 03-01 03-10 03-11 04-03 05-17 05-25 06-15 06-16 07-25 08-02 08-04 '
        + '08-11 08-20 11-03 12-12 12-26',
    },
    notDays: { 2026: '02-03 03-10 04-13 08-03 08-11 12-22' },
    source: 'Calendar Center of the University of Tehran, official calendars of 1404 to 1406 (the '
      + 'moon is often seen a day later than in Mecca)',
  },
  {
    place: 'JO',
    rules: [
      '01-01', '05-01', '05-25', '12-25', '27 Rajab', '1 Shawwal P4D', '9 Dhu al-Hijjah P5D',
      '1 Muharram', '12 Rabi al-awwal',
    ],
    source: 'Civil Service Bylaw and the circulars of the Prime Minister; Labour Law art. 59',
  },
  {
    place: 'KW', days: { 2026: '01-18' },
    rules: [
      '01-01', '02-25', '02-26', '27 Rajab', '1 Shawwal P3D', '9 Dhu al-Hijjah P5D', '1 Muharram',
      '12 Rabi al-awwal',
    ],
    source: 'Civil Service Law (Decree-Law 15 of 1979) and the circulars of the Civil Service '
      + 'Commission; Labour Law 6 of 2010 art. 68',
  },
  {
    place: 'LB',
    rules: [
      '01-01', '01-06', '02-09', '02-14', '03-25', 'easter -2', 'easter 1', 'orthodox -2',
      'orthodox 1', '05-01', '08-15', '11-22', '12-25', '1 Shawwal P3D', '10 Dhu al-Hijjah P3D',
      '1 Muharram', '10 Muharram', '12 Rabi al-awwal',
    ],
    source: 'Decree 15215 of 2005 on official holidays, with its changes',
  },
  {
    place: 'OM', days: { 2026: '03-22 03-23' },
    rules: [
      '01-01', '01-11', '11-20', '11-21', '27 Rajab', '29 Ramadan P5D', '9 Dhu al-Hijjah P4D',
      '1 Muharram', '12 Rabi al-awwal',
    ],
    source: 'Royal Decree 88/2022 on official holidays, changed by Royal Decree 15/2025',
  },
  {
    place: 'PS',
    rules: [
      '01-01', '01-07', '03-08', '05-01', '11-15', '12-25', 'easter', 'easter 1', 'orthodox',
      'orthodox 1', '27 Rajab', '1 Shawwal P3D', '9 Dhu al-Hijjah P5D', '1 Muharram',
      '12 Rabi al-awwal',
    ],
    source: 'Labour Law 7 of 2000 and the yearly list of the Council of Ministers',
  },
  {
    place: 'QA',
    rules: ['2nd tuesday in February', '12-18', '30 Ramadan P5D', '9 Dhu al-Hijjah P5D'],
    source: 'Labour Law 14 of 2004 art. 78, Decision 33 of 2011 (Sport Day) and the Amiri Diwan '
      + 'for the Eids',
  },
  {
    place: 'SA', days: { 2026: '03-23 03-24 05-31', 2027: '03-14 05-19' },
    source: 'Implementing Regulations of the Labour Law art. 24: an Eid that takes the weekend is '
      + 'given on the days after it',
  },
  {
    place: 'SY',
    rules: [
      '01-01', '03-18', '03-21', 'easter', 'orthodox', '04-17', '05-01', '12-08', '12-25',
      '1 Shawwal P3D', '9 Dhu al-Hijjah P5D', '1 Muharram', '12 Rabi al-awwal',
    ],
    source: 'Legislative Decree 188 of 2025 on official holidays',
  },
  {
    place: 'TR', rules: ['1 Shawwal P3D', '10 Dhu al-Hijjah P4D'],
    notRules: ['1 Shawwal PT90H', '10 Dhu al-Hijjah PT114H'],
    source: 'Law 2429 on national and general holidays: three and a half and four and a half '
      + 'days, the half day being the afternoon before',
  },
  {
    place: 'YE', days: { 2026: '05-03 05-24 05-31' },
    rules: [
      '05-01', '05-22', '09-26', '10-14', '11-30', '1 Muharram', '29 Ramadan P6D',
      '9 Dhu al-Hijjah P5D',
    ],
    source: 'Law 2 of 2000 on official holidays',
  },
];
