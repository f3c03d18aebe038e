/** `response_tracker.ts replies assign`: says whose reply a message from another address is. */
import { canonicalAddress } from '../../../core/campaigns/prospects/canonical-address.ts';
import { assignPossible } from '../../../app/responses/possible/assign-possible.ts';
import { normaliseAddress } from '../../../input/normalise-address.ts';
import { Failure } from '../../../domain/failure.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { show, usage } from '../../runner/parse.ts';
import { standingEffects } from '../replies/describe-change.ts';
import { wireRevising } from '../../wiring/responses/wire-revising.ts';
import { noPossible, notPossible, possibleFlag } from './not-possible.ts';

const PATH = 'response_tracker.ts replies assign';

export const command = defineCommand({
  about: 'Say whose reply a message from another address is, with every consequence of a reply',
  examples: [
    '--response-id 17 --email bea@example.com',
    '--response-id 17 --email bea@example.com --campaign-id spring --dry-run',
  ],
  flags: {
    ...possibleFlag,
    email: {
      kind: 'text',
      required: true,
      about: 'The person, by the address that we wrote to',
      placeholder: 'bea@example.com',
    },
    'campaign-id': {
      kind: 'text',
      about: 'The campaign that it answers. Default: that of the latest message to the person',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  async run(context, { responseId, email, campaignId, dryRun }) {
    const { state, clock } = context;
    if (campaignId !== undefined) needCampaign(state.db, campaignId);
    const checked = normaliseAddress(email.trim());
    if (!checked.ok)
      throw usage(
        `--email ${show(email)} is not a plain email address.`,
        `Example: ${PATH} --response-id 17 --email bea@example.com`,
        PATH,
      );
    const assigned = await assignPossible(
      wireRevising(state, { campaignId: null, mailboxId: null }),
      {
        id: responseId,
        canonical: canonicalAddress(checked.address),
        campaignId: campaignId ?? null,
        now: clock.now(),
      },
    );
    switch (assigned.outcome) {
      case 'unknown':
        throw noPossible(state, responseId);
      case 'dismissed':
        throw notPossible(responseId, 'was dismissed, and its text erased');
      case 'no_message':
        throw new Failure({
          code: 'no_message_to_person',
          exit: 'notFound',
          message: `No message was sent to ${checked.address}${campaignId === undefined ? '' : ` in the campaign ${campaignId}`}, so nothing of theirs can be a reply.`,
          hint: `Name the address that we wrote to, not the one that wrote: the candidates stand in response_tracker.ts report, and rate_limiter.ts people --name finds any person.`,
        });
      case 'assigned':
      case 'unchanged': {
        const { outcome, message, before, after, movedFrom, labelled } = assigned;
        return {
          data: {
            responseId,
            outcome,
            email: message.email,
            campaignId: message.campaignId,
            step: message.step + 1,
            effects: standingEffects(before, after),
            ...(movedFrom === null
              ? {}
              : {
                  movedFrom: {
                    email: movedFrom.message.email,
                    effects: standingEffects(movedFrom.before, movedFrom.after),
                  },
                }),
            dryRun,
          },
          next:
            dryRun || labelled
              ? []
              : [
                  {
                    why: 'Read it, then label it',
                    run: context.callAgain('response_tracker', `show --response-id ${responseId}`),
                  },
                ],
        };
      }
    }
  },
});
