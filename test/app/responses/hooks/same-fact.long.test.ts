/** The other three orders in which three can report one bounce; see same-fact.test.ts. */
import { describe, expect, it } from 'vitest';
import { consequences, reported, SAYINGS, TURNS } from './reported-bounce.ts';

describe.each(SAYINGS)('a bounce that is %s', (_, said) => {
  it('counts once, blames once and ends once, also in the reverse orders', async () => {
    const once = consequences(await reported(['byMail'], said));
    for (const order of TURNS.map((turn) => turn.toReversed()))
      expect(consequences(await reported(order, said))).toEqual(once);
  });
});
