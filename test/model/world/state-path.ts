/**
 * Where the state files of model runs are: in memory if possible, because only processes die here,
 * not disks.
 */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';

export function newStatePath(): string {
  return join(
    mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'campaign-model-')),
    'campaigns.db',
  );
}
