/**
 * A machine whose wall clock a test sets while its own counter runs on, like `date -s` does for
 * every process.
 */
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type FalseClock = { env: Record<string, string>; set(ahead: number): void };

/**
 * Processes that are started with `env` read the clock `ahead` milliseconds from the real one, from
 * each `set` on.
 */
export function falseClock(): FalseClock {
  const folder = mkdtempSync(join(tmpdir(), 'campaign-clock-'));
  const file = join(folder, 'ahead');
  const code = `import { readFileSync } from 'node:fs';
const real = Date.now;
const read = () => Number(readFileSync(${JSON.stringify(file)}, 'utf8'));
let ahead = read();
setInterval(() => (ahead = read()), 20).unref();
Date.now = () => real() + ahead;
`;
  writeFileSync(join(folder, 'clock.mjs'), code);
  // In one step: no process reads half a number.
  const set = (ahead: number): void => {
    writeFileSync(`${file}.new`, String(ahead));
    renameSync(`${file}.new`, file);
  };
  set(0);
  return {
    env: { NODE_OPTIONS: `--import ${pathToFileURL(join(folder, 'clock.mjs')).href}` },
    set,
  };
}
