/** Reads a Maildir without changing it: nothing is moved from new to cur, no flag is set. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readMailFile, unreadableItem } from './read-file.ts';
import { SECOND, type Instant } from '../../../domain/time.ts';
import type { InboundSource } from './source.ts';
import type { InboundItem } from '../../../domain/responses/inbound.ts';

/**
 * Messages of `cur` and `new` in order of arrival: the unique names of a Maildir begin with the
 * seconds since 1970.
 */
export function readMaildir(path: string): InboundSource {
  return { name: path, read: () => readFolder(path) };
}

async function* readFolder(path: string): AsyncGenerator<InboundItem> {
  const found = [...list(path, 'cur'), ...list(path, 'new')].sort((a, b) =>
    uniqueName(a.name) < uniqueName(b.name) ? -1 : 1,
  );
  for (const { folder, name } of found) {
    const item = readOne(path, folder, name);
    if (item !== null) yield item;
  }
}

/** Null if another program removed it after the listing. */
function readOne(path: string, folder: string, name: string): InboundItem | null {
  const receivedAt = arrival(name);
  try {
    return readMailFile(join(path, folder, name), receivedAt);
  } catch {
    // Another reader may have moved it to cur or set a flag after the listing: its unique name
    // stays.
    const moved = list(path, 'cur').find((entry) => uniqueName(entry.name) === uniqueName(name));
    if (moved === undefined)
      return existsSync(join(path, folder, name))
        ? unreadableItem(join(path, folder, uniqueName(name)))
        : null;
    try {
      return readMailFile(join(path, 'cur', moved.name), receivedAt);
    } catch {
      return unreadableItem(join(path, 'cur', uniqueName(name)));
    }
  }
}

function list(path: string, folder: string): { folder: string; name: string }[] {
  try {
    const entries = readdirSync(join(path, folder), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => ({ folder, name: entry.name }));
  } catch {
    return [];
  }
}

/** The name without flags: `1700000000.M1P2.host:2,S` is `1700000000.M1P2.host`. */
function uniqueName(name: string): string {
  return name.split(':')[0]!;
}

function arrival(name: string): Instant | null {
  const seconds = /^(\d{9,10})\./.exec(name)?.[1];
  return seconds === undefined ? null : Number(seconds) * SECOND;
}
