/** The heat map counts replies in the hour in which they were written, and takes them back. */
import { expect, it } from 'vitest';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { people } from '../../support/state-file.ts';
import { answers, label, liveWorld, overviewOf, sendAll } from './live.fixture.ts';

it('replies count in the hour in which they were written, on the recipient’s clock', async () => {
  const world = await liveWorld({
    people: [{ email: 'p1@example.test', zone: 'Asia/Tokyo' }, ...people(2).slice(1)],
  });
  await sendAll(world);
  await answers(world, 'p1@example.test', { with: 'reply', now: MONDAY + 5 * HOUR });
  await answers(world, 'p2@example.test', { with: 'reply', now: MONDAY + 5 * HOUR });
  // 13:00 UTC on Monday is 09:00 in New York; five hours later it is Tuesday, 03:00, in Tokyo.
  const written = () =>
    overviewOf(world, MONDAY + 6 * HOUR).heat.filter(({ replied }) => replied > 0);
  expect(written()).toEqual([
    { weekday: 0, hour: 14, sent: 0, replied: 1 },
    { weekday: 1, hour: 3, sent: 0, replied: 1 },
  ]);
  await label(world, 1, 'unsubscribe', MONDAY + 6 * HOUR);
  expect(written()).toEqual([{ weekday: 0, hour: 14, sent: 0, replied: 1 }]);
  await label(world, 1, 'interested', MONDAY + 6 * HOUR);
  expect(written()).toHaveLength(2);
  expect(overviewOf(world, MONDAY + 100 * DAY).heat).toEqual([]);
});
