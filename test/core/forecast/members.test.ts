/** The prospects of a forecast come in the order in which a plan would take them. */
import { expect, it } from 'vitest';
import { createCrowd } from '../../../lib/core/forecast/crowd.ts';
import { membersOf } from '../../../lib/core/forecast/members.ts';
import type { WaitingGroup } from '../../../lib/domain/forecast.ts';

function newcomers(group: Partial<WaitingGroup>): WaitingGroup {
  return {
    ...{ calendarKey: 'UTC||', provider: '', domain: '', company: null, step: 0, mailboxId: null },
    ...{ dueAt: 0, tried: false, repeat: false, first: 1, last: 1, n: 1 },
    ...group,
  };
}

/** `opens`: when the calendar of a group opens. */
function order(
  groups: readonly WaitingGroup[],
  { opens = {}, closed = [] }: { opens?: Record<string, number>; closed?: string[] } = {},
): string[] {
  const crowd = createCrowd(groups);
  const queued = crowd.newcomers.map((group) => ({
    group,
    opensAt: opens[group.calendarKey] ?? 0,
  }));
  let id = 0;
  const taken: string[] = [];
  const skip = new Set<string>();
  for (const { group } of membersOf(queued, { closed: skip, nextId: () => ++id })) {
    taken.push(group.provider);
    for (const each of closed) skip.add(`true|false||UTC|||${each}|||0`);
  }
  return taken;
}

it('two kinds of people on one list come by turns, not one kind after the other', () => {
  const list = [
    newcomers({ provider: 'google', first: 1, last: 11, n: 2 }),
    newcomers({ provider: 'other', first: 2, last: 12, n: 4 }),
  ];
  expect(order(list)).toEqual(['other', 'google', 'other', 'other', 'google', 'other']);
});

it('people of a later list come after those of the earlier one', () => {
  const list = [
    newcomers({ provider: 'google', first: 101, last: 102, n: 2 }),
    newcomers({ provider: 'other', first: 1, last: 2, n: 2 }),
  ];
  expect(order(list)).toEqual(['other', 'other', 'google', 'google']);
});

it('the calendar that opens first comes first, whoever arrived first', () => {
  const list = [
    newcomers({ provider: 'google', first: 1, n: 2, last: 2 }),
    newcomers({ provider: 'other', calendarKey: 'Asia/Tokyo||', first: 9, last: 9 }),
  ];
  expect(order(list, { opens: { 'UTC||': 5, 'Asia/Tokyo||': 4 } })).toEqual([
    'other',
    'google',
    'google',
  ]);
});

it('a group without room today is skipped', () => {
  const list = [
    newcomers({ provider: 'google', first: 1, last: 9, n: 3 }),
    newcomers({ provider: 'other', first: 2, last: 10, n: 3 }),
  ];
  expect(order(list, { closed: ['google'] })).toEqual(['google', 'other', 'other', 'other']);
});

it('those whose message is planned and those without a plan are one group', () => {
  const crowd = createCrowd([
    newcomers({ first: 1, last: 4, n: 4 }),
    newcomers({ first: 5, last: 9, n: 5 }),
  ]);
  expect(crowd.newcomers).toMatchObject([{ first: 1, last: 9, n: 9, total: 9 }]);
});

it('a first message that was tried waits like a follow-up, and is still counted as new', () => {
  const crowd = createCrowd([newcomers({ mailboxId: 'ann', tried: true, dueAt: 500, n: 2 })]);
  expect([crowd.newcomers, crowd.waiting()]).toEqual([[], { newcomers: 2, followUps: 0 }]);
  expect(crowd.dueBefore(501)).toMatchObject([{ mailboxId: 'ann', tried: true, n: 2 }]);
});
