/**
 * Finds the spans in which a plan leaves messages waiting that could leave if limits and pace had
 * room: a limit that is full in such a span holds work back.
 */
import { nextOpening } from '../time/calendar.ts';
import { afterHolds, CLOSING_MARGIN } from './place-from.ts';
import type { Competitor, Plan } from './plan.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { WorkLeft } from '../../domain/limits/full-slot.ts';

type Ready = Omit<WorkLeft, 'from' | 'until'> & {
  calendarKey: string;
  from: Instant;
  until: Instant;
};

/**
 * A planned message waits until its instant. Candidates that found no place in a batch wait on: a
 * day after the last message of the plan, a later plan has come.
 */
export function workLeftBy(plan: Plan, own: Competitor, now: Instant): WorkLeft[] {
  const { planned, unplanned } = plan;
  const decided = new Set([
    ...planned.map(({ enrollmentId }) => enrollmentId),
    ...unplanned.map(({ candidate }) => candidate.enrollmentId),
  ]);
  const limited = new Set(planned.flatMap((each) => providersOf(own, each)));
  const ready = new Map<string, Ready>();
  const note = (
    candidate: Candidate,
    { since, until }: { since: Instant; until: Instant },
  ): void => {
    const { step, calendarKey, mailboxId, provider } = candidate;
    const from = readyFrom(own, candidate, since);
    if (from === null || from >= until) return;
    const each: Ready = {
      mailboxId: step === 0 ? null : mailboxId,
      opens: step === 0,
      provider: limited.has(provider) ? provider : null,
      calendarKey,
      from,
      until,
    };
    const key = `${groupOf(each)}|${calendarKey}|${from}`;
    const known = ready.get(key);
    if (known) known.until = Math.max(known.until, until);
    else ready.set(key, each);
  };
  for (const each of planned)
    note(each, { since: Math.max(now, own.contactWait(each).until), until: each.sendAt });
  const end = Math.max(planned.at(-1)?.sendAt ?? now, now) + DAY;
  for (const candidate of own.candidates)
    if (!decided.has(candidate.enrollmentId)) note(candidate, { since: now, until: end });
  return merged([...ready.values()].flatMap((each) => openSpans(own, each)));
}

function providersOf({ recipientsOf }: Competitor, candidate: Candidate): string[] {
  return recipientsOf(candidate).flatMap(({ scope, scopeId }) =>
    scope === 'provider' ? [scopeId] : [],
  );
}

/** Null: a hold without an end stops it. */
function readyFrom(own: Competitor, candidate: Candidate, since: Instant): Instant | null {
  const from = Math.max(since, own.campaign.startAt ?? since, candidate.dueAt);
  return afterHolds([...own.holds, ...own.recipientHoldsOf(candidate)], from);
}

/** The open hours of the span. */
function openSpans(own: Competitor, { calendarKey, from, until, ...group }: Ready): WorkLeft[] {
  const calendar = own.calendarOf(calendarKey);
  const end = Math.min(until, own.campaign.endAt ?? Infinity);
  const spans: WorkLeft[] = [];
  for (
    let opening = nextOpening(calendar, from);
    opening && opening.at < end;
    opening = nextOpening(calendar, opening.until)
  ) {
    const span = { from: opening.at, until: Math.min(opening.until - CLOSING_MARGIN, end) };
    if (span.from < span.until) spans.push({ ...group, ...span });
  }
  return spans;
}

/** Joins the spans of each group that overlap or touch. */
function merged(spans: readonly WorkLeft[]): WorkLeft[] {
  const groups = new Map<string, WorkLeft[]>();
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const key = groupOf(span);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    const last = group.at(-1);
    if (last && last.until >= span.from) last.until = Math.max(last.until, span.until);
    else group.push({ ...span });
  }
  return [...groups.values()].flat();
}

function groupOf({ mailboxId, opens, provider }: Omit<WorkLeft, 'from' | 'until'>): string {
  return JSON.stringify([mailboxId, opens, provider]);
}
