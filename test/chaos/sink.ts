/** Starts the sink of the chaos runs and reads its log. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT } from '../support/child.ts';

/** One mail that the sink took: `date` is its Date header (the sender's clock), `at` the sink's own clock, just before its 250. */
export type Taken = { id: string; to: string; from: string; date: number; at: number };
export type ChaosSink = { url: string; taken(): Taken[]; close(): Promise<void> };

export const LOADER = join(PROJECT, 'node_modules/tsx/dist/loader.mjs');

/** `keepMs`: a mail is answered after up to so many milliseconds in which the sink has it and its sender does not know. */
export async function startChaosSink(log: string, keepMs: number): Promise<ChaosSink> {
  const child = spawn(process.execPath, ['--import', LOADER, join(PROJECT, 'test/chaos/sink-process.ts'), log, String(keepMs)], { stdio: ['pipe', 'pipe', 'inherit'] }) as ChildProcess;
  const port = String((await once(createInterface({ input: child.stdout! }), 'line'))[0]);
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken: () => readTaken(log),
    async close() {
      child.stdin!.end();
      await once(child, 'exit');
    },
  };
}

/** Lines are written whole, by one process. */
export function readTaken(log: string): Taken[] {
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Taken) : [];
}
