/** Regions of countries in Africa. */
import type { RegionTable } from './region.ts';

export const AFRICA: Readonly<Record<string, RegionTable>> = {
  CD: {
    complete: false,
    regions: [
      ['HK', 'Haut-Katanga', 'Africa/Lubumbashi'],
      ['LU', 'Lualaba', 'Africa/Lubumbashi'],
      ['NK', 'North Kivu|Nord-Kivu', 'Africa/Lubumbashi'],
      ['SK', 'South Kivu|Sud-Kivu', 'Africa/Lubumbashi'],
      ['TO', 'Tshopo', 'Africa/Lubumbashi'],
      ['IT', 'Ituri', 'Africa/Lubumbashi'],
      ['TA', 'Tanganyika', 'Africa/Lubumbashi'],
      ['MA', 'Maniema', 'Africa/Lubumbashi'],
      ['KE', 'Kasai Oriental', 'Africa/Lubumbashi'],
    ],
  },
};
