/** Pushes the events since last time to every listener before the command ends, or while it runs; what is not delivered goes with the next one. */
import { tellListeners } from '../../../app/events/tell-listeners.ts';
import { SECOND } from '../../../domain/time.ts';
import { pushEvents } from '../../../feed/push-events.ts';
import { createListeners, hasUndeliveredEvents } from '../../../state/events/listeners.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Warning } from '../../runner/command.ts';

const PUSH_MS = 2_000;

export async function tellListenersOfNews(state: State): Promise<Warning[]> {
  const undelivered = await tellListeners({
    ...createListeners(state),
    push: (url, events) => pushEvents({ url, events, timeoutMs: PUSH_MS }),
  });
  return undelivered.map(({ left, events }) => ({
    code: 'listener_unreachable',
    message: `The WebSocket listener did not take ${left} of ${events} events; they go with the next command.`,
  }));
}

export type Teller = {
  /** Never waits, never rejects: something may have happened that listeners want to hear of. */
  tell(): void;
  /** Resolves when nothing is being told any more; the end of the command tells the rest. */
  stop(): Promise<void>;
};

const AT_MOST_EVERY = SECOND / 2;
/** A listener that is gone costs two seconds each time. */
const REST = 30 * SECOND;

/** Tells while a command goes on working: one push at a time, so that each listener hears in order. */
export function createTeller(state: State): Teller {
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
      const warnings = hasUndeliveredEvents(state) ? await tellListenersOfNews(state) : [];
      if (warnings.length > 0) notBefore = performance.now() + REST;
      more = hasUndeliveredEvents(state);
    } catch {
      // A file that somebody holds: the end of the command says so.
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
