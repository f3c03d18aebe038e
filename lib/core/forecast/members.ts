/** Yields the prospects of a forecast one by one, in the order in which a plan would take them. */
import { groupKey, type NewGroup } from './crowd.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { WaitingGroup } from '../../domain/forecast.ts';
import type { Instant } from '../../domain/time.ts';

/** One member of a group. The caller counts the group down when it places the member. */
export type GroupMember = Candidate & { group: WaitingGroup };
/** `closed`: keys of groups to skip from now on. */
type Taking = { closed: ReadonlySet<string>; nextId: () => number };

/** Group by group. */
export function* membersOf(
  groups: readonly WaitingGroup[],
  { closed, nextId }: Taking,
): Generator<GroupMember, undefined> {
  for (const group of groups) {
    const key = groupKey(group);
    for (let left = group.n; left > 0 && !closed.has(key); left--) yield memberOf(group, nextId());
  }
}

/**
 * The calendar that opens first comes first. Groups that open together form one queue by arrival,
 * as if each had arrived evenly between its first and its last member.
 */
export function* newcomersOf(
  groups: readonly { group: NewGroup; opensAt: Instant }[],
  { closed, nextId }: Taking,
): Generator<GroupMember, undefined> {
  const heads = groups.map(({ group, opensAt }) => ({
    group,
    opensAt,
    key: groupKey(group),
    left: group.n,
  }));
  for (;;) {
    let next: (typeof heads)[number] | undefined;
    let soonest = Infinity;
    for (const head of heads) {
      if (head.left === 0 || closed.has(head.key) || head.opensAt > (next?.opensAt ?? Infinity))
        continue;
      const arrived = arrivalOf(head.group, head.left);
      if (next && head.opensAt === next.opensAt && arrived >= soonest) continue;
      [next, soonest] = [head, arrived];
    }
    if (next === undefined) return undefined;
    next.left--;
    yield memberOf(next.group, nextId());
  }
}

/** Where the next member stands among all enrollments, with `left` members still to come. */
function arrivalOf({ firstId, lastId, total }: NewGroup, left: number): number {
  return firstId + ((lastId - firstId) * (total - left + 0.5)) / total;
}

function memberOf(group: WaitingGroup, id: number): GroupMember {
  const { calendarKey, provider, domain, company, step, mailboxId, dueAt, tried } = group;
  return {
    enrollmentId: id,
    prospectId: id,
    email: String(id),
    ...{ calendarKey, provider, domain, company, step, mailboxId, dueAt, tried },
    messageRow: null,
    group,
  };
}
