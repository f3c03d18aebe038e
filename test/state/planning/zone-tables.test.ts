/**
 * Stored offsets answer only for the zone, the span and the edition of the tz database they were
 * computed for.
 */
import { expect, it } from 'vitest';
import { buildZone } from '../../../lib/core/time/zone.ts';
import { CORRECTIONS_EDITION } from '../../../lib/core/time/zone-corrections.ts';
import { wireQuotas } from '../../../lib/cli/wiring/planning/wire-quotas.ts';
import { readZoneTable, writeZoneTable } from '../../../lib/state/planning/zone-tables.ts';
import { seededState } from '../../support/state-file.ts';

const DAY = 86_400_000;
const SPAN = { from: Date.parse('2026-03-01T00:00:00Z'), to: Date.parse('2026-04-01T00:00:00Z') };
const BERLIN = buildZone('Europe/Berlin', SPAN.from, SPAN.to);

it('a table comes back as it was written', async () => {
  const { db } = await seededState();
  writeZoneTable(db, BERLIN, '2026a');
  expect(readZoneTable(db, { zone: 'Europe/Berlin', edition: '2026a', ...SPAN })).toEqual(BERLIN);
});

it.each([
  ['another zone', { zone: 'Europe/Paris' }],
  ['another edition', { edition: '2026b' }],
  ['an earlier span', { from: BERLIN.from - 1 }],
  ['a later span', { to: BERLIN.to + 1 }],
])('%s is not answered from it', async (_, change) => {
  const { db } = await seededState();
  writeZoneTable(db, BERLIN, '2026a');
  expect(
    readZoneTable(db, { zone: 'Europe/Berlin', edition: '2026a', ...SPAN, ...change }),
  ).toBeNull();
});

it('a change remembers the zones it needed, a reader does not', async () => {
  const state = await seededState();
  const edition = `${process.versions['tz'] ?? process.version} ${CORRECTIONS_EDITION}`;
  const wanted = { zone: 'Asia/Tokyo', edition, ...SPAN };
  wireQuotas(state).zoneTable('Asia/Tokyo', SPAN);
  expect(readZoneTable(state.db, wanted)).toBeNull();
  state.db.transaction('immediate', () => wireQuotas(state).zoneTable('Asia/Tokyo', SPAN));
  expect(readZoneTable(state.db, wanted)).toMatchObject({
    zone: 'Asia/Tokyo',
    transitions: [],
    offsets: [(9 * DAY) / 24],
  });
  // Remembered before the corrections changed: not answered from it.
  expect(readZoneTable(state.db, { ...wanted, edition: process.versions['tz'] ?? '' })).toBeNull();
});
