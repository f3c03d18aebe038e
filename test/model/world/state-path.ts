/** Where the state files of model runs lie: in memory where there is such a place, because processes die here and disks do not. */
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
