/**
 * Compares the times of child processes: alternating, so that a noisy machine slows both sides, and
 * by medians.
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const ROOT = join(import.meta.dirname, '..');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
/**
 * Prints on stderr, at the end, what the process used: peak memory (KB) and processor time
 * (microseconds, all threads).
 */
const USAGE = `data:text/javascript,process.on('exit',()=>{const{maxRSS,userCPUTime:u,systemCPUTime:s}=process.resourceUsage();process.stderr.write('maxRSS='+maxRSS+' cpu='+(u+s)+'\\n')})`;

export type Ran = {
  ms: number;
  document: { ok: boolean; data: Record<string, any>; error?: { message: string } };
  peakMb: number;
  cpuMs: number;
};
export type MeasuredCall = {
  folder: string;
  env?: Readonly<Record<string, string>>;
  tolerant?: boolean;
};

/** Runs a TypeScript file with tsx in `folder`. Throws when it fails. */
export function runFile(
  file: string,
  args: readonly string[],
  { folder, env = {} }: MeasuredCall,
): Promise<Ran> {
  // To load the machine's certificates takes 33 ms of each start on both sides, and nothing here
  // leaves loopback.
  const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--import', TSX, '--import', USAGE, file, ...args],
      { cwd: folder, env: { ...inherited, ...env }, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        const ms = performance.now() - began;
        if (error)
          return reject(
            new Error(
              `${file} ${args.join(' ')} failed:\n${stdout.slice(0, 1_000)}\n${stderr.slice(0, 2_000)}`,
            ),
          );
        const peakMb = Number(/maxRSS=(\d+)/.exec(stderr)?.[1] ?? 0) / 1_024;
        const cpuMs = Number(/ cpu=(\d+)/.exec(stderr)?.[1] ?? 0) / 1_000;
        resolve({
          ms,
          peakMb,
          cpuMs,
          document: stdout.startsWith('{')
            ? (JSON.parse(stdout) as Ran['document'])
            : { ok: true, data: {} },
        });
      },
    );
  });
}

export function runScript(
  script: string,
  args: readonly string[],
  call: MeasuredCall,
): Promise<Ran> {
  return runFile(join(ROOT, 'scripts', `${script}.ts`), args, call);
}

/** Runs both sides alternately, `rounds` times, and returns the median of each. */
export async function alternate(
  rounds: number,
  left: (round: number) => Promise<number>,
  right: (round: number) => Promise<number>,
): Promise<{ left: number; right: number }> {
  const figures: { left: number[]; right: number[] } = { left: [], right: [] };
  for (let round = 0; round < rounds; round += 1) {
    figures.left.push(await left(round));
    figures.right.push(await right(round));
  }
  return { left: median(figures.left), right: median(figures.right) };
}

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
