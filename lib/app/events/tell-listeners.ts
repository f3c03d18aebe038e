/**
 * Sends new events to every listener; the next command sends the events that were not delivered. A
 * listener that fails is tried less and less often.
 */
import { hash32 } from '../../core/hash.ts';
import {
  noteFailure,
  noteSuccess,
  waitForTry,
  type HalfOpenPort,
} from '../sending/failures/half-open.ts';
import type { Event } from '../../domain/event.ts';
import {
  GONE,
  SETUP_FAULTS,
  type Listener,
  type PushFault,
  type PushResult,
} from '../../domain/listener.ts';
import type { FailureTarget } from '../../domain/sending/failure-run.ts';
import type { Instant } from '../../domain/time.ts';

export type ListenersPort = HalfOpenPort & {
  /**
   * The events that each listener lacks, oldest first, and up to where it lacks nothing when it has
   * them; no entry for a listener without new events.
   */
  undeliveredEvents(limit: number): { listener: Listener; events: Event[]; upTo: number }[];
  push(listener: Listener, events: readonly Event[]): Promise<PushResult>;
  /** Never moves a listener back: two commands may send to the same listener at once. */
  markDelivered(url: string, seq: number): Promise<void>;
  /** In the caller's transaction. */
  stopListener(url: string, now: Instant): void;
};

/**
 * A listener that did not receive all its events. `fault` null: it works, and the time for it is
 * over; or its breaker is open. `notBefore` null: the next call tries again.
 */
export type LeftBehind = {
  name: string;
  /** The reference to its secret. */
  secret: string | null;
  left: number;
  events: number;
  fault: PushFault | null;
  notBefore: Instant | null;
};

const AT_ONCE = 1_000;
const KIND = 'listener_failing';

/**
 * Returns the listeners that did not receive all their events. They are told side by side, so that
 * several that hang cost no more than one.
 */
export async function tellListeners(port: ListenersPort, now: Instant): Promise<LeftBehind[]> {
  const told = await Promise.allSettled(
    port.undeliveredEvents(AT_ONCE).map((undelivered) => tellListener(port, undelivered, now)),
  );
  return told.flatMap((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value ?? [];
  });
}

/** Null: it lacks nothing. */
async function tellListener(
  port: ListenersPort,
  { listener, events, upTo }: ReturnType<ListenersPort['undeliveredEvents']>[number],
  now: Instant,
): Promise<LeftBehind | null> {
  const { url } = listener;
  if (events.length === 0) {
    await port.markDelivered(url, upTo);
    return null;
  }
  const name = nameOfListener(url);
  const target = { scope: 'listener', scopeId: name } as const;
  const open = await waitForTry(port, target, KIND, now);
  const all = { name, secret: listener.secret, left: events.length, events: events.length };
  if (open !== null) return { ...all, fault: null, notBefore: open };
  const result = await port.push(listener, events);
  const { delivered, fault } = result;
  const last = delivered === events.length ? upTo : events[delivered - 1]?.seq;
  if (last !== undefined) await port.markDelivered(url, last);
  // A listener that confirmed some events works, whatever happened then.
  if (delivered > 0 || fault === null) await noteSuccess(port, target, KIND, now);
  const notBefore = fault === null ? null : await noteFault(port, { target, url, result }, now);
  const left = events.length - delivered;
  return left === 0 ? null : { ...all, left, fault, notBefore };
}

/** Returns from when the listener may be tried again; null: at once, or never. */
async function noteFault(
  port: ListenersPort,
  push: { target: FailureTarget; url: string; result: PushResult },
  now: Instant,
): Promise<Instant | null> {
  const { target, url, result } = push;
  const { fault, retryAfter } = result;
  if (fault === null) return null;
  const until = await noteFailure(port, target, {
    kind: KIND,
    now,
    began: now,
    atLogin: false,
    reason: fault,
    atOnce: fault === GONE,
    openAtLeast: retryAfter ?? undefined,
  });
  if (fault !== GONE && !SETUP_FAULTS.has(fault)) return until > now ? until : null;
  await port.transact(() => {
    if (fault === GONE) port.stopListener(url, now);
    else port.closeRun(target, KIND, now);
  });
  return null;
}

/** The host, and a hash of the rest: a path or a query may hold a secret. */
export function nameOfListener(url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : 'unknown';
  return `${host}#${hash32(url).toString(36)}`;
}
