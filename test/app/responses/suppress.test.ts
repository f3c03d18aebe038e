/** A suppression ends the sequences of everyone it names, and outlives them. */
import { expect, it } from 'vitest';
import { suppress, unsuppress } from '../../../lib/app/responses/suppress.ts';
import { wireSuppressing } from '../../../lib/cli/wiring/responses/wire-suppressing.ts';
import type { SuppressionTarget } from '../../../lib/domain/campaigns/suppression.ts';
import { listSuppressions } from '../../../lib/state/campaigns/suppressions.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { dryRunOf, effectOf, NOTHING } from '../../support/effect.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan } from '../../support/sending.ts';
import { enroll, messageStates, seededState } from '../../support/state-file.ts';

const address = (value: string, canonical = value): SuppressionTarget => ({
  kind: 'address',
  value,
  canonical,
});
const DOMAIN: SuppressionTarget = {
  kind: 'domain',
  value: 'example.test',
  canonical: 'example.test',
};
const open = closedAfterEach();

/** Three people of one domain, each with a message planned. */
async function world(): Promise<State> {
  const state = await seededState();
  open.push(state.db);
  await plan(state, MONDAY);
  return state;
}

const never = (state: State, ...targets: SuppressionTarget[]) =>
  suppress(wireSuppressing(state), { targets, reason: 'asked by phone', now: MONDAY });
const states = (state: State) =>
  state.db.prepare('SELECT state FROM enrollment ORDER BY id').pluck().all();
const stored = (state: State) => listSuppressions(state.db, { after: '', limit: 10 }).rows;

it('an address is stored and its sequence ends, and a dry run of it says the same', async () => {
  const state = await world();
  const target = address('p1@example.test');
  const dry = await dryRunOf(state, () => never(state, target));
  expect(dry).toEqual({ ...NOTHING, answer: { added: 1, stopped: 1 } });

  const { answer, events } = await effectOf(state, () => never(state, target));
  expect(answer).toEqual({ added: 1, stopped: 1 });
  expect(events).toEqual(expect.arrayContaining(['suppression.added', 'enrollment.stopped']));
  expect(stored(state)).toMatchObject([
    { kind: 'address', value: 'p1@example.test', reason: 'asked by phone', source: 'operator' },
  ]);
  expect(states(state)).toEqual(['suppressed', 'queued', 'queued']);
  expect(messageStates(state)).toMatchObject({ scheduled: 2 });
});

it('a domain ends the sequences of everyone in it', async () => {
  const state = await world();
  expect(await never(state, DOMAIN)).toEqual({ added: 1, stopped: 3 });
  expect(messageStates(state)).not.toHaveProperty('scheduled');
});

it('the same suppression again changes nothing, in another spelling too', async () => {
  const state = await world();
  await never(state, address('p1@example.test'));
  const again = await effectOf(state, () =>
    never(state, address('P1@Example.test', 'p1@example.test')),
  );
  expect(again).toEqual({ ...NOTHING, answer: { added: 0, stopped: 0 } });
});

it('several targets are stored all together or not at all', async () => {
  const state = await world();
  const port = wireSuppressing(state);
  const full = new Error('the disk is full');
  const failed = await effectOf(state, () =>
    suppress(
      {
        ...port,
        stopSuppressed(target, end) {
          if (target.kind === 'domain') throw full;
          return port.stopSuppressed(target, end);
        },
      },
      { targets: [address('p1@example.test'), DOMAIN], reason: 'x', now: MONDAY },
    ).catch((error: unknown) => error),
  );
  expect(failed).toEqual({ ...NOTHING, answer: full });
});

it('a suppression that is removed leaves what it ended at its end', async () => {
  const state = await world();
  await never(state, address('p1@example.test'));
  const remove = () =>
    unsuppress(wireSuppressing(state), {
      targets: [address('p1@example.test'), address('p2@example.test')],
      now: MONDAY,
    });
  const removed = await effectOf(state, remove);
  expect(removed).toMatchObject({ answer: 1, events: ['suppression.removed'] });
  expect([stored(state), states(state)[0]]).toEqual([[], 'suppressed']);
  expect(await effectOf(state, remove)).toEqual({ ...NOTHING, answer: 0 });
});

it('who is suppressed is enrolled no more: suppressed', async () => {
  const state = await world();
  await never(state, address('new@elsewhere.test'));
  expect(enroll(state, 'spring', [{ email: 'new@elsewhere.test' }], MONDAY)).toEqual([
    'suppressed',
  ]);
});
