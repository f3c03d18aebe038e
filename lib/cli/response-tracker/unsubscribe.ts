/**
 * `response_tracker.ts unsubscribe`: honours the token of an unsubscribe link, for the web endpoint
 * behind it.
 */
import { Failure } from '../../domain/failure.ts';
import { PREFERENCES } from '../../domain/responses/preference.ts';
import { readUnsubscribeToken } from '../../core/responses/return-tags.ts';
import { preferSlower, type PreferPort } from '../../app/responses/page/prefer.ts';
import { unsubscribe } from '../../app/responses/unsubscribe.ts';
import { defineCommand } from '../runner/command.ts';
import { dryRunFlag } from '../runner/flags.ts';
import { iso } from '../runner/values.ts';
import { wirePreferring } from '../wiring/responses/wire-preferring.ts';
import type { AnsweredMessage } from '../../domain/responses/answered-message.ts';
import type { Instant } from '../../domain/time.ts';

export const command = defineCommand({
  about: 'Unsubscribe the address behind an unsubscribe link: it never gets a message again',
  examples: ['--token TOKEN --dry-run', '--token TOKEN --preference pause'],
  flags: {
    token: {
      kind: 'text',
      required: true,
      about: 'The m= part of the link, or the whole link',
      placeholder: 'zmsl3hk7x5kqhcfw.d3ybvsrqkm',
    },
    preference: {
      kind: 'choice',
      choices: PREFERENCES,
      about:
        'What the recipient chose: never (the default), pause (no message for 90 days) or less_often (at most one in 30 days)',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  async run({ state, clock }, { token, preference = 'never', dryRun }) {
    const read = readUnsubscribeToken(token);
    if (read === null) throw unknown(NONE);
    const port = wirePreferring(state);
    const call = { token: read, now: clock.now() };
    const data =
      preference === 'never'
        ? await endContact(port, call)
        : await slowDown(port, { ...call, preference });
    return { data: { ...data, dryRun } };
  },
});

type Call = { token: string; now: Instant };

async function endContact(port: PreferPort, call: Call) {
  const done = await unsubscribe(port, call);
  if (done.outcome === 'unknown') throw unknown(NOT_HERE);
  const { outcome, message, sequencesEnded } = done;
  return { outcome, preference: 'never', ...about(message), sequencesEnded };
}

async function slowDown(port: PreferPort, call: Parameters<typeof preferSlower>[1]) {
  const done = await preferSlower(port, call);
  if (done.outcome === 'unknown') throw unknown(NOT_HERE);
  const { outcome, message, inForce, pausedUntil, plansDropped } = done;
  return {
    ...{ outcome, preference: inForce, pausedUntil: iso(pausedUntil) },
    ...about(message),
    plansDropped,
  };
}

function about({ email, campaignId, step }: AnsweredMessage) {
  return { email, campaignId, step: step + 1 };
}

const NOT_HERE = 'No message in this state file has that token.';
const NONE =
  '--token holds no token of an unsubscribe link:' +
  ' expected 16 and 10 letters or digits with a dot between them.';

function unknown(message: string): Failure {
  return new Failure({
    code: 'token_unknown',
    exit: 'invalidData',
    message,
    hint:
      'Pass the part of the link after m= unchanged, and name the state file that sent the' +
      ' message with --db. Without a valid token: response_tracker.ts suppress' +
      ' --email ADDRESS' +
      ' --reason "asked by a link".',
  });
}
