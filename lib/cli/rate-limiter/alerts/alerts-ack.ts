/** `rate_limiter.ts alerts ack`: acknowledges one alert, or all of them. */
import { acknowledge } from '../../../app/alerts/acknowledge.ts';
import { Failure } from '../../../domain/failure.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { wireAcknowledging } from '../../wiring/alerts/wire-acknowledging.ts';

export const command = defineCommand({
  about: 'Acknowledge alerts: those that are over are not listed again',
  examples: ['', '--alert-id 3'],
  flags: {
    'alert-id': {
      kind: 'integer',
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
      about: 'Only this alert, by the alertId of `alerts`. Default: every listed one',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  async run(context, { alertId, dryRun }) {
    const { acknowledged, found } = await acknowledge(wireAcknowledging(context.state), {
      id: alertId ?? null,
      now: context.clock.now(),
    });
    if (!found && alertId !== undefined)
      throw new Failure({
        code: 'no_alert',
        exit: 'notFound',
        message: `There is no alert ${alertId} that is open or unacknowledged.`,
        hint: 'rate_limiter.ts alerts lists them with their alertId.',
      });
    return { data: { acknowledged, dryRun } };
  },
});
