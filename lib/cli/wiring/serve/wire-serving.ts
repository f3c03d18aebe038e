/** Wires the public endpoints to their use cases. */
import { readUnsubscribeToken } from '../../../core/responses/return-tags.ts';
import { unsubscribe } from '../../../app/responses/unsubscribe.ts';
import { createReplacedCheck } from '../../../state/file/replaced.ts';
import { waitBriefly } from '../../../state/file/wait-briefly.ts';
import { SECOND } from '../../../domain/time.ts';
import { wireUnsubscribing } from '../responses/wire-unsubscribing.ts';
import type { PublicPort } from '../../../feed/public/public-port.ts';
import type { PreferencesShown } from '../../../domain/responses/public-texts.ts';
import type { Context } from '../../runner/command.ts';

/** A wiring keeps campaigns that it has read: they may change while the server runs for months. */
const WIRED_FOR = SECOND;

/** `onChange`: called after each commit that may have events for listeners. */
export function wireServing(
  { state, clock }: Pick<Context, 'state' | 'clock'>,
  onChange: () => void,
): PublicPort {
  waitBriefly(state);
  const refuseReplaced = createReplacedCheck(state);
  const unsubscribing = renewed(WIRED_FOR, () => wireUnsubscribing(state));
  /** Nothing is answered as done that was committed to a removed file. */
  const committed = async (work: () => Promise<boolean>): Promise<void> => {
    refuseReplaced();
    const changed = await work();
    refuseReplaced();
    if (changed) onChange();
  };
  return {
    preferencesOf: () => ENGLISH,
    async unsubscribe(text) {
      const token = readUnsubscribeToken(text);
      if (token === null) return;
      await committed(async () => {
        const done = await unsubscribe(unsubscribing(), { token, now: clock.now() });
        return done.outcome === 'unsubscribed';
      });
    },
    prefer: async () => undefined,
    open: async () => undefined,
    targetOf: () => null,
    click: async () => null,
    hook: async () => ({ status: 404 }),
  };
}

/** Makes a value again when the last one is older than `ms`. */
function renewed<T>(ms: number, make: () => T): () => T {
  let kept: { value: T; until: number } | null = null;
  return () => {
    const now = performance.now();
    if (kept === null || now > kept.until) kept = { value: make(), until: now + ms };
    return kept.value;
  };
}

const ENGLISH: PreferencesShown = {
  language: 'en',
  direction: 'ltr',
  sender: null,
  chosen: null,
  texts: {
    title: 'Messages from us',
    question: 'What would you like?',
    choices: {
      pause: { button: 'Pause', effect: 'No messages for 90 days.' },
      less_often: { button: 'Less often', effect: 'At most one message in 30 days.' },
      never: { button: 'Unsubscribe', effect: 'You get no more messages.' },
    },
    done: {
      pause: 'You get no messages for 90 days.',
      less_often: 'You get at most one message in 30 days.',
      never: 'You are unsubscribed.',
    },
    failed: 'Your choice could not be stored now. Please try again in a few minutes.',
    footer: 'You can change your choice here at any time.',
    now: null,
  },
};
