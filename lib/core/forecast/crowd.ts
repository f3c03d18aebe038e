/** The prospects of a campaign in a forecast: counted in groups, without identities. */
import { DAY, HOUR, type Instant } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { WaitingGroup } from '../../domain/forecast.ts';

/** `total`: how many there were at first; `n` are left. */
export type CountedGroup = WaitingGroup & Pick<Candidate, 'plannedFor'> & { total: number };

export type Crowd = {
  /** New prospects, one group for each calendar and kind of recipient. */
  newcomers: CountedGroup[];
  /** Adds follow-ups, or first messages that were tried. */
  add(due: Omit<WaitingGroup, 'mailboxId'> & { mailboxId: string }): void;
  /**
   * Groups of follow-ups and tried messages due before `before`, earliest first. The caller counts `n` down as it
   * takes members.
   */
  dueBefore(before: Instant): CountedGroup[];
  /** Drops groups of which no member is left. */
  forgetEmpty(): void;
  /** How many follow-ups come due in the span (closed days), counted up to `most`. */
  countDue(span: { since: Instant; until: Instant; most: number }): number;
  /** Of those who wait for an instant, at least until `after`, the first; null: none does. */
  nextDue(after: Instant): Pick<WaitingGroup, 'step' | 'dueAt' | 'tried'> | null;
  waiting(): { newcomers: number; followUps: number };
};

export function createCrowd(groups: readonly WaitingGroup[]): Crowd {
  const newcomers = joinNewcomers(groups.filter(({ mailboxId }) => mailboxId === null));
  /** Keyed by the day (UTC) on which they come due. */
  const days = new Map<number, Map<string | number, CountedGroup>>();
  const dayOf = (at: Instant): number => Math.floor(at / DAY);
  /**
   * Spans whose count has reached `most`. The count cannot fall again: no message leaves while the
   * span is closed.
   */
  const full = new Set<string>();

  const crowd: Crowd = {
    newcomers,
    add(due) {
      const { dueAt, n } = due;
      const day = dayOf(dueAt);
      let groupsOfDay = days.get(day);
      if (!groupsOfDay) days.set(day, (groupsOfDay = new Map()));
      const key =
        due.person?.enrollmentId ??
        `${due.step}|${due.repeat}|${groupKey(due)}|${Math.floor(dueAt / HOUR)}`;
      const known = groupsOfDay.get(key);
      if (known) {
        known.dueAt = Math.min(known.dueAt, dueAt);
        grow(known, due);
      } else groupsOfDay.set(key, { ...due, total: n });
    },
    dueBefore(before) {
      const due: CountedGroup[] = [];
      for (const [day, groupsOfDay] of days) {
        if (day > dayOf(before)) continue;
        for (const group of groupsOfDay.values())
          if (group.n > 0 && group.dueAt < before) due.push(group);
      }
      return due.sort((a, b) => a.dueAt - b.dueAt);
    },
    forgetEmpty() {
      for (const [day, groupsOfDay] of days) {
        for (const [key, { n }] of groupsOfDay) if (n === 0) groupsOfDay.delete(key);
        if (groupsOfDay.size === 0) days.delete(day);
      }
    },
    countDue({ since, until, most }) {
      const key = `${since} ${until} ${most}`;
      if (full.has(key)) return most;
      let count = 0;
      for (let day = dayOf(since); day <= dayOf(until); day++) {
        for (const { step, dueAt, n } of days.get(day)?.values() ?? []) {
          if (step > 0 && dueAt >= since && dueAt <= until) count += n;
          if (count < most) continue;
          full.add(key);
          return most;
        }
      }
      return count;
    },
    nextDue(after) {
      let next: CountedGroup | null = null;
      const dated = newcomers.filter(({ dueAt }) => dueAt >= after);
      for (const groups of [dated, ...[...days.values()].map((each) => each.values())])
        for (const group of groups)
          if (group.n > 0 && group.dueAt < (next?.dueAt ?? Infinity)) next = group;
      return next;
    },
    waiting() {
      const count = { newcomers: newcomers.reduce((sum, { n }) => sum + n, 0), followUps: 0 };
      for (const groupsOfDay of days.values())
        for (const { step, n } of groupsOfDay.values())
          count[step === 0 ? 'newcomers' : 'followUps'] += n;
      return count;
    },
  };
  for (const { mailboxId, ...group } of groups)
    if (mailboxId !== null) crowd.add({ ...group, mailboxId });
  return crowd;
}

/** Those whose message is planned and those without a plan are one group, unless they are known. */
function joinNewcomers(groups: readonly WaitingGroup[]): CountedGroup[] {
  const joined = new Map<string | number, CountedGroup>();
  for (const group of groups) {
    const key = group.person?.enrollmentId ?? groupKey(group);
    const known = joined.get(key);
    if (known) grow(known, group);
    else joined.set(key, { ...group, total: group.n });
  }
  return [...joined.values()];
}

function grow(known: CountedGroup, { first, last, n }: WaitingGroup): void {
  known.first = Math.min(known.first, first);
  known.last = Math.max(known.last, last);
  known.n += n;
  known.total += n;
}

/** Members with the same key share the reason why one of them cannot be placed today. */
export function groupKey({
  calendarKey,
  provider,
  domain,
  company,
  step,
  mailboxId,
  tried,
  dueAt,
}: Pick<
  WaitingGroup,
  'calendarKey' | 'provider' | 'domain' | 'company' | 'step' | 'mailboxId' | 'tried' | 'dueAt'
>): string {
  // New prospects who wait for the pace between campaigns come later than others of their kind.
  const since = mailboxId === null ? Math.floor(dueAt / HOUR) : '';
  return `${step === 0}|${tried}|${mailboxId ?? ''}|${calendarKey}|${provider}|${domain}|${company ?? ''}|${since}`;
}
