/** Reads messages from files, one message each, and from folders of such files. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readMailFile, unreadableItem } from './read-file.ts';
import type { InboundSource } from './source.ts';
import type { InboundItem } from '../../../domain/responses/inbound.ts';

/**
 * Files are read in the order of their paths. A folder means every file below it, with any
 * extension, except names that begin with a dot.
 */
export function readEmlFiles(paths: string[]): InboundSource {
  return {
    name: paths.length === 1 ? paths[0]! : `${paths.length} paths`,
    read: () => readAll(paths),
  };
}

async function* readAll(paths: string[]): AsyncGenerator<InboundItem> {
  for (const path of [...paths].sort()) {
    for (const file of listFiles(path)) {
      let item: InboundItem;
      try {
        item = readMailFile(file, null);
      } catch {
        item = unreadableItem(file);
      }
      yield item;
    }
  }
}

function* listFiles(path: string): Generator<string> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isDirectory()) {
    yield path;
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true }).filter(
    (entry) => !entry.name.startsWith('.'),
  );
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* listFiles(inner);
    // A link to a file is followed, a link to a folder is not: folders could form a circle. Sockets
    // and pipes would block for ever.
    else if (
      entry.isFile() ||
      (entry.isSymbolicLink() && statSync(inner, { throwIfNoEntry: false })?.isFile() === true)
    )
      yield inner;
  }
}
