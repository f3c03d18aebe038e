/** Holidays that the date-holidays package lacks or has wrong in Africa: see `correction.ts`. */
import type { HolidayCorrection } from './correction.ts';

export const AFRICA: readonly HolidayCorrection[] = [
  {
    place: 'FR-974', rules: ['12-20'], source: 'Law 83-550 of 1983: abolition of slavery',
  },
  {
    place: 'FR-976', rules: ['04-27'], source: 'Law 83-550 of 1983: abolition of slavery',
  },
  {
    place: 'AO',
    days: { 2026: '01-02 02-16 03-23 09-18', 2027: '02-05 02-08 03-22 03-23 11-01 11-12' },
    source: 'Law 11/18 on public holidays: a bridge day beside a Tuesday or Thursday',
  },
  {
    place: 'BF', days: { 2026: '03-09 11-02', 2027: '01-04 08-16' },
    source: 'Law 079-2015: a holiday on a Sunday is given on the Monday',
  },
  {
    place: 'BI', days: { 2026: '06-08 11-02', 2027: '05-17 06-08 08-16' },
    source: 'Decree on public holidays: a holiday on a Sunday is given on the Monday',
  },
  {
    place: 'BJ', days: { 2026: '01-08 01-09', 2027: '01-07 01-08' },
    source: 'Law 2024-32 on holidays: the Vodun Days',
  },
  {
    place: 'BW', days: { 2026: '10-01 12-28', 2027: '05-03 10-01 12-27' },
    source: 'Public Holidays Act: the day after Botswana Day, and Mondays for Saturdays and '
      + 'Sundays',
  },
  {
    place: 'CD', rules: ['04-06'], source: 'Ordinance 23/042 on legal holidays: Simon Kimbangu',
  },
  {
    place: 'CM', days: { 2026: '08-25', 2027: '05-17 08-16' }, source: 'Law 73-5 on legal holidays',
  },
  {
    place: 'DJ', days: { 2026: '05-28 06-28', 2027: '03-10 05-17 06-28' },
    source: 'Decree on public holidays: the Eids and Independence last two days',
  },
  {
    place: 'DZ', rules: ['1 Shawwal P3D', '10 Dhu al-Hijjah P4D'],
    source: 'Law 63-278 as changed by Law 23-10: three days of each Eid',
  },
  {
    place: 'EH', days: { 2026: '05-20 10-12', 2027: '05-20 10-12' },
    source: 'Sahrawi Republic: days of the struggle and of unity',
  },
  {
    place: 'ER', days: { 2027: '09-28' },
    source: 'Labour Proclamation 118/2001: the Finding of the True Cross, a day later before leap '
      + 'years',
  },
  {
    place: 'ET', days: { 2026: '01-07', 2027: '01-07 09-28' }, rules: ['05-01', '05-05'],
    notRules: ['1 Ramadan', '05-28'],
    source: 'Proclamation on Public Holidays and Rest Days: Christmas on 29 Tahsas, Patriots\' '
      + 'Victory, Labour Day; Ramadan\'s first day and 28 May are none',
  },
  {
    place: 'GA', days: { 2026: '05-14', 2027: '05-06 08-30' },
    source: 'Decree on public holidays: Ascension, Liberation Day',
  },
  {
    place: 'GH', days: { 2026: '01-09 07-03', 2027: '03-10' }, rules: ['07-01'],
    notRules: ['08-04 and if Saturday, Sunday then next Monday'],
    source: 'Public Holidays and Commemorative Days Acts (601 of 2001, 1144 of 2025) and the '
      + 'statements of the Ministry of the Interior',
  },
  {
    place: 'GM',
    days: { 2026: '03-16 03-23 05-28 08-17 12-28', 2027: '03-08 03-10 05-03 05-17 08-16 12-27' },
    source: 'Public Holidays Act: Mondays for Saturdays and Sundays',
  },
  {
    place: 'GN', days: { 2026: '05-28', 2027: '05-17' },
    source: 'Decree on public holidays: the day after Eid al-Adha',
  },
  {
    place: 'GQ', days: { 2026: '04-02 05-25 08-17', 2027: '03-08 03-25 05-03 05-25 06-07 12-27' },
    source: 'Decree on public holidays: a holiday on a weekend is given on the Monday',
  },
  {
    place: 'GW', rules: ['01-23'],
    source: 'Law on public holidays: beginning of the armed struggle',
  },
  {
    place: 'KM', days: { 2026: '12-25' }, source: 'Decree on public holidays of the Comoros',
  },
  {
    place: 'MA', days: { 2026: '06-17 08-26', 2027: '06-07 08-16' },
    rules: ['01-14', '10-31', '1 Shawwal P3D', '10 Dhu al-Hijjah P3D'],
    source: 'Decree 2-04-426 as changed: the Amazigh New Year on 14 January, Unity Day on 31 '
      + 'October, two days of each feast. 11 January is one of schools and offices',
  },
  {
    place: 'MG', days: { 2026: '12-11' },
    source: 'Labour Code art. 81 and the decree on public holidays',
  },
  {
    place: 'ML', days: { 2026: '09-01' }, source: 'Law 05-040: the baptism of the Prophet',
  },
  {
    place: 'MR', days: { 2027: '03-10' }, source: 'Decree on public holidays of Mauritania',
  },
  {
    place: 'MU', days: { 2026: '02-02 09-14', 2027: '01-22 03-10' },
    source: 'Public Holidays Act 1968 and the list of 2026 and 2027',
  },
  {
    place: 'MW', days: { 2026: '12-28', 2027: '12-28' },
    source: 'Public Holidays Act: Mondays and Tuesdays for weekends',
  },
  {
    place: 'NA', rules: ['05-28', '09-10'],
    notRules: ['12-10', 'substitutes 12-10 if sunday then next monday'],
    source: 'Public Holidays Act 26 of 1990 as changed: Genocide Remembrance Day; Women\'s Day on '
      + '10 September',
  },
  {
    place: 'NE', days: { 2026: '05-28 07-27', 2027: '05-17 06-07 07-26' },
    source: 'Law 97-020 on legal holidays',
  },
  {
    place: 'NG',
    days: {
      2026: '03-19 03-23 05-28 05-29 08-26 12-28',
      2027: '03-10 03-11 05-17 05-18 08-16 12-27 12-28',
    },
    notRules: ['05-27', '11-01 since 2020'],
    source: 'Public Holidays Act and the declarations of the Ministry of Interior; Children\'s Day '
      + 'and All Saints are none for workers',
  },
  {
    place: 'RW',
    days: { 2026: '02-02 07-06 08-17 12-28', 2027: '01-04 05-03 05-17 07-05 08-16 12-27' },
    source: 'Presidential Order 062/01 on official holidays: given on the next working day',
  },
  {
    place: 'SC', days: { 2026: '11-02', 2027: '08-16' },
    source: 'Public Holidays Act: a holiday on a Sunday is given on the Monday',
  },
  {
    place: 'SD', days: { 2026: '05-26', 2027: '05-19' }, rules: ['9 Dhu al-Hijjah'],
    source: 'Public Service Regulations: the day of Arafah',
  },
  {
    place: 'SL', days: { 2026: '05-01 12-28', 2027: '05-03 08-16 12-28' },
    source: 'Public Holidays Act: Mondays for weekends',
  },
  {
    place: 'SO', days: { 2026: '06-16', 2027: '01-05 06-06' },
    source: 'Labour Code: Islamic New Year',
  },
  {
    place: 'SS',
    rules: ['1 Shawwal', '10 Dhu al-Hijjah', 'easter -2', 'easter 1', '05-01', '12-24'],
    source: 'Public Holidays of South Sudan: Eids, Easter, Labour Day, Christmas',
  },
  {
    place: 'ST', days: { 2026: '01-05', 2027: '01-04' },
    source: 'Law on public holidays: King Amador',
  },
  {
    place: 'TD', days: { 2026: '03-09', 2027: '03-08 11-29' },
    source: 'Decree 98-355: Monday for Sunday',
  },
  {
    place: 'TG', days: { 2026: '02-18 03-20 05-27', 2027: '02-08 03-09' },
    source: 'Decree on public holidays of Togo',
  },
  {
    place: 'TN', rules: ['1 Shawwal P3D', '9 Dhu al-Hijjah P4D'],
    source: 'Decree on public holidays: two days of each Eid, the second counted from either '
      + 'sighting',
  },
  {
    place: 'TZ', days: { 2026: '08-26' }, rules: ['01-12', '1 Shawwal P3D', '10 Dhu al-Hijjah P2D'],
    notRules: ['01-02'],
    source: 'Public Holidays Ordinance: Zanzibar Revolution Day; the moon decides the Eids',
  },
  {
    place: 'UG', days: { 2026: '01-15 01-16' },
    source: 'Public Holidays Act: days of the general elections of 2026',
  },
  {
    place: 'ZA', days: { 2026: '11-04' },
    source: 'Proclamation under the Public Holidays Act 36 of 1994: local elections of 4 November '
      + '2026',
  },
  {
    place: 'ZM', days: { 2026: '08-13', 2027: '03-08' },
    source: 'Public Holidays Act; 2026: the general election of 13 August',
  },
  {
    place: 'ZW', days: { 2027: '02-22 04-19 12-27' },
    source: 'Public Holidays and Prohibition of Business Act: Monday for Sunday',
  },
  {
    place: 'SH', days: { 2026: '11-13', 2027: '11-12' },
    source: 'Public Holidays of Saint Helena: the King\'s birthday',
  },
];
