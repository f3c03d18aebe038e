import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { State } from '../../../lib/state/file/transact.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { started } from '../sending/send.fixture.ts';
import { change, counted, place, round, seed, standing, stop } from './people.fixture.ts';

const PEOPLE = ['p1@example.test', 'p2@example.test', 'p3@example.test'];
const WHO = fc.constantFrom(...PEOPLE);
const STEP = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('pause', 'resume', 'skip', 'unskip', 'remove', 'requeue'),
      who: WHO,
      ends: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('undone'),
      pair: fc.constantFrom(['pause', 'resume'], ['remove', 'requeue'], ['skip', 'unskip']),
      who: WHO,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('round'), days: fc.integer({ min: 0, max: 2 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('no'),
      who: WHO,
      end: fc.constantFrom('replied', 'unsubscribed'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('defer'), who: WHO }) },
) as fc.Arbitrary<Step>;
type Step =
  | {
      do: 'pause' | 'resume' | 'skip' | 'unskip' | 'remove' | 'requeue';
      who: string;
      ends: boolean;
    }
  | {
      do: 'undone';
      pair: ['pause', 'resume'] | ['remove', 'requeue'] | ['skip', 'unskip'];
      who: string;
    }
  | { do: 'round'; days: number }
  | { do: 'no'; who: string; end: 'replied' | 'unsubscribed' }
  | { do: 'defer'; who: string };

it('whatever the operator does, no step leaves twice, after a no, while paused or removed, or when skipped', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 4, maxLength: 16 }), async (steps) => {
      const deferred = new Set<string>();
      const { state, sink } = await started(seed(3), {
        refuse: (to) => (deferred.delete(to) ? '451 4.2.0 later' : null),
      });
      const silent = new Set<string>();
      const skipped = new Set<string>();
      let now = MONDAY;
      for (const step of steps) {
        if (step.do === 'round') {
          now += step.days * DAY + HOUR / 4;
          const before = sink.messages.length;
          const held = PEOPLE.filter((who) => isHeld(state, who, now));
          await round(state, now, sink.url);
          for (const { to, raw } of sink.messages.slice(before)) {
            expect(silent).not.toContain(to);
            expect(held).not.toContain(to);
            expect(skipped).not.toContain(`${to} ${stepOf(raw)}`);
          }
        } else if (step.do === 'no') {
          stop(state, step.who, step.end);
          silent.add(step.who);
        } else if (step.do === 'defer') deferred.add(step.who);
        else if (step.do === 'undone') {
          const before = place(state, step.who);
          // Another end of a pause is no new pause.
          if (before.state === 'paused' && step.pair[0] === 'pause') continue;
          const done = await change(state, step.pair[0], { email: step.who, now });
          if (!done.changed || done.refusal) continue;
          await change(state, step.pair[1], { email: step.who, now });
          expect(place(state, step.who)).toEqual(before);
        } else {
          const done = await change(state, step.do, {
            email: step.who,
            now,
            until: step.do === 'pause' && step.ends ? now + DAY : null,
          });
          if (!done.changed) continue;
          if (step.do === 'skip') skipped.add(`${step.who} ${done.step}`);
          if (step.do === 'unskip') skipped.delete(`${step.who} ${done.step}`);
        }
        const { kept, real } = counted(state);
        expect(kept).toEqual(real);
      }
      const all = sink.messages.map(({ to, raw }) => `${to} ${stepOf(raw)}`);
      expect(new Set(all).size).toBe(all.length);
    }),
    { numRuns: 100 },
  );
}, 300_000);

const stepOf = (raw: string): number =>
  ['First', 'Second', 'Third'].findIndex((word) => raw.includes(`${word} mail`));

/** Paused and not over, or removed. */
function isHeld(state: State, who: string, now: number): boolean {
  const { state: stands } = standing(state, who);
  if (stands !== 'paused') return stands === 'removed';
  const until = state.db
    .prepare(
      `SELECT c.until_at FROM enrollment_change c JOIN enrollment e ON e.id = c.enrollment_id JOIN prospect p ON p.id = e.prospect_id WHERE p.email = ? AND c.kind = 'pause'`,
    )
    .pluck()
    .get(who) as number | null;
  return until === null || until > now;
}
