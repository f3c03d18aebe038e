/** Wires the backup to the state file, which it reads, and to the copy, which it writes. */
import { backUp, type BackedUp } from '../../../state/file/backup.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Instant } from '../../../domain/time.ts';

export type BackupPort = {
  backUp(file: string, options: { force: boolean; now: Instant }): Promise<BackedUp>;
};

export function wireBackup(state: State): BackupPort {
  return { backUp: (file, options) => backUp(state, file, options) };
}
