/** Tells the caller which text could not be written, for whom, and how the campaign goes on. */
import { describeFault } from '../../../core/campaigns/describe-failed-text.ts';
import { quote } from '../../runner/call-again.ts';
import type { Sent } from '../../../app/sending/send.ts';
import type { Context, NextStep, Warning } from '../../runner/command.ts';

type Unwritable = Sent['unwritable'][number];

/**
 * The address is the operator's own record of whom to write to: without it nobody could mend one
 * person's data.
 */
export function warnOfText({ campaignId, email, step, variant, fault }: Unwritable): Warning {
  return {
    code: 'text_unwritable',
    message: `Step ${step + 1} (variant ${variant}) for ${email} ${describeFault(fault)}. The campaign ${campaignId} is held (${fault.reason}); nobody's sequence has ended.`,
    details: { campaignId, email, step: step + 1, variant, ...fault },
  };
}

/** One person's data, or the text itself: either way `resume` comes last. */
export function nextAfterText(context: Context, { campaignId, email }: Unwritable): NextStep[] {
  return [
    {
      why: 'The text is wrong: correct the campaign file and take it over',
      run: context.callAgain('rate_limiter', 'start --config campaign.json'),
    },
    {
      why: "Only this person's data is wrong: import a corrected row for the same address",
      run: context.callAgain(
        'rate_limiter',
        `import --campaign-id ${campaignId} --prospects corrected.csv`,
      ),
    },
    {
      why: 'Or never write to this person: ask the user first',
      run: context.callAgain(
        'response_tracker',
        `suppress --email ${quote(email)} --reason 'the text cannot be written'`,
      ),
    },
    {
      why: 'Then let the campaign go on',
      run: context.callAgain('rate_limiter', `resume --campaign-id ${campaignId}`),
    },
  ];
}
