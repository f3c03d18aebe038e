/** Reads one message from a file: whole when small, its beginning when large. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { contentKey, truncatedKey } from './item-key.ts';
import { HEAD_BYTES, LARGE_MAIL } from './source.ts';
import type { Instant } from '../../../domain/time.ts';
import type { InboundItem } from '../../../domain/responses/inbound.ts';

/** Most messages are smaller, so one read finds the end of the file without asking for its size. */
const scratch = Buffer.allocUnsafeSlow(65_536);
/** A short read means the end of the file, except on file systems that return whole pages. */
const PAGE = 4_096;

/**
 * Synchronous on purpose: mail files are small and local, and the thread pool costs several times
 * the read. Throws the file system's error.
 */
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

export function toItem(
  raw: Buffer,
  about: { locator: string; receivedAt: Instant | null; truncated: boolean },
): InboundItem {
  return new FileItem(raw, about);
}

/** Computes the key on demand: `classify` never needs it. */
class FileItem implements InboundItem {
  readonly raw: Buffer;
  readonly locator: string;
  readonly receivedAt: Instant | null;
  readonly truncated: boolean;
  #key: string | null = null;

  constructor(raw: Buffer, about: Omit<InboundItem, 'key' | 'raw'>) {
    this.raw = raw;
    this.locator = about.locator;
    this.receivedAt = about.receivedAt;
    this.truncated = about.truncated;
  }

  get key(): string {
    return (this.#key ??= this.truncated ? truncatedKey(this.raw) : contentKey(this.raw));
  }
}

/**
 * Stands for a message that exists but cannot be read: the caller counts it, quarantines it and
 * goes on.
 */
export function unreadableItem(locator: string): InboundItem {
  return {
    key: contentKey(Buffer.from(`unreadable\n${locator}`)),
    locator,
    receivedAt: null,
    raw: Buffer.alloc(0),
    truncated: true,
  };
}
