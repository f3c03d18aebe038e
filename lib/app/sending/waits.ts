/** Sums up why due messages wait, and when the next one can leave. */
import type { Claimed, Waiting } from './claim.ts';
import type { Instant } from '../../domain/time.ts';

export type WaitsPort = {
  /** The earliest planned instant after `after`; null when there is none. */
  nextScheduledAfter(campaignId: string | null, after: Instant): Instant | null;
};

export type WaitingFor = {
  reason: Waiting['reason'];
  until: Instant | null;
  messages: number;
  satOut: boolean;
  limit: Waiting['limit'];
  hold: Waiting['hold'];
  approval: Waiting['approval'];
};
/** The waiting messages, joined where the reason, the end and the limit's scope are the same. */
export function summariseWaits(waiting: Claimed['waiting']): WaitingFor[] {
  const list: WaitingFor[] = [];
  for (const { verdict, messages, satOut } of waiting) {
    const same = list.find(
      ({ reason, until, limit, approval }) =>
        reason === verdict.reason &&
        approval?.cause === verdict.approval?.cause &&
        until === verdict.until &&
        limit?.scope === verdict.limit?.scope,
    );
    if (same) same.messages += messages;
    else
      list.push({
        reason: verdict.reason,
        until: verdict.until,
        messages,
        satOut,
        limit: verdict.limit,
        hold: verdict.hold,
        approval: verdict.approval,
      });
  }
  return list;
}

/**
 * The earliest instant at which a new call can send: the next planned message, or the end of a
 * wait. Null: none is known.
 */
export function nextDue(
  port: WaitsPort,
  request: {
    campaignId: string | null;
    clock: { now(): Instant };
    waiting: readonly WaitingFor[];
  },
): Instant | null {
  const now = request.clock.now();
  const lifts = request.waiting.flatMap(({ until }) =>
    until !== null && until > now ? [until] : [],
  );
  const future = port.nextScheduledAfter(request.campaignId, now);
  const all = future === null ? lifts : [...lifts, future];
  return all.length === 0 ? null : Math.min(...all);
}
