/**
 * `response_tracker.ts unsubscribe`: honours the token of an unsubscribe link, for the web endpoint
 * behind it.
 */
import { Failure } from '../../domain/failure.ts';
import { readUnsubscribeToken } from '../../core/responses/return-tags.ts';
import { unsubscribe } from '../../app/responses/unsubscribe.ts';
import { defineCommand } from '../runner/command.ts';
import { dryRunFlag } from '../runner/flags.ts';
import { wireUnsubscribing } from '../wiring/responses/wire-unsubscribing.ts';

export const command = defineCommand({
  about: 'Unsubscribe the address behind an unsubscribe link: it never gets a message again',
  flags: {
    token: {
      kind: 'text',
      required: true,
      about: 'The m= part of the link, or the whole link',
      placeholder: 'zmsl3hk7x5kqhcfw.d3ybvsrqkm',
    },
    ...dryRunFlag,
  },
  state: 'write',
  async run({ state, clock }, { token, dryRun }) {
    const read = readUnsubscribeToken(token);
    if (read === null) throw unknown(NONE);
    const done = await unsubscribe(wireUnsubscribing(state), { token: read, now: clock.now() });
    if (done.outcome === 'unknown') throw unknown('No message in this state file has that token.');
    const { outcome, sequencesEnded } = done;
    const { email, campaignId, step } = done.message;
    return { data: { outcome, email, campaignId, step: step + 1, sequencesEnded, dryRun } };
  },
});

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
