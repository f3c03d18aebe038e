/**
 * Starts `rate_limiter.ts send`, or `tick`, as the process itself, without a launcher that would survive a
 * kill.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { childEnvironment, LOADER, PROJECT } from '../support/child.ts';

export type ChaosSender = { child: ChildProcess; ended: Promise<Ending> };
export type Ending = { code: number | null; signal: NodeJS.Signals | null; stdout: string };

/** Every mailbox of the chaos runs names this variable. */
export const SMTP_VARIABLE = 'CHAOS_SMTP';

/** `tick` sends too; the others of its kind wait while it runs. */
export type SendingCommand = 'send' | 'tick';

export function startSender(
  path: string,
  url: string,
  flags: readonly string[],
  command: SendingCommand = 'send',
): ChaosSender {
  const child = spawn(
    process.execPath,
    ['--import', LOADER, join(PROJECT, 'scripts/rate_limiter.ts'), command, '--db', path, ...flags],
    {
      cwd: dirname(path),
      env: { ...childEnvironment(), [SMTP_VARIABLE]: url },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  return {
    child,
    ended: new Promise((resolve, reject) =>
      child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, stdout })),
    ),
  };
}
