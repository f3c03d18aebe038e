/**
 * Next steps for the first link of a chain: exact commands, but none that raises a limit or lifts
 * an operator's hold.
 */
import { leadToSending } from '../../campaigns/lead-to-sending.ts';
import type { Context, NextStep } from '../../runner/command.ts';
import { quote } from '../../runner/call-again.ts';
import type { Link } from '../../../core/why/link.ts';
import { iso } from '../../runner/values.ts';
import type { Instant } from '../../../domain/time.ts';

type About = { chain: readonly Link[]; campaignId: string; email?: string; now: Instant };

export function nextAfter(context: Context, { chain, campaignId, email, now }: About): NextStep[] {
  const [first] = chain;
  if (!first) return [];
  const run = (script: string, rest: string, at: Instant = now): string =>
    context.callAgain(script, `${rest} --campaign-id ${campaignId}`, at);
  const whenItEnds = (): NextStep[] =>
    first.until === null
      ? []
      : [
          {
            why: `The reason ends at ${iso(first.until)}`,
            run: run('rate_limiter', 'tick', first.until),
          },
        ];
  switch (first.code) {
    case 'due':
    case 'window_missed':
    case 'too_late':
    case 'contacted_recently':
      return leadToSending(context, {
        campaignId,
        why: 'Read replies, then send the messages that are due',
      });
    case 'recipient_paused':
    case 'recipient_less_often':
      return whenItEnds();
    case 'approval_needed':
    case 'approval_stale':
      return [{ why: 'See what a person must approve', run: run('rate_limiter', 'approvals') }];
    case 'possible_reply':
      return [
        {
          why: 'Read what may be the reply, and ask the user whose it is',
          run: run('response_tracker', 'report'),
        },
      ];
    case 'inbox_stale':
      return [{ why: 'Read the replies', run: run('response_tracker', 'process') }];
    case 'in_doubt':
      return [
        {
          why: 'Look for evidence that the server accepted it',
          run: run('rate_limiter', 'resolve'),
        },
      ];
    case 'person_paused':
    case 'removed':
      return [
        {
          why: `Only on the word of the user: ${first.code === 'removed' ? 'put the person back' : 'end the pause now'}`,
          run: run(
            'rate_limiter',
            `people ${first.code === 'removed' ? 'requeue' : 'resume'} --prospect ${quote(email ?? '')}`,
          ),
        },
      ];
    case 'replied':
    case 'unsubscribed':
    case 'complained':
    case 'bounced':
    case 'wrong_person':
    case 'left_company':
    case 'declined':
    case 'declined_elsewhere':
      return [{ why: 'See the responses', run: run('response_tracker', 'report') }];
    case 'nobody_left':
      return [
        { why: 'Read replies and bounces', run: run('response_tracker', 'process') },
        { why: 'Then report and archive the campaign', run: run('rate_limiter', 'complete') },
      ];
    case 'beyond_plan':
      return [
        { why: 'See how many messages are sent on each day', run: run('rate_limiter', 'forecast') },
      ];
  }
  if (chain.some(({ code }) => code === 'not_planned'))
    return [{ why: 'Plan the message', run: run('rate_limiter', 'schedule') }];
  if (chain.some(({ code }) => code === 'beyond_plan'))
    return [
      { why: 'See how many messages are sent on each day', run: run('rate_limiter', 'forecast') },
    ];
  return whenItEnds();
}
