/** The command `preview`, called in this process on a real state file. */
import { command } from '../../../../lib/cli/rate-limiter/preview/preview.ts';
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import type { Answer, Context } from '../../../../lib/cli/runner/command.ts';
import type { State } from '../../../../lib/state/file/transact.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import { MONDAY } from '../../../support/quota.ts';

export const NOW = MONDAY + HOUR;

type Flags = Partial<Parameters<typeof command.run>[1]> & { output?: string; format?: string };
type Data = Record<string, any>;

export function preview(
  state: State,
  flags: Flags = {},
  env: Record<string, string> = { ANN_SMTP: 'smtp://127.0.0.1:25' },
): Promise<Answer & { data: Data }> {
  const context = {
    script: 'rate_limiter',
    clock: virtualClock(NOW),
    state,
    env,
    callAgain: (script: string, rest: string) => `${script}.ts ${rest}`,
  } as unknown as Context;
  const values = { campaignId: 'spring', limit: 5, ...flags };
  return command.run(context, values as Parameters<typeof command.run>[1], []) as Promise<
    Answer & { data: Data }
  >;
}
