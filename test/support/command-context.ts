/** Runs a command on a real state file as the script does, without the process. */
import { virtualClock } from '../../lib/cli/clock/clock.ts';
import { silentProgress } from '../../lib/cli/runner/progress.ts';
import type { Answer, Context } from '../../lib/cli/runner/command.ts';
import type { State } from '../../lib/state/file/transact.ts';

export type CommandWorld = {
  state: State;
  now: number;
  env?: Record<string, string>;
  context?: Partial<Context>;
};
type Runnable = { run(context: Context, values: never, positionals: string[]): Promise<Answer> };

export function runOn(
  command: Runnable,
  { state, now, env = {}, context = {} }: CommandWorld,
  values: Record<string, unknown>,
): Promise<Answer> {
  const call = (script: string, rest: string): string => `${script}.ts ${rest}`;
  return command.run(
    {
      script: 'rate_limiter',
      state,
      stateIfAny: state,
      env,
      cwd: '/',
      dbPath: state.path,
      clock: virtualClock(now),
      signal: new AbortController().signal,
      progress: silentProgress(),
      lineByLine: false,
      whole: false,
      format: null,
      callAgain: call,
      writeCall: call,
      printLines: () => Promise.resolve(),
      ...context,
    },
    { dryRun: false, ...values } as never,
    [],
  );
}
