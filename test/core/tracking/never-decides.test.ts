/** Opens and clicks are shown, and decide nothing: no rule that stops, plans or advises reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);
/** Everything that decides what is sent, when, to whom, or what is advised. */
const DECIDES = [
  'lib/core/sending',
  'lib/core/planning',
  'lib/core/limits',
  'lib/core/alerts',
  'lib/core/forecast',
  'lib/core/responses',
  'lib/core/why',
  'lib/core/reports/advice',
  'lib/core/reports/alerts.ts',
  'lib/app/planning',
  'lib/app/responses',
  'lib/app/alerts',
  'lib/state/planning',
  'lib/state/limits',
  'lib/state/alerts',
  'lib/state/responses',
  'data/limits',
];
const READS =
  /hit_verdict|\bhit\b(?= WHERE)|FROM hit\b|opened_|clicked_|tracked_message|HitVerdict|[a-z/]tracking\/|counts\.(?:opened|clicked)|rates\.(?:opened|clicked)/;

const filesIn = (path: string): string[] =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(new URL(path, ROOT), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${path}/${name}`);

it('no file that decides reads an open or a click', () => {
  const files = DECIDES.flatMap(filesIn);
  expect(files.length).toBeGreaterThan(150);
  const readers = files.filter((path) => READS.test(readFileSync(new URL(path, ROOT), 'utf8')));
  expect(readers).toEqual([]);
});

it('the pattern finds those that do read them', () => {
  for (const path of [
    'lib/state/tracking/tracked-messages.ts',
    'lib/core/reports/measured.ts',
    'lib/app/tracking/record-hit.ts',
  ])
    expect(READS.test(readFileSync(new URL(path, ROOT), 'utf8')), path).toBe(true);
});

it('of the sending path, only the delivery itself writes what a message carries', () => {
  const files = ['lib/app/sending', 'lib/state/sending'].flatMap(filesIn);
  expect(files.filter((path) => READS.test(readFileSync(new URL(path, ROOT), 'utf8')))).toEqual([
    'lib/app/sending/deliver.ts',
    'lib/state/sending/settlements.ts',
  ]);
});
