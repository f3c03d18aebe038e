/** `response_tracker.ts replies dismiss`: says that a message is no reply of a prospect. */
import { dismissReply } from '../../../app/responses/possible/dismiss-possible.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { wireRevising } from '../../wiring/responses/wire-revising.ts';
import { noPossible, notPossible, possibleFlag } from './not-possible.ts';

export const command = defineCommand({
  about: 'Say that a message is no reply: its candidates go on, and its text is erased',
  examples: ['--response-id 17', '--response-id 17 --dry-run'],
  flags: { ...possibleFlag, ...dryRunFlag },
  effect: 'write',
  state: 'write',
  async run({ state, clock }, { responseId, dryRun }) {
    const port = wireRevising(state, { campaignId: null, mailboxId: null });
    const dismissed = await dismissReply(port, { id: responseId, now: clock.now() });
    if (dismissed.outcome === 'unknown') throw noPossible(state, responseId);
    if (dismissed.outcome === 'assigned')
      throw notPossible(responseId, 'was assigned to a person; label --intent spam takes it back');
    return {
      data: {
        responseId,
        outcome: dismissed.outcome,
        resumed: dismissed.outcome === 'dismissed' ? dismissed.resumed : 0,
        dryRun,
      },
    };
  },
});
