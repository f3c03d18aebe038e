/** Of a long list enough rows are rendered that no value unlike all earlier ones is missed. */
import { expect, test } from 'vitest';
import { createRenderSample } from '../../../../lib/core/campaigns/prospects/render-sample.ts';

const usual = (index: number): Record<string, string> => ({
  name: `Name${index}`,
  n: String(1 + (index % 90)),
  notes: 'x'.repeat(50 + (index % 10)),
});

function wantedOf(rows: readonly Record<string, string>[]): number[] {
  const sample = createRenderSample(['name', 'n', 'notes']);
  return rows.flatMap((row, index) => (sample.wants(row) ? [index] : []));
}

test('a short list is rendered whole', () => {
  expect(wantedOf(Array.from({ length: 5_000 }, (_, index) => usual(index)))).toHaveLength(5_000);
});

test('of a long one a fiftieth, and no more with a column of free text', () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => usual(index));
  expect(wantedOf(rows).length).toBeLessThan(7_500);
  const free = rows.map((row, index) => ({
    ...row,
    notes: [...String(index * 7_919)].map((digit) => 'a.b-c/d(e)f:g;'[Number(digit)]).join(' '),
  }));
  expect(wantedOf(free).length).toBeLessThan(12_500);
});

test.each<[string, Record<string, string>]>([
  ['a number among names', { name: '42' }],
  ['zero among numbers', { n: '0' }],
  ['a negative number', { n: '-5' }],
  ['nothing', { n: '' }],
  ['a much longer value', { notes: 'x'.repeat(200) }],
  ['a word among numbers', { n: 'many' }],
  ['a date', { n: '2026-01-01' }],
])('%s is unlike all before it', (_, odd) => {
  const rows = Array.from({ length: 10_000 }, (_row, index) =>
    index === 9_001 ? { ...usual(index), ...odd } : usual(index),
  );
  expect(wantedOf(rows)).toContain(9_001);
});
