/** Opens once more the file of a quarantined mail of which nothing is kept, because it could not be opened then. */
import { statSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { readMailFile } from '../../../mail/inbound/files/read-file.ts';
import type { Quarantined } from '../../../domain/responses/quarantined.ts';
import type { InboundItem } from '../../../domain/responses/inbound.ts';

/** Null when it is no file from here, or still cannot be opened. */
export function openSetAsideFile({
  locator,
  receivedAt,
  source,
}: Pick<Quarantined, 'locator' | 'receivedAt' | 'source'>): InboundItem | null {
  // Only what lies in the folder that was named then: a locator is no path that others may choose.
  const from = relative(source, locator);
  if (from.startsWith('..') || isAbsolute(from)) return null;
  try {
    return statSync(locator).isFile() ? readMailFile(locator, receivedAt) : null;
  } catch {
    return null;
  }
}
