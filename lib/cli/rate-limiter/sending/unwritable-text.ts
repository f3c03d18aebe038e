/** Says which text could not be written, for whom, and how the campaign continues. */
import { describeFault } from '../../../core/campaigns/describe-failed-text.ts';
import { quote } from '../../runner/call-again.ts';
import type { Sent } from '../../../app/sending/send.ts';
import type { Context, NextStep, Warning } from '../../runner/command.ts';

type Unwritable = Sent['unwritable'][number];

/** The address is the operator's own data, and needed to correct one person's row. */
export function warnOfText({ campaignId, email, step, variant, fault }: Unwritable): Warning {
  return {
    code: 'text_unwritable',
    message: `Step ${step + 1} (variant ${variant}) for ${email} ${describeFault(fault)}. The campaign ${campaignId} is held (${fault.reason}); no sequence has ended.`,
    details: { campaignId, email, step: step + 1, variant, ...fault },
  };
}

/**
 * The fault is in one person's data or in the text itself: either way, `resume` is the last step.
 */
export function nextAfterText(context: Context, { campaignId, email }: Unwritable): NextStep[] {
  return [
    {
      why: 'If the text is wrong: correct the campaign file and apply it',
      run: context.callAgain('rate_limiter', 'start --config campaign.json'),
    },
    {
      why: "If only this person's data is wrong: import a corrected row for the same address",
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
      why: 'Then let the campaign continue',
      run: context.callAgain('rate_limiter', `resume --campaign-id ${campaignId}`),
    },
  ];
}
