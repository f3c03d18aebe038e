/**
 * Opens once more the file of a quarantined message that has no stored copy, because the file could
 * not be opened before.
 */
import { statSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { readMailFile } from '../../../mail/inbound/files/read-file.ts';
import type { Quarantined } from '../../../domain/responses/quarantined.ts';
import type { InboundItem } from '../../../domain/responses/inbound.ts';

/** Null when it is not a file of this machine, or still cannot be opened. */
export function openSetAsideFile({
  locator,
  receivedAt,
  source,
}: Pick<Quarantined, 'locator' | 'receivedAt' | 'source'>): InboundItem | null {
  // Only files in the folder that the operator named: a locator must not lead elsewhere.
  const from = relative(source, locator);
  if (from.startsWith('..') || isAbsolute(from)) return null;
  try {
    return statSync(locator).isFile() ? readMailFile(locator, receivedAt) : null;
  } catch {
    return null;
  }
}
