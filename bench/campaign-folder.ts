/** Creates working folders with a campaign of any size, by the scripts alone. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runScript, type MeasuredCall, type Ran } from './measure.ts';

/** A Wednesday that is no holiday for any prospect. */
export const NOW = '2026-03-04T10:00:00Z';
const PLACES = [
  'US,New York',
  'US,California',
  'Canada,ON',
  'Brazil,',
  'United Kingdom,',
  'France,',
  'Germany,Bavaria',
  'Spain,',
  'Poland,',
  'Sweden,',
  'Egypt,',
  'South Africa,',
  'India,',
  'Japan,',
  'Australia,VIC',
  'New Zealand,',
];

export type Filled = { folder: string; call: MeasuredCall; imported: Ran };

/**
 * `limited` false: without limits, and with every window open, so that everything is due at once.
 */
export async function fillFolder(
  folder: string,
  options: { prospects: number; limited: boolean; smtp?: string },
): Promise<Filled> {
  mkdirSync(folder, { recursive: true });
  const call: MeasuredCall = { folder, env: { BENCH_SMTP: options.smtp ?? 'smtp://127.0.0.1:1' } };
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify(campaignFile(options.limited)));
  writeFileSync(join(folder, 'prospects.csv'), renderList(options.prospects));
  const rows = renderList(options.prospects).split('\n');
  writeFileSync(join(folder, 'first.csv'), rows.slice(0, 101).join('\n'));
  await runScript(
    'rate_limiter',
    [
      'mailbox',
      'add',
      '--mailbox',
      'ann',
      '--from',
      'Ann Lee <ann@acme.test>',
      '--smtp',
      'env:BENCH_SMTP',
      '--timezone',
      'Europe/London',
      '--now',
      NOW,
    ],
    call,
  );
  if (!options.limited)
    await runScript(
      'rate_limiter',
      [
        'configure',
        '--mailbox',
        'ann',
        '--hourly',
        '1000000',
        '--daily',
        '1000000',
        '--warmup',
        'off',
        '--min-gap',
        '0',
        '--now',
        NOW,
      ],
      call,
    );
  await runScript(
    'rate_limiter',
    ['start', '--config', 'campaign.json', '--prospects', 'first.csv', '--now', NOW],
    call,
  );
  const imported = await runScript(
    'rate_limiter',
    ['import', '--campaign-id', 'bench', '--prospects', 'prospects.csv', '--now', NOW],
    call,
  );
  return { folder, call, imported };
}

function campaignFile(limited: boolean): Record<string, unknown> {
  const open = { start: '00:00', end: '24:00', skipWeekends: false, skipHolidays: false };
  return {
    id: 'bench',
    name: 'Bench',
    mailboxes: ['ann'],
    timezone: 'Europe/London',
    ...(limited ? {} : { sendWindow: open }),
    unsubscribe: { mailto: 'unsubscribe@acme.test' },
    steps: [
      {
        subject: 'A question for {{ company }}',
        text: 'Hi {{ first_name }},\n\nhow does {{ company }} plan its deliveries?\n\n{{ sender.name }}',
      },
      { text: 'Hi {{ first_name }}, did this reach you?' },
      { text: 'My last note, {{ first_name }}.' },
    ],
  };
}

function renderList(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `person${i}@company${i % 5_000}.test,Person${i},Company ${i % 5_000},${PLACES[i % PLACES.length]}`,
  );
  return ['email,first_name,company,country,region', ...rows, ''].join('\n');
}
