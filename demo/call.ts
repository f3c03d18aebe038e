/** Calls the scripts like a user: one process each, arguments in, one JSON document out. */
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

type CallAnswer = {
  ok: boolean;
  data: any;
  warnings: { code: string; message: string }[];
  next: { why: string; run: string }[];
  error?: { code: string; message: string; hint: string };
};
type DemoScript = 'rate_limiter' | 'response_tracker' | 'analytics';
/** `now` null: on the real clock, as for the commands suggested at the end. */
export type DemoCall = (
  script: DemoScript,
  args: readonly string[],
  now: number | null,
) => Promise<CallAnswer>;

export class CallFailed extends Error {}

export type DemoCaller = { call: DemoCall; calls(): number };

/** `folder` becomes the working folder, so the database is in its `.agentfs`. */
export function callFrom(folder: string, secrets: Readonly<Record<string, string>>): DemoCaller {
  let calls = 0;
  const { NODE_EXTRA_CA_CERTS: _slow, CAMPAIGN_DB: _elsewhere, ...env } = process.env;
  return {
    calls: () => calls,
    async call(script, args, now) {
      calls++;
      const clock = now === null ? [] : ['--now', new Date(now).toISOString()];
      const argv = [...withTypeScript(), join(ROOT, 'scripts', `${script}.ts`), ...args, ...clock];
      const { stdout, stderr, code } = await run(argv, {
        cwd: folder,
        env: { ...env, ...secrets },
      });
      if (process.env['CHECK_ANSWERS'] === '1')
        await (await import('../test/support/answers/check-answer.ts')).checkPrinted(stdout);
      const told = `${script}.ts ${args.join(' ')}`;
      let envelope: CallAnswer;
      try {
        envelope = JSON.parse(stdout) as CallAnswer;
      } catch {
        throw new CallFailed(
          `${told} ended with ${code} and no JSON document: ${(stderr || stdout).slice(0, 2_000)}`,
        );
      }
      if (code !== 0 || !envelope.ok)
        throw new CallFailed(
          `${told} ended with ${code}: ${envelope.error?.message ?? 'no reason'} ${envelope.error?.hint ?? ''}`,
        );
      return envelope;
    },
  };
}

/** Node runs TypeScript itself from 22.18 on; older versions need tsx. */
function withTypeScript(): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const own = major > 23 || (major === 22 && minor >= 18) || (major === 23 && minor >= 6);
  return own ? ['--disable-warning=ExperimentalWarning'] : ['--import', import.meta.resolve('tsx')];
}

function run(
  argv: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ stdout: string; stderr: string; code: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
        code,
      }),
    );
  });
}
