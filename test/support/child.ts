/** Runs TypeScript in a process of its own, like another invocation of the program. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
/**
 * The loader itself: node_modules/.bin/tsx is a process of its own before the one that is meant.
 */
export const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export type ChildExit = {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
};
type Options = {
  cwd?: string;
  env?: Record<string, string>;
  input?: string;
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
};

/** `args`: a script's path and its arguments, or `-e` and code. */
export function runChild(args: readonly string[], options: Options = {}): Promise<ChildExit> {
  const child = spawn(process.execPath, ['--import', LOADER, ...args], {
    cwd: options.cwd ?? PROJECT,
    env: { ...childEnvironment(), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  options.onStart?.((signal) => child.kill(signal));
  child.stdin.end(options.input ?? '');
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise<ChildExit>((resolve, reject) => {
    child
      .on('error', reject)
      .on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  }).then(async (ended) => {
    if (args[0]?.startsWith(`${PROJECT}scripts/`)) await checkScript(ended.stdout);
    return ended;
  });
}

/** Loaded where a script is called: a test of one function does without it. */
export async function checkScript(stdout: string): Promise<void> {
  const { checkPrinted } = await import('./answers/check-answer.ts');
  await checkPrinted(stdout);
}

/**
 * This environment without a state file of its own. Loopback only: no certificates are loaded,
 * which costs 33 ms.
 */
export function childEnvironment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, CAMPAIGN_DB: __, ...env } = process.env;
  return env;
}

/** Runs ESM code; paths in it are relative to the project. */
export function runCode(code: string, options: Options = {}): Promise<ChildExit> {
  return runChild(['--input-type=module', '-e', code], options);
}
