/** A rules file changes what holds; a file that contradicts itself changes nothing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changeRules } from '../../../lib/app/alerts/change-rules.ts';
import { wireRules } from '../../../lib/cli/wiring/alerts/wire-rules.ts';
import { givenRateRules } from '../../../lib/state/alerts/outcomes.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { MONDAY } from '../../support/quota.ts';
import { newFolder } from '../../support/script.ts';
import { seededState } from '../../support/state-file.ts';

const open = closedAfterEach();

async function world(): Promise<State> {
  const state = await seededState();
  open.push(state.db);
  return state;
}

async function change(state: State, rules: unknown) {
  const path = join(newFolder(), 'rules.json');
  writeFileSync(path, JSON.stringify(rules));
  return changeRules(wireRules(state), { path, now: MONDAY });
}

it('a rule of the file replaces ours, what it leaves out stays, and a reset brings ours back', async () => {
  const state = await world();
  const warn = { share: 0.01, attempts: 20, events: 2 };
  expect(await change(state, [{ signal: 'hard_bounce', warn }])).toEqual([]);
  expect(givenRateRules(state.db)).toMatchObject([
    { signal: 'hard_bounce', warn, days: 7, source: 'rules --file' },
  ]);
  await changeRules(wireRules(state), { path: null, now: MONDAY });
  expect(givenRateRules(state.db)).toEqual([]);
});

it.each([
  ['an unknown signal', [{ signal: 'hard_bounces' }], '[0].signal', '"hard_bounce"'],
  [
    'a negative floor',
    [{ signal: 'block', warn: { share: 0.1, attempts: -5, events: 1 } }],
    '[0].warn.attempts',
    'for example 50',
  ],
  [
    'a hold below its warning',
    [{ signal: 'block', hold: [{ share: 0.01, attempts: 20, events: 2 }] }],
    '[0].hold[0].share',
    'a share of 0.02 or more, or a lower warning',
  ],
  [
    'more events than attempts',
    [{ signal: 'block', warn: { share: 0.02, attempts: 3, events: 9 } }],
    '[0].warn.events',
    'fewer events, or more attempts',
  ],
  [
    'two rules for one signal',
    [{ signal: 'block' }, { signal: 'block' }],
    '[1].signal',
    'to put its levels into the first rule for the signal',
  ],
  [
    'hours that fall',
    [{ signal: 'block', holdHours: [24, 6] }],
    '[0].holdHours[1]',
    'the hours in ascending order',
  ],
  [
    'an unknown key',
    [{ signal: 'block', holdHour: [3] }],
    '[0].holdHour',
    'rename it to "holdHours"',
  ],
])('%s is refused with its place and what to try', async (_, rules, path, advice) => {
  const state = await world();
  const problems = await change(state, rules);
  expect(problems.map((problem) => [problem.path, problem.try])).toContainEqual([path, advice]);
  expect(givenRateRules(state.db)).toEqual([]);
});
