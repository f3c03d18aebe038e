/** `rate_limiter.ts pause`: places a hold with a reason and, optionally, an end. */
import { pause } from '../../../app/sending/operator/hold.ts';
import { readUntil, untilFlag } from '../../campaigns/start-of-day.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { usage } from '../../runner/parse.ts';
import { iso } from '../../runner/values.ts';
import { wireHolds } from '../../wiring/sending/wire-holds.ts';
import { describeReach, flagOf, readTarget, targetFlags } from './hold.ts';

export const command = defineCommand({
  about:
    'Stop sending for a campaign, mailbox, provider, domain, company or everything: place a hold',
  examples: [
    '--campaign-id spring --reason "the price list is being corrected" --for 2d',
    '--mailbox ann --reason holidays --until 2026-03-09',
  ],
  flags: {
    ...targetFlags,
    reason: {
      kind: 'text',
      required: true,
      about: 'The reason; shown wherever the hold stops a message',
      placeholder: '"the price list is being corrected"',
    },
    until: untilFlag,
    for: { kind: 'duration', about: 'How long the hold lasts, instead of --until' },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  async run(context, values) {
    const now = context.clock.now();
    if (values.until !== undefined && values.for !== undefined)
      throw usage(
        '--until and --for were both given; expected one of them.',
        'Keep one.',
        'rate_limiter.ts pause',
      );
    const named = readUntil(context, values, 'rate_limiter.ts pause');
    const until = named ?? (values.for === undefined ? null : now + values.for);
    if (until !== null && until <= now)
      throw usage(
        `--until ${iso(until)} has passed already (it is ${iso(now)}).`,
        'Name a later instant.',
        'rate_limiter.ts pause',
      );
    const target = await readTarget(context.state.db, values, 'rate_limiter.ts pause');
    const { holding, warnings } = await describeReach(context.state.db, target);
    const { reason } = values;
    const { id, placed } = await pause(wireHolds(context.state), { target, reason, until, now });
    return {
      data: {
        hold: { id, ...target, reason, from: iso(now), until: iso(until) },
        placed,
        holding,
        dryRun: values.dryRun,
      },
      warnings,
      next: [
        { why: 'End the hold', run: context.callAgain('rate_limiter', `resume ${flagOf(target)}`) },
      ],
    };
  },
});
