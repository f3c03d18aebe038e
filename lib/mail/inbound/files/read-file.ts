/** Reads one message from a file: whole when small, its beginning when large. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { contentKey, truncatedKey } from './item-key.ts';
import { HEAD_BYTES, LARGE_MAIL, type InboundItem } from './source.ts';
import type { Instant } from '../../../domain/time.ts';

/** Most messages are smaller: one read then says that there is no more, without asking for the size first. */
const scratch = Buffer.allocUnsafeSlow(65_536);
/** A short read ends a file, except on file systems that hand out whole pages. */
const PAGE = 4_096;

/** Synchronous on purpose: mail files are small and local, and the thread pool costs several times the read. Throws the file system's error. */
export function readMailFile(path: string, receivedAt: Instant | null): InboundItem {
  const file = openSync(path, 'r');
  try {
    const got = readSync(file, scratch, 0, scratch.length, 0);
    if (got < scratch.length && got % PAGE !== 0)
      return toItem(Buffer.from(scratch.subarray(0, got)), {
        locator: path,
        receivedAt,
        truncated: false,
      });
    return readLarge(file, { locator: path, receivedAt });
  } finally {
    closeSync(file);
  }
}

function readLarge(
  file: number,
  about: { locator: string; receivedAt: Instant | null },
): InboundItem {
  const { size } = fstatSync(file);
  const truncated = size > LARGE_MAIL;
  const raw = Buffer.allocUnsafe(truncated ? HEAD_BYTES : size);
  let filled = 0;
  while (filled < raw.length) {
    const got = readSync(file, raw, filled, raw.length - filled, filled);
    if (got === 0) break;
    filled += got;
  }
  return toItem(raw.subarray(0, filled), { ...about, truncated });
}

/** Its key is made when it is asked for: `classify` never does. */
export function toItem(
  raw: Buffer,
  about: { locator: string; receivedAt: Instant | null; truncated: boolean },
): InboundItem {
  let key: string | null = null;
  return {
    get key() {
      return (key ??= about.truncated ? truncatedKey(raw) : contentKey(raw));
    },
    raw,
    ...about,
  };
}

/** What stands for a message that is there but cannot be read: it is counted and kept aside, and the rest goes on. */
export function unreadableItem(locator: string): InboundItem {
  return {
    key: contentKey(Buffer.from(`unreadable\n${locator}`)),
    locator,
    receivedAt: null,
    raw: Buffer.alloc(0),
    truncated: true,
  };
}
