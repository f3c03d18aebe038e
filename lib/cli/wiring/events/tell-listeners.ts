/**
 * Pushes new events to every listener while a command runs and before it ends; undelivered events
 * are sent by the next command.
 */
import { tellListeners } from '../../../app/events/tell-listeners.ts';
import { SECOND, type Instant } from '../../../domain/time.ts';
import { pushEvents } from '../../../feed/push/push-websocket.ts';
import { createListeners, hasUndeliveredEvents } from '../../../state/events/listeners.ts';
import { iso } from '../../runner/values.ts';
import { wireTrying } from './wire-trying.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Clock, Warning } from '../../runner/command.ts';

const PUSH_MS = 2_000;

export async function tellListenersOfNews(state: State, now: Instant): Promise<Warning[]> {
  const undelivered = await tellListeners(
    {
      ...wireTrying(state),
      ...createListeners(state),
      push: (url, events) => pushEvents({ url, events, timeoutMs: PUSH_MS }),
    },
    now,
  );
  return undelivered.map(({ left, events, notBefore }) => ({
    code: 'listener_unreachable',
    message: `The WebSocket listener did not accept ${left} of ${events} events; ${notBefore === null ? 'the next command' : `the first command after ${iso(notBefore)}`} sends them again.`,
    details: { notBefore: iso(notBefore) },
  }));
}

export type Teller = {
  /** Never waits and never rejects: there may be new events for listeners. */
  tell(): void;
  /** Resolves when no push is running; the end of the command sends the rest. */
  stop(): Promise<void>;
};

const AT_MOST_EVERY = SECOND / 2;
/** An unreachable listener costs two seconds each time. */
const REST = 30 * SECOND;

/** Pushes while a command works: one push at a time, so that each listener gets events in order. */
export function createTeller(state: State, clock: Pick<Clock, 'now'>): Teller {
  let telling: Promise<void> = Promise.resolve();
  let next: NodeJS.Timeout | null = null;
  let notBefore = -Infinity;
  let stopped = false;

  function tell(): void {
    if (stopped) return;
    next ??= setTimeout(
      () => void (telling = push()),
      Math.max(0, notBefore - performance.now()),
    ).unref();
  }

  async function push(): Promise<void> {
    notBefore = performance.now() + AT_MOST_EVERY;
    let more = false;
    try {
      const warnings = hasUndeliveredEvents(state)
        ? await tellListenersOfNews(state, clock.now())
        : [];
      if (warnings.length > 0) notBefore = performance.now() + REST;
      more = hasUndeliveredEvents(state);
    } catch {
      // The file is locked: the end of the command reports it.
    }
    next = null;
    if (more) tell();
  }

  return {
    tell,
    async stop() {
      stopped = true;
      if (next !== null) clearTimeout(next);
      await telling;
    },
  };
}
