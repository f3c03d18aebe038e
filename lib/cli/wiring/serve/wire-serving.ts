/** Wires the public endpoints to their use cases. */
import { readUnsubscribeToken } from '../../../core/responses/return-tags.ts';
import { prefer } from '../../../app/responses/page/prefer.ts';
import { showPreferences } from '../../../app/responses/page/show-preferences.ts';
import { createReplacedCheck } from '../../../state/file/replaced.ts';
import { waitBriefly } from '../../../state/file/wait-briefly.ts';
import { SECOND } from '../../../domain/time.ts';
import { wireReceiving } from '../responses/wire-hooks.ts';
import { wirePreferring } from '../responses/wire-preferring.ts';
import { wireHits } from '../tracking/wire-hits.ts';
import type { PublicPort } from '../../../feed/public/public-port.ts';
import type { Preference } from '../../../domain/responses/preference.ts';
import type { Context } from '../../runner/command.ts';

/** A wiring keeps campaigns that it has read: they may change while the server runs for months. */
const WIRED_FOR = SECOND;

/** `onChange`: called after each commit that may have events for listeners. */
export function wireServing(
  context: Pick<Context, 'state' | 'env' | 'clock'>,
  onChange: () => void,
): PublicPort {
  const { state, clock } = context;
  waitBriefly(state);
  const refuseReplaced = createReplacedCheck(state);
  /** Nothing is answered as done that was committed to a removed file. */
  const committed = async <T>(work: () => Promise<T>): Promise<T> => {
    refuseReplaced();
    const done = await work();
    refuseReplaced();
    return done;
  };
  const preferring = renewed(WIRED_FOR, () => wirePreferring(state));
  const hits = renewed(WIRED_FOR, () => wireHits(state));
  const receive = wireReceiving(context);
  const choose = async (text: string, preference: Preference): Promise<void> => {
    const token = readUnsubscribeToken(text);
    const port = preferring();
    // A forged token does not take the lock of the file. It may be one that the file has which
    // took the place of this one.
    if (token === null || port.findByTokens([token]) === null) return refuseReplaced();
    await committed(() => prefer(port, { token, preference, now: clock.now() }));
    onChange();
  };
  return {
    preferencesOf: (text, acceptLanguage) =>
      showPreferences(preferring(), {
        token: readUnsubscribeToken(text) ?? '',
        acceptLanguage,
        now: clock.now(),
      }),
    unsubscribe: (text) => choose(text, 'never'),
    prefer: choose,
    async open(hit) {
      if (await committed(() => hits().open(hit))) onChange();
    },
    async click(hit) {
      const { target, changed } = await committed(() => hits().click(hit));
      if (changed) onChange();
      return target;
    },
    targetOf: (token) => hits().targetOf(token),
    async hook(call) {
      const answer = await committed(() => receive(call));
      onChange();
      return answer;
    },
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
