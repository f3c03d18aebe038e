/**
 * Pushes new events to every listener while a command runs and before it ends; undelivered events
 * are sent by the next command.
 */
import {
  tellListeners,
  type LeftBehind,
  type ListenersPort,
} from '../../../app/events/tell-listeners.ts';
import { listenerFaultText } from '../../../core/alerts/listener-fault.ts';
import { Failure } from '../../../domain/failure.ts';
import { GONE, type Listener, type PushResult } from '../../../domain/listener.ts';
import { SECOND, type Instant } from '../../../domain/time.ts';
import { pushEvents } from '../../../feed/push/push-events.ts';
import { resolveSecret } from '../../../mail/secret.ts';
import {
  createListeners,
  hasUndeliveredEvents,
  type Listeners,
} from '../../../state/events/listeners.ts';
import { iso } from '../../runner/values.ts';
import { wireTrying } from './wire-trying.ts';
import type { Event } from '../../../domain/event.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Clock, Context, Warning } from '../../runner/command.ts';

export async function tellListenersOfNews(
  state: State,
  env: Context['env'],
  now: Instant,
): Promise<Warning[]> {
  const behind = await tellListeners(wireListeners(state, env), now);
  return behind.map(warningOf);
}

function wireListeners(state: State, env: Context['env']): ListenersPort & Listeners {
  const listeners = createListeners(state);
  const push = async (listener: Listener, events: readonly Event[]): Promise<PushResult> =>
    pushEvents({
      listener,
      secret: secretOf(listener, env),
      events,
      source: listeners.source(),
      wallClock: () => Date.now(),
      dnsServer: env['CAMPAIGN_DNS'] ?? null,
    });
  return { ...wireTrying(state), ...listeners, push };
}

/** Longer than any push; then another command takes over from one that died. */
const CLAIM = 10 * SECOND;

/**
 * While commands run side by side, one of them pushes to each listener, so that events do not arrive
 * once from each.
 */
async function tellAlone(state: State, env: Context['env'], now: Instant): Promise<LeftBehind[]> {
  const port = wireListeners(state, env);
  const claimed = await port.claim(now, now + CLAIM);
  if (claimed.size === 0) return [];
  const own = (limit: number): ReturnType<Listeners['undeliveredEvents']> =>
    port.undeliveredEvents(limit).filter(({ listener }) => claimed.has(listener.url));
  try {
    return await tellListeners({ ...port, undeliveredEvents: own }, now);
  } finally {
    await port.release(claimed);
  }
}

/** Null: there is none, or its reference leads nowhere, which the push reports. */
function secretOf({ secret }: Listener, env: Context['env']): string | null {
  if (secret === null) return null;
  try {
    return resolveSecret(secret, env, 'with the secret that signs its requests');
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

function warningOf({ name, secret, left, events, fault, notBefore }: LeftBehind): Warning {
  const details = { listener: name, reason: fault, notBefore: iso(notBefore) };
  if (fault === null && notBefore === null)
    return {
      code: 'listener_behind',
      message: `Listener ${name} works, but ${left} of ${events} events did not fit into the time of this command; the next commands send them.`,
      details,
    };
  const why =
    fault === null ? 'it failed before, and is not yet tried again' : listenerFaultText(fault);
  const where = fault === 'secret_missing' || fault === 'secret_invalid' ? ` (${secret})` : '';
  const next =
    fault === GONE
      ? 'It gets no more events until start is run with its campaign file.'
      : `${notBefore === null ? 'The next command' : `The first command after ${iso(notBefore)}`} sends them again.`;
  return {
    code: 'listener_unreachable',
    message: `Listener ${name} did not accept ${left} of ${events} events: ${why}${where}. ${next}`,
    details,
  };
}

export type Teller = {
  /** Never waits and never rejects: there may be new events for listeners. */
  tell(): void;
  /** Resolves when no push is running; the end of the command sends the rest. */
  stop(): Promise<void>;
};

const AT_MOST_EVERY = SECOND / 2;
/** An unreachable listener costs seconds each time. */
const REST = 30 * SECOND;

/** Pushes while a command works: one push at a time, so that each listener gets events in order. */
export function createTeller({
  state,
  env,
  clock,
}: {
  state: State;
  env: Context['env'];
  clock: Pick<Clock, 'now'>;
}): Teller {
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
      const behind = hasUndeliveredEvents(state) ? await tellAlone(state, env, clock.now()) : [];
      const failed = behind.some((each) => each.fault !== null || each.notBefore !== null);
      if (failed) notBefore = performance.now() + REST;
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
