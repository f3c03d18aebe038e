import { expect, test } from 'vitest';
import { localHourAt } from '../../../lib/core/time/local-hour.ts';
import { buildZone } from '../../../lib/core/time/zone.ts';
import { readOffset } from '../../../lib/core/time/zone-offset.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';

test.each(Intl.supportedValuesOf('timeZone'))(
  'in %s every hour is that of its clock, in the minutes around each change too',
  (zone) => {
    const { transitions } = buildZone(zone, Date.UTC(2020, 0), Date.UTC(2031, 0));
    for (const change of transitions)
      for (const at of [-MINUTE, -1, 0, 1, MINUTE - 1, MINUTE].map((by) => change + by))
        expect(localHourAt(zone, at)).toBe(Math.floor((at + readOffset(zone, at)) / HOUR));
  },
);

test('before whole minutes became the rule, each instant is asked for', () => {
  const change = Date.UTC(1972, 0, 7, 0, 44, 30);
  expect([change - 1, change].map((at) => readOffset('Africa/Monrovia', at))).toEqual([
    -2_670_000, 0,
  ]);
  const hours = [change - 1, change].map((at) => localHourAt('Africa/Monrovia', at));
  expect(hours).toEqual([change - 1 - 2_670_000, change].map((at) => Math.floor(at / HOUR)));
});
