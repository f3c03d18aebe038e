/**
 * Calls a script as a user would, in a process of its own: the same checks, the same policy, the
 * same audit trail.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../../tools/start.mjs', import.meta.url));
const SCRIPTS = new URL('../../../scripts/', import.meta.url);
/** After the signal a command finishes what is under way; this bounds how long that may take. */
const GRACE = 60_000;

export type ScriptCall = { script: string; words: readonly string[]; folder: string };
export type ScriptEnd = { stdout: string; stderr: string; endedEarly: boolean };

/** `limit`: milliseconds until the command is told to end, as by Ctrl+C. */
export function callScript(
  { script, words, folder }: ScriptCall,
  limit: number,
  signal: AbortSignal,
): Promise<ScriptEnd> {
  const file = fileURLToPath(new URL(`${script}.ts`, SCRIPTS));
  const options = ['--disable-warning=ExperimentalWarning', START, file];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...options, ...words], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let endedEarly = false;
    let kill: NodeJS.Timeout | undefined;
    const end = (): void => {
      endedEarly = true;
      child.kill('SIGTERM');
      kill ??= setTimeout(() => child.kill('SIGKILL'), GRACE);
    };
    const timer = setTimeout(end, limit);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const settle = (): void => {
      clearTimeout(timer);
      clearTimeout(kill);
      signal.removeEventListener('abort', end);
    };
    child
      .on('error', (error) => {
        settle();
        reject(error);
      })
      .on('close', () => {
        settle();
        resolve({ stdout, stderr, endedEarly });
      });
  });
}
