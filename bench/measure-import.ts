/**
 * Imports one large, realistic list: forty places given by zone, region, city, country or phone,
 * and one company for every seven people.
 */
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fillFolder, NOW } from './campaign-folder.ts';
import { runScript } from './measure.ts';

const FIRST = [
  'Ann',
  'Bob',
  'Carla',
  'David',
  'Emma',
  'Félix',
  'Grace',
  'Hugo',
  'Inés',
  'Jonas',
  'Karin',
  'Luca',
  'Maria',
  'Nils',
  'Olga',
  'Paul',
  'Rosa',
];
const LAST = [
  'Lee',
  'Müller',
  'Smith',
  'García',
  'Rossi',
  'Dubois',
  'Nowak',
  'Jansen',
  'Silva',
  'Andersson',
  'Tanaka',
  'Kumar',
  'Chen',
];
const ENDINGS = ['com', 'de', 'co.uk', 'io', 'fr'];
/** country,region,city,timezone,phone */
const PLACES = [
  'US,New York,New York,America/New_York,',
  'US,CA,San Francisco,,',
  'US,TX,El Paso,,',
  'US,,Denver,,',
  'US,,,,',
  'Canada,ON,Toronto,,',
  'Canada,,Vancouver,,',
  'Brazil,,Manaus,,',
  'Brazil,,,,',
  'United Kingdom,,London,,',
  'France,,Lyon,,',
  'Germany,Bavaria,Munich,,',
  'Germany,,Köln,,',
  'Spain,,Madrid,,',
  'Spain,Canarias,,,',
  'Poland,,Warsaw,,',
  'Sweden,,,,',
  'Egypt,,Cairo,,',
  'South Africa,,,,',
  'India,,Pune,,',
  'Japan,,Tokyo,,',
  'Australia,VIC,,,',
  'Australia,,Perth,,',
  'New Zealand,,,,',
  ',,Berlin,,',
  ',,Tokyo,,',
  ',,,,+1 415 555 0100',
  ',,,,+49 30 5550100',
  ',,,,+61 2 5550 0100',
  ',,,,+55 92 5555-0100',
  'Mexico,,Tijuana,,',
  'Indonesia,,Makassar,,',
  'Russia,,Omsk,,',
  'Kazakhstan,,,,',
  'Chile,,,,',
  'Argentina,,,,',
  'Turkey,,,,',
  'UAE,,Dubai,,',
  'Saudi Arabia,,,,',
  ',,,Asia/Kathmandu,',
];

/** Rows per second of the whole command, including its start. DNS is not asked for mail servers. */
export async function measureImport(
  folder: string,
  rows: number,
): Promise<{ rowsPerSecond: number; peakMb: number }> {
  mkdirSync(folder, { recursive: true });
  const { call } = await fillFolder(folder, { prospects: 100, limited: true });
  await writeList(join(folder, 'large.csv'), rows);
  const { ms, peakMb, document } = await runScript(
    'rate_limiter',
    ['import', '--campaign-id', 'bench', '--prospects', 'large.csv', '--no-dns', '--now', NOW],
    call,
  );
  const { enrolled } = (document.data as { imported: { enrolled: number } }).imported;
  if (enrolled !== rows) throw new Error(`${rows} rows were written, ${enrolled} people enrolled`);
  return { rowsPerSecond: rows / (ms / 1_000), peakMb };
}

async function writeList(path: string, rows: number): Promise<void> {
  writeFileSync(
    path,
    'email,first_name,last_name,company,title,country,region,city,timezone,phone,industry\n',
  );
  const file = createWriteStream(path, { flags: 'a' });
  for (let from = 0; from < rows; from += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, rows - from) }, (_, index) =>
      renderRow(from + index),
    );
    if (!file.write(lines.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

function renderRow(n: number): string {
  const [first, last, company] = [
    FIRST[n % FIRST.length] ?? '',
    LAST[n % LAST.length] ?? '',
    (n * 7_919) % 143_000,
  ];
  const name = n % 10 === 0 ? `"Company ${company}, Inc."` : `Company ${company} GmbH`;
  return `person.${n}@company${company}.${ENDINGS[company % ENDINGS.length]},${first},${last},${name},Head of sales,${PLACES[n % PLACES.length]},software\n`;
}
