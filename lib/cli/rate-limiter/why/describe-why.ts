/** Shows chains of blockers: as data, and as numbered lines for a person. */
import { describePace } from '../../campaigns/show-paces.ts';
import { iso } from '../../runner/values.ts';
import type { Link } from '../../../core/why/link.ts';
import type { LimitUse } from '../../../domain/limits/limits.ts';

export type ShownLink = ReturnType<typeof describeLink>;

export function describeLink({
  code,
  lifts,
  until,
  text,
  limit,
  hold,
  displaced,
  closedBy,
  count,
}: Link) {
  return {
    code,
    lifts,
    until: iso(until),
    text,
    ...(limit ? { limit: describeUse(limit) } : {}),
    ...(hold ? { hold: { ...hold, from: iso(hold.from), until: iso(hold.until) } } : {}),
    ...(displaced ? { displaced: { ...displaced, from: iso(displaced.from) } } : {}),
    ...(closedBy ? { closedBy } : {}),
    ...(count === undefined ? {} : { count }),
  };
}

export function describeUse({
  scope,
  scopeId,
  kind,
  used,
  limit,
  resetsAt,
  warmup,
  pace,
}: LimitUse) {
  return {
    scope,
    id: scopeId,
    kind,
    used,
    limit,
    resetsAt: iso(resetsAt),
    ...(warmup ? { warmup } : {}),
    ...(pace ? { pace: describePace(pace) } : {}),
  };
}

/** `  1. hold          until 2026-03-09T15:00:00.000Z  Mailbox ann is held ...` */
export function renderChain(chain: readonly ShownLink[]): string[] {
  const code = Math.max(0, ...chain.map((link) => link.code.length));
  return chain.map(
    (link, index) =>
      `  ${String(index + 1).padStart(2)}. ${link.code.padEnd(code)}  ${whenOf(link).padEnd(30)}  ${link.text}${link.hold?.placedBy === 'operator' ? ` (${JSON.stringify(link.hold.reason.slice(0, 60))})` : ''}`,
  );
}

function whenOf({ lifts, until }: ShownLink): string {
  if (until !== null) return `until ${until}`;
  return lifts === 'never' ? 'for good' : lifts === 'operator' ? 'until the operator acts' : 'soon';
}
