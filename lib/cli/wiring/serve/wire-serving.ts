/** Wires the public endpoints to their use cases. */
import { readUnsubscribeToken } from '../../../core/responses/return-tags.ts';
import { unsubscribe } from '../../../app/responses/unsubscribe.ts';
import { wireUnsubscribing } from '../responses/wire-unsubscribing.ts';
import type { PublicPort } from '../../../feed/public/public-port.ts';
import type { PreferencesShown } from '../../../domain/responses/public-texts.ts';
import type { Context } from '../../runner/command.ts';

/** `onChange`: called after each commit that may have events for listeners. */
export function wireServing(
  { state, clock }: Pick<Context, 'state' | 'clock'>,
  onChange: () => void,
): PublicPort {
  return {
    preferencesOf: () => ENGLISH,
    async unsubscribe(text) {
      const token = readUnsubscribeToken(text);
      if (token === null) return;
      // Wired for each call: a campaign or a mailbox may have changed since the last one.
      const done = await unsubscribe(wireUnsubscribing(state), { token, now: clock.now() });
      if (done.outcome === 'unsubscribed') onChange();
    },
    prefer: async () => undefined,
    open: async () => undefined,
    targetOf: () => null,
    click: async () => undefined,
    hook: async () => ({ status: 404 }),
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
