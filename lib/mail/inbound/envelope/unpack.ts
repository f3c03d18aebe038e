/**
 * Unpacks compressed data from a stranger, up to a limit for each message: a few bytes of zeros
 * must not become a large message.
 */
import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/** Bytes that may still be unpacked for this message. */
export type Allowance = { bytes: number };

/** More than the text of any reply, however deeply nested. */
export function startAllowance(): Allowance {
  return { bytes: 8 * 1024 * 1024 };
}

/** Null if the data are broken or too large. Truncated data give the part before the cut. */
export function unpack(
  format: 'zlib' | 'raw',
  packed: Buffer,
  allowance: Allowance,
): Buffer | null {
  if (allowance.bytes <= 0) return null;
  const options = { maxOutputLength: allowance.bytes, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    const unpacked =
      format === 'zlib' ? inflateSync(packed, options) : inflateRawSync(packed, options);
    allowance.bytes -= unpacked.length;
    return unpacked;
  } catch {
    allowance.bytes = 0;
    return null;
  }
}
