/** The prospects of a campaign in a forecast: counted in groups, without identities. */
import { DAY, HOUR, type Instant } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { WaitingGroup } from '../../domain/forecast.ts';

export type Crowd = {
  /** New prospects, in the order of the given groups. */
  newcomers: WaitingGroup[];
  add(followUps: Omit<WaitingGroup, 'mailboxId'> & { mailboxId: string }): void;
  /**
   * Groups of follow-ups due before `before`, earliest first. The caller counts `n` down as it
   * takes members.
   */
  dueBefore(before: Instant): WaitingGroup[];
  /** How many follow-ups come due in the span (closed days), counted up to `most`. */
  countDue(span: { since: Instant; until: Instant; most: number }): number;
  /** When the next follow-up comes due; null when there is none. */
  nextDueAt(): Instant | null;
  waiting(): { newcomers: number; followUps: number };
};

export function createCrowd(groups: readonly WaitingGroup[]): Crowd {
  const newcomers = groups.filter(({ step }) => step === 0).map((group) => ({ ...group }));
  /** Keyed by the day (UTC) on which they come due. */
  const days = new Map<number, Map<string, WaitingGroup>>();
  const dayOf = (at: Instant): number => Math.floor(at / DAY);
  /**
   * Spans whose count has reached `most`. The count cannot fall again: no message leaves while the
   * span is closed.
   */
  const full = new Set<string>();

  const crowd: Crowd = {
    newcomers,
    add({ calendarKey, provider, step, mailboxId, dueAt, n }) {
      const day = dayOf(dueAt);
      let groupsOfDay = days.get(day);
      if (!groupsOfDay) days.set(day, (groupsOfDay = new Map()));
      const key = `${step}|${mailboxId}|${calendarKey}|${provider}|${Math.floor(dueAt / HOUR)}`;
      const known = groupsOfDay.get(key);
      if (known) {
        known.n += n;
        known.dueAt = Math.min(known.dueAt, dueAt);
      } else groupsOfDay.set(key, { calendarKey, provider, step, mailboxId, dueAt, n });
    },
    dueBefore(before) {
      const due: WaitingGroup[] = [];
      for (const [day, groupsOfDay] of days) {
        if (day > dayOf(before)) continue;
        for (const [key, group] of groupsOfDay) {
          if (group.n === 0) groupsOfDay.delete(key);
          else if (group.dueAt < before) due.push(group);
        }
        if (groupsOfDay.size === 0) days.delete(day);
      }
      return due.sort((a, b) => a.dueAt - b.dueAt);
    },
    countDue({ since, until, most }) {
      const key = `${since} ${until} ${most}`;
      if (full.has(key)) return most;
      let count = 0;
      for (let day = dayOf(since); day <= dayOf(until); day++) {
        for (const { dueAt, n } of days.get(day)?.values() ?? []) {
          if (dueAt >= since && dueAt <= until) count += n;
          if (count < most) continue;
          full.add(key);
          return most;
        }
      }
      return count;
    },
    nextDueAt() {
      let next = Infinity;
      for (const groupsOfDay of days.values())
        for (const { dueAt, n } of groupsOfDay.values()) if (n > 0 && dueAt < next) next = dueAt;
      return Number.isFinite(next) ? next : null;
    },
    waiting() {
      let followUps = 0;
      for (const groupsOfDay of days.values())
        for (const { n } of groupsOfDay.values()) followUps += n;
      return { newcomers: newcomers.reduce((sum, { n }) => sum + n, 0), followUps };
    },
  };
  for (const { mailboxId, ...group } of groups)
    if (group.step > 0 && mailboxId !== null) crowd.add({ ...group, mailboxId });
  return crowd;
}

/** One member of a group. The caller counts the group down when it places the member. */
export type GroupMember = Candidate & { group: WaitingGroup };

/** Yields the members of groups one by one. `closed`: keys of groups to skip from now on. */
export function* membersOf(
  groups: readonly WaitingGroup[],
  { closed, nextId }: { closed: ReadonlySet<string>; nextId: () => number },
): Generator<GroupMember, undefined> {
  for (const group of groups) {
    const key = groupKey(group);
    for (let left = group.n; left > 0 && !closed.has(key); left--) {
      const id = nextId();
      yield {
        enrollmentId: id,
        prospectId: id,
        email: String(id),
        domain: '',
        company: null,
        provider: group.provider,
        step: group.step,
        dueAt: group.dueAt,
        mailboxId: group.mailboxId,
        calendarKey: group.calendarKey,
        messageRow: null,
        tried: false,
        group,
      };
    }
  }
}

/** Members with the same key share the reason why one of them cannot be placed today. */
export function groupKey({
  calendarKey,
  provider,
  step,
  mailboxId,
}: Pick<WaitingGroup, 'calendarKey' | 'provider' | 'step' | 'mailboxId'>): string {
  return `${step === 0}|${mailboxId ?? ''}|${calendarKey}|${provider}`;
}
