/** Holidays that the date-holidays package lacks or has wrong in Europe: see `correction.ts`. */
import type { HolidayCorrection } from './correction.ts';

export const EUROPE: readonly HolidayCorrection[] = [
  {
    place: 'AL', days: { 2026: '09-07 11-23 12-01', 2027: '05-04 05-17 09-06 11-22 11-30' },
    notRules: ['10-19 and if saturday,sunday then next monday'],
    source: 'Law 7651 of 1992 with its changes: a holiday on a weekend is given on the next '
      + 'working day',
  },
  {
    place: 'BA', days: { 2026: '04-10', 2027: '04-30' },
    source: 'Orthodox Good Friday in the Republika Srpska (Law on Holidays)',
  },
  {
    place: 'BG', days: { 2026: '01-02 05-25 09-07 12-28', 2027: '05-04 12-27 12-28' },
    source: 'Labour Code art. 154: a holiday on a weekend, Easter apart, is given on the days '
      + 'after it; 2026: decision of the Council of Ministers on 2 January (the euro)',
  },
  {
    place: 'BY', days: { 2026: '04-20' }, rules: ['01-02'],
    source: 'Resolution of the Council of Ministers on moved working days of 2026; 2 January is a '
      + 'holiday',
  },
  {
    place: 'CY', rules: ['orthodox -48', 'orthodox 50'], notRules: ['orthodox -47'],
    source: 'List of public holidays of the Public Administration and Personnel Department (Green '
      + 'Monday, Monday of the Holy Spirit)',
  },
  {
    place: 'FI', rules: ['friday after 06-19', '12-24'],
    source: 'Collective agreements: offices are closed on Midsummer Eve and Christmas Eve',
  },
  {
    place: 'AX', rules: ['friday after 06-19', '12-24', '06-09'],
    source: 'As in Finland, and Self-Government Day',
  },
  {
    place: 'FO', rules: ['07-29'], source: 'Lagtingslov on rest days: Olavsoka',
  },
  {
    place: 'GG', rules: ['monday before 09-01'],
    source: 'Public Holidays (Bailiwick of Guernsey) Ordinance: summer bank holiday',
  },
  {
    place: 'IM', days: { 2026: '06-05 07-06 08-31', 2027: '06-04 08-30' },
    source: 'Public Holidays Act 1989: TT bank holiday, Tynwald Day, late summer bank holiday',
  },
  {
    place: 'GB-SCT', days: { 2026: '06-15' },
    source: 'Royal Proclamation: bank holiday of 15 June 2026 in Scotland',
  },
  {
    place: 'GI', days: { 2026: '02-16', 2027: '02-15' },
    source: 'Banking and Financial Dealings Act: winter mid-term bank holiday',
  },
  {
    place: 'GR', days: { 2027: '05-04' },
    source: 'Ministerial decision: 1 May on Holy Saturday is given on the Tuesday after Easter',
  },
  {
    place: 'RS', days: { 2027: '05-04' },
    source: 'Law on State and Other Holidays art. 3: 1 May beside Easter is given after it',
  },
  {
    place: 'HU', days: { 2026: '01-02 08-21 12-24' },
    source: 'Decree 10/2025 (V. 13.) NGM on the working days around holidays in 2026',
  },
  {
    place: 'LV', days: { 2026: '01-02 06-22' },
    source: 'Order of the Cabinet of Ministers on moved working days of 2026',
  },
  {
    place: 'LI', rules: ['11-01', '03-19', '02-02'],
    source: 'Labour Act (ArG) art. 18: All Saints, Saint Joseph\'s and Candlemas days',
  },
  {
    place: 'MC', days: { 2026: '11-02', 2027: '08-16' },
    source: 'Law 798 of 1966: a holiday on a Sunday is given on the Monday',
  },
  {
    place: 'MD', rules: ['06-01'],
    source: 'Parliament decision 433/1990 as changed: Children\'s Day',
  },
  {
    place: 'ME', rules: ['11-13', '11-14'],
    source: 'Law on State and Other Holidays: Njegos Day and the day after it',
  },
  {
    place: 'NL', rules: ['easter -2'],
    source: 'Government list of official holidays (rijksoverheid.nl, "officiele feestdagen"): '
      + 'banks and the stock exchange are closed on Good Friday',
  },
  {
    place: 'RU', days: { 2026: '01-09 05-11 12-31', 2027: '05-03 05-10 06-14' },
    expected: { 2027: '02-22 11-05 12-31' },
    source: 'Labour Code art. 112; Government Resolution 1335 of 24 September 2025 for 2026; '
      + '2027: the days by the Code, and those of the draft',
  },
  {
    place: 'SK', days: { 2027: '09-15' }, rules: ['2028-09-15', '2029-09-15', '2030-09-15'],
    source: 'Act 241/1993: 15 September is a working day in 2026 only',
  },
  {
    place: 'XK',
    days: { 2026: '01-02 04-06 04-13 05-11', 2027: '01-04 03-29 05-03 05-04 05-10 05-17 12-27' },
    source: 'Law 03/L-064 on official holidays: a holiday on a weekend is given on the Monday',
  },
  {
    place: 'VA', days: { 2026: '12-24', 2027: '12-24' },
    source: 'Vatican City State, list of holidays',
  },
  {
    place: 'CH-LU', rules: ['01-02', 'easter 1', 'easter 50'],
    source: 'Canton of Lucerne: Berchtold\'s Day, Easter Monday and Whit Monday are kept',
  },
  {
    place: 'CH-GL', days: { 2027: '04-01' },
    source: 'Canton of Glarus: Naefels procession of 2027 on 1 April',
  },
  {
    place: 'CH-AI', rules: ['12-08'],
    source: 'Canton of Appenzell Innerrhoden: Immaculate Conception',
  },
  {
    place: 'ES-CM', days: { 2026: '04-06' }, source: 'BOE-A-2025-21667, working calendar of 2026',
  },
  {
    place: 'ES-GA', days: { 2026: '06-24' }, source: 'BOE-A-2025-21667, working calendar of 2026',
  },
  {
    place: 'ES-CB', rules: ['07-28'], source: 'Statute of Cantabria: Institutions Day',
  },
  {
    place: 'ES-MC', rules: ['06-09'], source: 'Statute of Murcia: Murcia Day',
  },
  {
    place: 'ES-ML', rules: ['09-08', '09-17'], source: 'Melilla: Our Lady of Victory, Melilla Day',
  },
  {
    place: 'ES-NC', rules: ['12-03'], source: 'Navarre: Saint Francis Xavier',
  },
  {
    place: 'ES-VC', rules: ['10-09'], source: 'Statute of the Valencian Community: 9 October',
  },
  {
    place: 'ES-MD', days: { 2027: '03-19' }, source: 'Community of Madrid: Saint Joseph 2027',
  },
  {
    place: 'ES-CE', days: { 2026: '05-27', 2027: '06-14' },
    source: 'Ceuta: Eid al-Adha by its working calendar',
  },
  {
    place: 'IT-BZ', rules: ['easter 50'], source: 'Province of Bolzano: Whit Monday',
  },
  {
    place: 'PT-20', rules: ['easter 50'], source: 'Azores: Day of the Region, Whit Monday',
  },
  {
    place: 'PT-30', rules: ['07-01', '12-26'], source: 'Madeira: Day of the Region and 26 December',
  },
];
