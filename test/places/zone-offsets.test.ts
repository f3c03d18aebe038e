/** date-fns-tz and Intl agree in every zone, and kept tables hold our corrections. */
import { formatInTimeZone } from 'date-fns-tz/formatInTimeZone';
import { expect, it } from 'vitest';
import { ZONE_CORRECTIONS } from '../../data/places/zone-corrections.ts';
import { buildZone, formatLocal } from '../../lib/core/time/zone.ts';
import { DAY, HOUR, SECOND, type Instant, type Zone } from '../../lib/domain/time.ts';
import { loadZoneOffsets } from '../../lib/places/zone-offsets.ts';

const FROM = Date.parse('2020-01-01T00:00:00Z');
const TO = Date.parse('2031-01-01T00:00:00Z');
const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
/** Where readers slip: the hours around a change, up to the widest offset from UTC. */
const AROUND = [-12 * HOUR, -HOUR, -SECOND, 0, HOUR, 12 * HOUR];

const CORRECTED_ZONES = new Set(ZONE_CORRECTIONS.flatMap(({ zones }) => zones));

const offsetOf = loadZoneOffsets();

function intlOf(zone: Zone): (instant: Instant) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instant) => {
    const [, sign, hours, minutes] =
      /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format.format(instant)) ?? [];
    const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 * SECOND;
    return sign === '-' ? -size : size;
  };
}

it('is equal to Intl in every zone, 2020 to 2030', () => {
  const differing: string[] = [];
  for (const zone of ZONES) {
    const intl = intlOf(zone);
    const instants = buildZone(zone, FROM, TO, (_zone, at) => intl(at)).transitions.flatMap((at) =>
      AROUND.map((by) => at + by),
    );
    for (let at = FROM; at < TO; at += 30 * DAY) instants.push(at);
    for (const at of instants)
      if (offsetOf(zone, at) !== intl(at)) differing.push(`${zone} ${new Date(at).toISOString()}`);
  }
  expect(ZONES.length).toBeGreaterThan(400);
  expect(differing).toEqual([]);
}, 60_000);

it.each(['America/Vancouver', 'Europe/Berlin', 'Africa/Casablanca', 'Australia/Lord_Howe', 'UTC'])(
  'a table of %s that is kept is the one that Intl and our corrections give',
  (zone) => {
    const [from, to] = [Date.parse('2026-03-01'), Date.parse('2027-05-01')];
    expect(buildZone(zone, from, to, offsetOf)).toEqual(buildZone(zone, from, to));
  },
);

it('a local time that people read is what date-fns-tz prints, in every zone', () => {
  const [from, to] = [Date.parse('2026-03-01'), Date.parse('2026-12-01')];
  const differing = ZONES.filter((zone) => {
    const table = buildZone(zone, from, to, offsetOf);
    const instants = [from, to - HOUR, ...table.transitions].filter((at) => at >= from && at < to);
    return instants.some(
      (at) =>
        formatLocal(table, at) !== formatInTimeZone(new Date(at), zone, "yyyy-MM-dd'T'HH:mm:ssxxx"),
    );
  });
  // Where our corrections say more than the installed zone data (data/places/zone-corrections.ts).
  expect(differing.filter((zone) => !CORRECTED_ZONES.has(zone))).toEqual([]);
}, 60_000);
