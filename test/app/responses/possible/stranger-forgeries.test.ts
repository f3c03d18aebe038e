/**
 * Forged replies, calendars, opt-outs, junk reports, challenges and reports of strangers change
 * nothing but what is listed as possible, and let each person wait once.
 */
import { expect, it } from 'vitest';
import { forgeAsStranger } from '../../../support/forgeries/stranger-forgeries.ts';
import {
  arrivalOf,
  judge,
  judgeKept,
  standing,
  worldOfVictims,
} from '../../../support/forgeries/try-strangers.ts';
import { receive } from '../../../support/imap/inbound-world.ts';

it('two hundred of strangers who know names, subjects and our words', async () => {
  const { world, known } = await worldOfVictims();
  const { db } = world.state;
  const waited = new Map<string, number>();
  const found: string[] = [];
  const kinds: Record<string, number> = {};
  let before = standing(db);
  for (let n = 0; n < 200; n++) {
    const { about, lines } = forgeAsStranger(n, known);
    const now = arrivalOf(n);
    const result = await receive(world, lines, { now });
    const after = standing(db);
    for (const what of judge(before, after, { now, waited })) found.push(`${n}: ${what}, ${about}`);
    before = after;
    if (result.result !== 'applied') continue;
    const kind = result.possible ? 'possible' : result.kind;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  expect(found).toEqual([]);
  expect(judgeKept(db)).toEqual([]);
  // They were taken for what they pretend to be, and each person has waited once.
  expect(Object.keys(kinds).sort()).toEqual([
    ...['auto_reply', 'bounce', 'complaint', 'possible', 'reply', 'unrelated', 'unsubscribe'],
  ]);
  expect([...waited.values()]).toEqual(known.victims.map(() => 1));
  await world.close();
});
