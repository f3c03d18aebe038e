/** `response_tracker.ts unsubscribe`: honours the token of an unsubscribe link, for the endpoint that the link leads to. */
import { Failure } from '../../domain/failure.ts';
import { readUnsubscribeToken } from '../../core/return-tags.ts';
import { unsubscribe } from '../../app/unsubscribe.ts';
import { defineCommand } from '../command.ts';
import { dryRunFlag } from '../flags.ts';
import { wireUnsubscribing } from '../wire-unsubscribing.ts';

export const command = defineCommand({
  about: 'Honour the token of an unsubscribe link: the address is never mailed again',
  flags: {
    token: { kind: 'text', required: true, about: 'What the link has as m=, or the whole link', placeholder: 'zmsl3hk7x5kqhcfw.d3ybvsrqkm' },
    ...dryRunFlag,
  },
  state: 'write',
  async run({ state, clock }, { token, dryRun }) {
    const read = readUnsubscribeToken(token);
    if (read === null) throw unknown('--token holds no token of an unsubscribe link: expected 16 and 10 letters or digits with a dot between them.');
    const done = await unsubscribe(wireUnsubscribing(state), { token: read, now: clock.now() });
    if (done.outcome === 'unknown') throw unknown('No message in this state file has that token.');
    const { outcome, message, sequencesEnded } = done;
    return { data: { outcome, email: message.email, campaignId: message.campaignId, step: message.step + 1, sequencesEnded, dryRun } };
  },
});

function unknown(message: string): Failure {
  return new Failure({
    code: 'token_unknown', exit: 'invalidData', message,
    hint: 'Pass on what the link has behind m=, as it came, and name the state file that sent the message with --db. Whoever cannot be found by a token: response_tracker.ts suppress --email ADDRESS --reason "asked by a link".',
  });
}
