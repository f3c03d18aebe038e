/**
 * Runs a dry run of several transactions in a copy of the state file, which is deleted: it takes
 * the same steps as the real run, and keeps no other process waiting.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp } from '../../../state/file/backup.ts';
import { closeState, openState } from '../../../state/file/open.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Context } from '../../runner/command.ts';

/** `dryRun` false: `work` gets the state file itself. Throws what `work` throws. */
export async function onCopyIf<T>(
  dryRun: boolean,
  { state, clock }: Pick<Context, 'state' | 'clock'>,
  work: (state: State) => Promise<T>,
): Promise<T> {
  if (!dryRun) return work(state);
  // Only the owner may access it.
  const folder = mkdtempSync(join(tmpdir(), 'dry-run-'));
  try {
    const path = join(folder, 'copy.db');
    await backUp(state, path, { force: false, now: clock.now() });
    const copy = await openState(path, 'write', { now: clock.now() });
    try {
      copy.db.pragma('synchronous = OFF');
      return await work(copy);
    } finally {
      closeState(copy);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
