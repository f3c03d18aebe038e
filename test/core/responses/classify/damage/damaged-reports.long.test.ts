/** Reports with two damages: no exception, never a reply, never hard unless they were. */
import { expect, it } from 'vitest';
import { DAMAGES } from './damages.fixture.ts';
import { readDamaged } from './read-damaged.ts';
import { REPORTS } from './reports.fixture.ts';

/** Two of these may leave nothing that tells a machine from a person. */
const TAKES_SIGN =
  /^(?:no return path|no sender|another sender name|our own subject|no subject|letters lost|attached)/;
/** These stand around a message, so they come last. */
const AROUND = /^(?:blank|byte order mark|CR only)/;
const KINDS = /^(?:bounce|delayed|auto_reply|unrelated)$/;

it.each(
  DAMAGES.filter(({ name }) => !AROUND.test(name)).map(({ name, apply }) => [name, apply] as const),
)('first %s, then every other damage', async (name, first) => {
  for (const report of REPORTS) {
    const damaged = first(report.source);
    for (const second of DAMAGES) {
      const found = await readDamaged(second.apply(damaged));
      if (!(TAKES_SIGN.test(name) && TAKES_SIGN.test(second.name)))
        expect(found.kind, `${report.name}, ${second.name}`).toMatch(KINDS);
      if (report.class !== 'hard')
        expect(found.class, `${report.name}, ${second.name}`).not.toBe('hard');
    }
  }
});
