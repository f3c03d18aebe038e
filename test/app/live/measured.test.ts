/** The live page counts opens and clicks as the report does. */
import { expect, it } from 'vitest';
import { wireLiveData } from '../../../lib/cli/wiring/live/wire-live-data.ts';
import { MONDAY } from '../../support/quota.ts';
import { ask, figures, sent } from '../tracking/tracked.fixture.ts';
import { callAgain } from './live.fixture.ts';

it('shows the opens and clicks of the report, also when a later request turns a verdict', async () => {
  const world = await sent(3);
  const live = wireLiveData({ state: world.state, writeCall: callAgain });
  const measured = () => live.overview('spring', MONDAY + 60_000)?.measured;
  const report = () => {
    const { opened, clicked } = figures(world);
    return { sent: 3, opened, clicked };
  };
  const [first, second] = world.messages;
  await ask(world, 'open', first!.pixel, { after: 3_600 });
  await ask(world, 'click', first!.links[1]!, { after: 3_700 });
  await ask(world, 'click', second!.links[1]!, { after: 7_200 });
  expect(measured()).toEqual(report());
  expect([measured()?.opened?.person, measured()?.opened?.of]).toEqual([2, 3]);
  // The link that people cannot see: the click before it was a machine's as well.
  await ask(world, 'click', second!.links[0]!, { after: 7_201 });
  expect(measured()).toEqual(report());
  expect(measured()?.opened?.person).toBe(1);
});
