import { describe, expect, it } from 'vitest';
import { CORRECTED, ZONE_CORRECTIONS } from '../../../data/places/zone-corrections.ts';
import { correctedOffset, offsetOf } from '../../../lib/core/time/zone-corrections.ts';
import { zoneKnowledge } from '../../../lib/core/time/zone-knowledge.ts';
import { readOffset } from '../../../lib/core/time/zone-offset.ts';
import { buildZone, formatLocal, instantOfLocal } from '../../../lib/core/time/zone.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';

const at = (text: string): number => Date.parse(text);
const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const rows = ZONE_CORRECTIONS.flatMap((row) => row.zones.map((zone) => ({ ...row, zone })));

describe('a clock change that was decided after the Node was built', () => {
  it.each(rows)('in $zone shows in every table ($release)', ({ zone, examples }) => {
    for (const [instant, local] of examples) {
      const wide = buildZone(zone, at('2025-01-01T00:00:00Z'), at('2031-01-01T00:00:00Z'));
      const narrow = buildZone(zone, at(instant) - DAY, at(instant) + DAY);
      for (const table of [wide, narrow]) expect(formatLocal(table, at(instant))).toBe(local);
      expect(readOffset(zone.toUpperCase(), at(instant))).toBe(readOffset(zone, at(instant)));
    }
  });

  it('gives Vancouver nine in the morning at 16:00 UTC all the year, and no clock change any more', () => {
    const table = buildZone(
      'America/Vancouver',
      at('2026-06-01T00:00:00Z'),
      at('2030-12-31T00:00:00Z'),
    );
    for (const date of ['2026-10-31', '2026-11-02', '2027-01-15', '2027-07-15', '2028-03-13'])
      expect(instantOfLocal(table, date, 9 * 60), date).toBe(at(`${date}T16:00:00Z`));
    expect(table.transitions).toEqual([]);
  });

  it('changes no earlier instant', () => {
    for (const { zone, from } of rows)
      expect(correctedOffset(zone, at(from) - 1, readOffset), zone).toBeNull();
  });

  it('touches no other zone', () => {
    for (const zone of [
      'America/Los_Angeles',
      'America/Dawson_Creek',
      'America/Toronto',
      'Europe/Bucharest',
      'UTC',
    ])
      expect(correctedOffset(zone, at('2027-01-15T00:00:00Z'), () => -8 * HOUR)).toBeNull();
  });

  it('has no effect on a Node that knows it, and does not change later years', () => {
    // As if British Columbia went back to -08:00 in 2029.
    const newer = (_zone: string, instant: number): number =>
      (instant < at('2029-01-01T00:00:00Z') ? -7 : -8) * HOUR;
    expect(correctedOffset('Canada/PACIFIC', at('2030-01-15T00:00:00Z'), newer)).toBeNull();
    const older = (): number => -8 * HOUR;
    expect(correctedOffset('canada/pacific', at('2030-01-15T00:00:00Z'), older)).toBe(-7 * HOUR);
  });
});

describe('the rows', () => {
  it('say a rule that can be read, an outdated answer that differs from it, and examples on both sides where they end', () => {
    for (const { zone, from, until, rule, outdated, examples } of rows) {
      expect(offsetOf(outdated), zone).not.toBeNull();
      expect(offsetOf(rule) ?? readOffset(rule, at(from)), zone).not.toBe(offsetOf(outdated));
      expect(Number.isNaN(at(from)) || (until !== null && at(until) <= at(from)), zone).toBe(false);
      if (until !== null)
        expect(
          examples.some(([instant]) => at(instant) >= at(until)),
          zone,
        ).toBe(true);
    }
  });

  it('belong to releases up to the one that was read last', () => {
    for (const { zone, release } of rows)
      expect(release > CORRECTED.since && release <= CORRECTED.through, zone).toBe(true);
  });
});

describe('how far the clock changes are known', () => {
  it.each([
    ['2025c', '2026f', '2027-04-29', 'a Node older than the corrections knows what they know'],
    ['2024b', '2026f', '2027-04-29', 'down to the oldest to which they go back'],
    ['2023c', '2023c', '2023-08-31', 'an older one does not: something is missing between'],
    ['2026f', '2026f', '2027-04-29', 'the release read last'],
    ['2027b', '2027b', '2027-08-03', 'a newer one reaches further'],
    ['2026g', '2026g', '2027-04-29', 'and never less far than the corrections'],
  ])('%s: %s, to plan up to %s (%s)', (runtime, release, until) => {
    const known = zoneKnowledge(runtime);
    expect([known.release, day(known.until)]).toEqual([release, until]);
  });

  it.each([undefined, '', 'system', '2025', '2025cc'])('%j gives nothing', (runtime) => {
    expect(zoneKnowledge(runtime)).toEqual({ release: null, until: -Infinity });
  });
});
