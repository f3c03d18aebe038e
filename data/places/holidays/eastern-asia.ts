/** Holidays that the date-holidays package lacks or has wrong in eastern Asia: see `correction.ts`. */
import type { HolidayCorrection } from './correction.ts';

export const EASTERN_ASIA: readonly HolidayCorrection[] = [
  {
    place: 'CN',
    days: {
      2026: '01-02 02-19 02-20 02-23 04-06 05-04 05-05 10-05 10-06 10-07',
      2027: '02-08 02-09 02-10 05-03 05-04 10-04 10-05',
    },
    expected: { 2027: '02-11 02-12 05-05 10-06 10-07' },
    notRules: ['03-08 12:00', '05-04 12:00', '06-01', '08-01 12:00'],
    source: '2026: notice of the General Office of the State Council of 4 November 2025; 2027: '
      + 'State Council Order 795 (thirteen days, made up for on weekdays) and the full weeks '
      + 'that were given in the years before. A Saturday or Sunday worked in exchange stays '
      + 'off too',
  },
  {
    place: 'KR', days: { 2026: '06-03' },
    rules: [
      '1 day before korean 01-0-01 P3D', '05-01',
      'substitutes 05-01 if Saturday,Sunday then next Monday',
    ],
    notDays: { 2026: '02-19' }, notRules: ['korean 01-0-01 P3D'],
    source: 'Rules on Public Holidays of Government Offices, art. 2 and 3, as changed in 2026 '
      + '(Labour Day and Constitution Day); Seollal is the day before, the day and the day '
      + 'after; 2026: local elections',
  },
  {
    place: 'TW', days: { 2027: '04-06' },
    rules: [
      '02-28 and if Saturday then previous Friday', '04-04 and if Saturday then previous Friday',
      '05-01 and if Saturday then previous Friday if Sunday then next Monday',
      '09-28 and if Saturday then previous Friday if Sunday then next Monday',
      '10-10 and if Saturday then previous Friday',
      '10-25 and if Saturday then previous Friday if Sunday then next Monday',
      '12-25 and if Saturday then previous Friday if Sunday then next Monday',
      '2 days before chinese 01-0-01',
    ],
    source: 'Act on Memorial Days and Holidays of 28 May 2025 and the calendars of the '
      + 'Directorate-General of Personnel Administration',
  },
  {
    place: 'VN', days: { 2026: '01-02 04-27 08-31 09-01', 2027: '02-04 02-10 05-03 09-03' },
    rules: [
      'substitutes 01-01 if Saturday,Sunday then next Monday',
      'substitutes 04-30 if Saturday,Sunday then next Monday',
    ],
    source: 'Labour Code art. 111 and 112 and the notices of the Ministry of Home Affairs (2026: '
      + '2 January and 31 August exchanged for Saturdays)',
  },
  {
    place: 'TH',
    days: { 2026: '01-02 05-01 06-01 12-07', 2027: '02-22 05-03 05-20 07-19 07-20 10-25 12-06' },
    source: 'Resolutions of the Cabinet on the official holidays of 2026 and 2027, and the list '
      + 'of the Bank of Thailand (Labour Day, days in lieu)',
  },
  {
    place: 'ID', days: { 2026: '02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24' },
    expected: { 2027: '03-09 03-10 03-11 03-12 05-07 05-17 12-24' },
    source: 'Joint decree of three ministers 1497/2025, 2/2025 and 5/2025 of 19 September 2025: '
      + 'holidays and collective leave (cuti bersama) of 2026; 2027: as it lay before',
  },
  {
    place: 'MY', days: { 2026: '03-20 03-23 06-02', 2027: '03-10 03-11 05-17 05-20 08-16' },
    notDays: { 2027: '03-09' },
    source: 'Holidays Act 1951, list of federal holidays of 2026 and 2027 of the Prime Minister\'s '
      + 'Department (BKPP)',
  },
  {
    place: 'SG', days: { 2027: '03-10 05-17 05-20' }, notDays: { 2027: '03-09' },
    source: 'Ministry of Manpower, public holidays of 2026 and 2027',
  },
  {
    place: 'PH', days: { 2026: '02-17 03-20 05-27 08-21' }, expected: { 2027: '03-10 05-17 08-23' },
    rules: ['11-01', '11-02', '12-08', '12-24', '12-31'],
    source: 'Proclamation 1006 of 2025 for 2026; RA 9492, RA 9849, RA 10966 (regular and special '
      + 'non-working days)',
  },
  {
    place: 'KH', days: { 2026: '04-14 04-15 04-16 05-05 10-12 11-23 11-24 11-25' },
    expected: { 2027: '04-14 04-15 04-16 05-20 05-24 09-29 09-30 10-01 11-12' },
    rules: [
      '01-01', '01-07', '03-08', '04-14 P3D', '05-01', '05-14', '06-18', '09-24', '10-15', '10-29',
      '11-09', '12-29',
    ],
    source: 'Sub-decrees on the public holidays of 2026 and 2027',
  },
  {
    place: 'LA',
    days: {
      2026: '01-01 03-09 04-14 04-15 04-16 05-01 12-02',
      2027: '01-01 03-08 04-14 04-15 04-16 05-03 12-02',
    },
    rules: [
      '01-01 and if Saturday,Sunday then next Monday',
      '03-08 and if Saturday,Sunday then next Monday', '04-14 P3D',
      '05-01 and if Saturday,Sunday then next Monday',
      '12-02 and if Saturday,Sunday then next Monday',
    ],
    source: 'Prime Minister\'s Decree 386 of 2017 on holidays; those on weekends are given on the '
      + 'Monday',
  },
  {
    place: 'MM',
    days: {
      2026: '02-17 04-13 04-14 04-15 04-16 04-17 04-20 04-21 04-30 05-28 07-29 10-26 10-27 '
        + '11-10 11-24 12-04',
    },
    expected: {
      2027: '01-08 03-22 04-13 04-14 04-15 04-16 04-19 04-20 04-21 05-17 05-20 10-14 10-15 '
        + '11-23 12-28',
    },
    rules: ['01-01', '01-04', '02-12', '03-02', '03-27', '04-13 P5D', '05-01', '07-19', '12-25'],
    source: 'Ministry of Home Affairs, public holidays of 2026 and 2027',
  },
  {
    place: 'MN',
    days: {
      2026: '02-18 02-19 02-20 07-10 07-13 07-14 07-15 11-10',
      2027: '02-08 02-09 05-20 07-12 07-13 07-14 07-15 11-29',
    },
    rules: ['01-01', '03-08', '06-01', '07-11 P5D', '11-26', '12-29'],
    source: 'Law on Public Holidays and Days of Observance',
  },
  {
    place: 'MO',
    days: {
      2026: '02-17 02-18 02-19 04-06 04-07 05-25 09-28 10-19 12-21 12-22',
      2027: '02-08 02-09 02-10 04-05 09-16 10-08 12-21 12-22',
    },
    rules: [
      '01-01', 'chinese 01-0-01', 'chinese 01-0-02', 'chinese 01-0-03', 'easter -2', 'easter -1',
      'chinese 5-01 solarterm', '05-01', 'chinese 04-0-08', 'chinese 05-0-05', 'chinese 08-0-16',
      '10-01', '10-02', 'chinese 09-0-09', '11-02', '12-08', '12-20', '12-24', '12-25',
    ],
    source: 'Labour Relations Law 7/2008 art. 44 and Administrative Order 60/2000 (days on which '
      + 'offices are closed), with the days in lieu of 2026 and 2027',
  },
  {
    place: 'KP', days: { 2026: '03-03 08-28 09-25 11-16', 2027: '02-08 03-08 04-05 09-15 11-16' },
    rules: [
      '01-01', '02-16', '02-17', '04-15', '04-16', '05-01', '07-27', '08-15', '08-25', '09-09',
      '10-10', '12-27', 'chinese 01-0-01', 'chinese 08-0-15',
    ],
    source: 'Public holidays of the DPRK (Socialist Labour Law and decrees)',
  },
  {
    place: 'TL',
    rules: [
      '01-01', '03-03', 'easter -2', 'easter 60', '05-01', '05-20', '08-30', '11-01', '11-02',
      '11-03', '11-12', '11-28', '12-07', '12-08', '12-25', '12-31', '1 Shawwal',
      '10 Dhu al-Hijjah',
    ],
    source: 'Law 3/2016 on national holidays',
  },
  {
    place: 'BN',
    days: {
      2026: '01-17 02-19 03-07 03-23 03-24 06-01 06-17 12-26',
      2027: '01-02 01-06 03-13 05-17 05-31 06-07 08-16 12-27',
    },
    source: 'Prime Minister\'s Office, public holidays of 2026 and 2027',
  },
];
