/** `rate_limiter.ts resume`: lifts the holds on a target. */
import { resume } from '../../../app/sending/operator/hold.ts';
import { defineCommand } from '../../runner/command.ts';
import { leadToSending } from '../../campaigns/lead-to-sending.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { wireHolds } from '../../wiring/sending/wire-holds.ts';
import { readTarget, targetFlags } from './hold.ts';

export const command = defineCommand({
  about:
    'Send again: lift the holds on a campaign, mailbox, provider, domain, company or everything',
  examples: ['--campaign-id spring', '--provider microsoft --dry-run'],
  flags: { ...targetFlags, ...dryRunFlag },
  effect: 'write',
  state: 'write',
  async run(context, values) {
    const now = context.clock.now();
    const target = await readTarget(context.state.db, values, 'rate_limiter.ts resume');
    const { lifted, freed, left } = await resume(wireHolds(context.state), { target, now });
    const still = left.map(({ scope, scopeId, reason }) => ({ scope, scopeId, reason }));
    const warnings =
      lifted > 0
        ? []
        : [
            {
              code: 'not_held',
              message: `No hold was lifted: ${target.scope === 'all' ? '--all lifts only a hold on everything' : `there is no hold on ${target.scope} ${target.scopeId}`}. ${still.length === 0 ? 'There are no holds at all.' : 'holdsLeft lists the holds.'}`,
            },
          ];
    const next =
      target.scope === 'campaign'
        ? leadToSending(context, {
            campaignId: target.scopeId,
            why: 'Read replies, then plan and send what the hold delayed',
          })
        : [];
    return {
      data: {
        ...target,
        lifted,
        holding: freed,
        holdsLeft: still,
        dryRun: values.dryRun,
      },
      warnings,
      next,
    };
  },
});
