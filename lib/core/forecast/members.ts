/** Yields the prospects of a forecast one by one, in the order in which a plan would take them. */
import { groupKey, type CountedGroup } from './crowd.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { Instant } from '../../domain/time.ts';

/** One member of a group. The caller counts the group down when it places the member. */
export type GroupMember = Candidate & { group: CountedGroup };
/** `opensAt`: those that open first come first. */
export type Queued = { group: CountedGroup; opensAt: Instant };
/** `closed`: keys of groups to skip from now on. */
type Taking = { closed: ReadonlySet<string>; nextId: () => number };

/**
 * Groups that open together form one queue, as if the members of each stood evenly between its
 * first and its last position.
 */
export function* membersOf(
  groups: readonly Queued[],
  { closed, nextId }: Taking,
): Generator<GroupMember, undefined> {
  const heads = groups
    .map((queued) => ({ ...queued, key: groupKey(queued.group), left: queued.group.n }))
    .sort((a, b) => a.opensAt - b.opensAt || a.group.first - b.group.first);
  for (;;) {
    let [next, soonest] = [-1, Infinity];
    for (let index = 0; index < heads.length; index++) {
      const head = heads[index] as (typeof heads)[number];
      if (head.left === 0 || closed.has(head.key)) {
        heads.splice(index--, 1);
        continue;
      }
      const best = heads[next];
      if (best && (head.opensAt > best.opensAt || head.group.first >= soonest)) break;
      const position = positionOf(head.group, head.left);
      if (position < soonest) [next, soonest] = [index, position];
    }
    const taken = heads[next];
    if (taken === undefined) return undefined;
    taken.left--;
    yield memberOf(taken.group, nextId());
  }
}

/** Where the next member stands in the queue, with `left` members of its group still to come. */
function positionOf({ first, last, total }: CountedGroup, left: number): number {
  return first + ((last - first) * (total - left + 0.5)) / total;
}

export function memberOf(group: CountedGroup, id: number): GroupMember {
  const { calendarKey, provider, domain, company, step, mailboxId, dueAt, tried } = group;
  const { person, plannedFor } = group;
  return {
    ...(person ?? { enrollmentId: id, prospectId: id, email: String(id) }),
    ...{ calendarKey, provider, domain, company, step, mailboxId, dueAt, tried },
    position: 0,
    messageRow: null,
    ...(plannedFor === undefined ? {} : { plannedFor }),
    group,
  };
}
