/** Builds the quotas of reduced paces: mailboxes to destinations that deferred their messages. */
import {
  destinationOf,
  paceQuota,
  RECOVERED_AFTER,
  reducedGap,
  slowDown,
} from '../../core/limits/reduced-pace.ts';
import type { Quota } from '../../core/limits/slots.ts';
import type { Instant } from '../../domain/time.ts';
import type { Destination, ReducedPace, Slowdown } from '../../domain/limits/reduced-pace.ts';

type Recipient = { provider: string; domain: string };
type Route = { mailboxId: string; destination: Destination };

export type ReducedPacePort = {
  /** Whether any destination deferred a message since `since`; usually false. */
  hasReducedPaces(since: Instant): boolean;
  reducedPace(mailboxId: string, destination: Destination): Slowdown | null;
  /** Messages of the mailbox to the destination, since `since` and under way at `now`. */
  takenTo(route: Route, span: { since: Instant; now: Instant }): Instant[];
  /** Scheduled messages of the mailbox to the destination, without the rows in `except`. */
  plannedOn(route: Route, except: ReadonlySet<number>): Instant[];
};

type Options = { now: Instant; planned: boolean; except?: ReadonlySet<number> };

/**
 * Returns a lookup of the reduced pace of a mailbox to a recipient's destination: no quota at the
 * usual pace. Recipients of one destination get the same quota, so that a booking for one counts
 * for the next.
 */
export function createPaces(
  port: ReducedPacePort,
  options: Options,
): (mailbox: Quota, recipient: Recipient) => readonly Quota[] {
  if (!port.hasReducedPaces(options.now - RECOVERED_AFTER)) return () => NONE;
  const known = new Map<string, readonly Quota[]>();
  return (mailbox, recipient) => {
    const destination = destinationOf(recipient);
    const key = `${mailbox.scopeId} ${destination.scope} ${destination.scopeId}`;
    const found = known.get(key) ?? quotasOn(port, mailbox, destination, options);
    known.set(key, found);
    return found;
  };
}

const NONE: readonly Quota[] = [];

function quotasOn(
  port: ReducedPacePort,
  mailbox: Quota,
  destination: Destination,
  { now, planned, except }: Options,
): readonly Quota[] {
  const slowdown = port.reducedPace(mailbox.scopeId, destination);
  const gap = slowdown === null ? 0 : reducedGap(slowdown, mailbox.limits, now);
  if (slowdown === null || gap === 0) return NONE;
  const route = { mailboxId: mailbox.scopeId, destination };
  const timeline = [
    ...port.takenTo(route, { since: now - gap, now }),
    Math.min(slowdown.at, now),
    ...(planned ? port.plannedOn(route, except ?? new Set()) : []),
  ].sort((a, b) => a - b);
  return [paceQuota(mailbox, destination, { slowdown, timeline })];
}

export type SlowDownPort = Pick<ReducedPacePort, 'reducedPace'> & {
  /** Stores the pace; forgets those without a deferral since `recoveredBefore`. */
  reducePace(pace: ReducedPace, recoveredBefore: Instant): void;
};

/** Halves the pace of the mailbox to the recipient's provider or domain. */
export function reduceAfterDeferral(
  port: SlowDownPort,
  { mailboxId, ...recipient }: Recipient & { mailboxId: string },
  now: Instant,
): void {
  const destination = destinationOf(recipient);
  const known = port.reducedPace(mailboxId, destination);
  port.reducePace({ mailboxId, ...destination, ...slowDown(known, now) }, now - RECOVERED_AFTER);
}
