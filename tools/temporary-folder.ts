/** One temporary folder for all files of a test run, removed at its end. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A short name, because the path of a socket may have only 107 characters. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cm-'));
  // Mail servers access it as users of their own.
  chmodSync(folder, 0o1777);
  process.env['TMPDIR'] = folder;
  return () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      console.error(`${folder} could not be removed: ${(error as Error).message}`);
    }
  };
}
