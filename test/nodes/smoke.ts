/** Calls the real scripts with one Node, many times each: how a process ends is part of its answer. */
import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { DAY, HOUR } from '../../lib/domain/time.ts';
import { LOADER, PROJECT, childEnvironment } from '../support/child.ts';
import { plan } from '../support/sending.ts';
import { startSink, type SmtpSink } from '../support/smtp-sink.ts';
import { newPath, people, seededState } from '../support/state-file.ts';
import type { OtherNode } from './fetch-nodes.ts';

/** `failures`: what was seen of each run that did not end as it should, without repeating. */
export type SmokeResult = {
  engine: string;
  passed: number;
  failed: number;
  failures: Set<string>;
};

/** The contract of the drivers, then `runs` calls of `status` and of `send`, which delivers one message each. */
export async function smoke(node: OtherNode, runs: number): Promise<SmokeResult> {
  const result: SmokeResult = { ...contract(node), engine: engineOf(node) };
  const sink = await startSink();
  try {
    const path = await dueMessages(runs);
    for (let i = 0; i < runs; i++) {
      await count(result, call(node, ['status', '--campaign-id', 'spring', '--db', path], sink));
      const send = ['send', '--campaign-id', 'spring', '--max', '1', '--db', path];
      await count(result, call(node, send, sink));
    }
    if (sink.messages.length !== runs) fail(result, `${sink.messages.length} of ${runs} arrived`);
  } finally {
    await sink.close();
  }
  return result;
}

/** A message for each run of `send`, all of them due by the machine's own clock. */
async function dueMessages(runs: number): Promise<string> {
  const now = Date.now() - HOUR;
  const file = { sendWindow: { maxLateness: 0 } };
  const state = await seededState({ now, file, people: people(runs) }, newPath());
  await plan(state, now, runs);
  state.db.prepare('UPDATE message SET send_at = 0, open_until = ?').run(now + 900 * DAY);
  state.db.close();
  return state.path;
}

type Ended = { said: string | null };

/** What was wrong with the end of one call; null when nothing was. */
function call({ bin }: OtherNode, args: readonly string[], sink: SmtpSink): Promise<Ended> {
  const child = spawn(join(PROJECT, 'scripts/rate_limiter.ts'), args, {
    env: {
      ...childEnvironment(),
      PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
      ANN_SMTP: sink.url,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => {
      const answered =
        /^\{"ok":true/.test(stdout) && (args[0] !== 'send' || /"sent":1\b/.test(stdout));
      const fine = code === 0 && stderr === '' && answered;
      const [line = ''] = (stderr || stdout).trim().split('\n');
      resolve({ said: fine ? null : `${args[0]} ended with ${signal ?? code}: ${line}` });
    });
  });
}

async function count(result: SmokeResult, ended: Promise<Ended>): Promise<void> {
  const { said } = await ended;
  if (said === null) result.passed++;
  else fail(result, said);
}

function fail(result: SmokeResult, said: string): void {
  result.failed++;
  result.failures.add(said);
}

function engineOf({ bin }: OtherNode): string {
  const code = `import { chooseEngine } from './lib/state/engine/choose-engine.ts';
    console.log(chooseEngine().name);`;
  const args = ['--import', LOADER, '--input-type=module', '-e', code];
  return spawnSync(join(bin, 'node'), args, { cwd: PROJECT, encoding: 'utf8' }).stdout.trim();
}

function contract({ bin }: OtherNode): Omit<SmokeResult, 'engine'> {
  const vitest = join(PROJECT, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--project', 'short', 'test/state/engine', '--maxWorkers=1'];
  const { stdout, stderr } = spawnSync(join(bin, 'node'), args, { cwd: PROJECT, encoding: 'utf8' });
  const [, passed, failed] = /^(\d+) passed, (\d+) failed/m.exec(stdout) ?? [];
  if (passed !== undefined && failed === '0')
    return { passed: Number(passed), failed: 0, failures: new Set() };
  return {
    passed: Number(passed ?? 0),
    failed: Number(failed ?? 1),
    failures: new Set([`the contract: ${(stderr || stdout).slice(0, 2_000)}`]),
  };
}
