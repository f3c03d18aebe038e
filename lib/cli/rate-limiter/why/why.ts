/**
 * `rate_limiter.ts why`: the ordered chain of reasons that hold back a person, a campaign or a
 * mailbox, and when each one ends.
 */
import { answerProspect } from './why-prospect.ts';
import { defineCommand } from '../../runner/command.ts';
import { prospectFlag } from '../../runner/flags.ts';
import { usage } from '../../runner/parse.ts';
import { answerCampaign } from './why-campaign.ts';
import { answerName } from './why-name.ts';
import { answerMailbox } from './why-mailbox.ts';

const PATH = 'rate_limiter.ts why';

export const command = defineCommand({
  about:
    'Explain why nothing is sent to a prospect, by a campaign or from a mailbox, and when each reason ends',
  examples: ['--prospect bob@example.com --campaign-id spring', '--name Bob', '--mailbox ann'],
  flags: {
    prospect: {
      ...prospectFlag,
      about: 'The address of a prospect. Alone: in all campaigns, the latest first',
    },
    name: {
      kind: 'text',
      about: 'The name of a prospect instead; of several people, each is listed with its command',
      placeholder: '"Bob Hill"',
    },
    'campaign-id': {
      kind: 'text',
      about: 'The campaign. With --prospect: only this campaign of the prospect',
    },
    mailbox: { kind: 'text', about: 'The mailbox', placeholder: 'ann' },
  },
  alerts: true,
  effect: 'read',
  state: 'read',
  run(context, { prospect, name, campaignId, mailbox }) {
    if (name !== undefined && (prospect !== undefined || mailbox !== undefined))
      throw usage(
        '--name was given with --prospect or --mailbox; expected one of them.',
        `Example: ${PATH} --name Bob`,
        PATH,
      );
    if (name !== undefined) return answerName(context, { name, campaignId: campaignId ?? null });
    if (mailbox !== undefined && (prospect !== undefined || campaignId !== undefined))
      throw usage(
        '--mailbox was given with another target; expected it alone.',
        `Example: ${PATH} --mailbox ann`,
        PATH,
      );
    if (prospect !== undefined)
      return answerProspect(context, { email: prospect, campaignId: campaignId ?? null });
    if (campaignId !== undefined) return answerCampaign(context, campaignId);
    if (mailbox !== undefined) return Promise.resolve(answerMailbox(context, mailbox));
    throw usage(
      'No target was given; expected --prospect, --campaign-id or --mailbox.',
      `Example: ${PATH} --prospect bob@example.com`,
      PATH,
    );
  },
});
