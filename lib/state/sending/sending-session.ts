/** The guard before the first message of a call: only from the original file, only from a sound one; and the trail it leaves for the next. */
import { statSync } from 'node:fs';
import { markProgress, rememberMachine } from '../file/identity.ts';
import { placeOf, sameFile } from '../file/file-fingerprint.ts';
import { refuseCopy } from '../file/standing.ts';
import { fileFailure, storageFault } from '../file/failures.ts';
import { transactOnce, untilFree, type State } from '../file/transact.ts';

export type SendingSession = {
  /** Throws Failure `state_replaced` when the file was taken away or exchanged meanwhile. */
  refuseReplaced(): void;
  /** Never fails, never waits: that a sender has ended is worth neither. */
  end(): void;
};

/** `quick_check` reads the whole file, about a second for each gigabyte, and every call of `send` would pay for it. */
const CHECKED_UP_TO = 64 * 1024 * 1024;
/** A copy taken later than this before the sender died is not told from the original by its content. */
const MARK_EVERY_MS = 100;

/**
 * Throws Failure `state_restored`, `state_wal_missing`, `state_corrupt`, and those of a file that cannot be written.
 * `stop` is called when the file is exchanged under the sender: what is committed from then on, nobody will find.
 */
export async function beginSending(state: State, stop: () => void): Promise<SendingSession> {
  refuseUnsound(state);
  refuseCopy(state);
  const place = placeOf(state.path);
  const replaced = (): boolean => {
    try {
      return !sameFile(placeOf(state.path), place);
    } catch {
      return true;
    }
  };
  await untilFree(state.path, () => transactOnce(state, () => rememberMachine(state)));
  await sayPartial(state);
  try {
    markProgress(state, place);
  } catch (error) {
    throw fileFailure(error, state.path);
  }
  const timer = setInterval(() => {
    if (replaced()) stop();
    else quietly(() => markProgress(state, place));
  }, MARK_EVERY_MS).unref();
  return {
    refuseReplaced() {
      if (replaced()) throw storageFault('state_replaced', state.path);
    },
    end() {
      clearInterval(timer);
      if (replaced()) return;
      quietly(() => markProgress(state, place));
    },
  };
}

/**
 * The guard before mail is read: what it changes is remembered nowhere but in this file. Throws Failure `state_restored`, `state_wal_missing`.
 * Where another process reads an older state for long, nobody waits for it: what was read is read again when the log is lost.
 */
export function beginReading(state: State): void {
  refuseCopy(state);
  quietly(() => state.log?.carry());
}

/**
 * Before the first message leaves, the file itself says that its log holds more: without that log it is not taken for a whole one.
 * Throws Failure `state_locked` when a process reads an older state of the file for longer than a command waits.
 */
async function sayPartial({ path, log }: State): Promise<void> {
  await untilFree(path, () => {
    if (log?.carry() !== true)
      throw Object.assign(new Error('a reader is in the way'), { code: 'SQLITE_BUSY' });
  });
}

/**
 * A header that does not fit its file was refused before it was opened. Beyond a size only what is used is checked, by SQLite itself as it
 * reads: every message needs three transactions over the pages that decide on it, and one that meets a damaged page fails and sends nothing.
 */
function refuseUnsound(state: State): void {
  if (statSync(state.path).size > CHECKED_UP_TO) return;
  const found = String(state.db.pragma('quick_check(1)'));
  if (found !== 'ok')
    throw storageFault('state_corrupt', state.path, {
      detail: ` (${found.replace(/\s+/g, ' ').slice(0, 200)})`,
    });
}

/** A mark that is not written is a mark that is older: it finds less, and harms nothing. */
function quietly(write: () => void): void {
  try {
    write();
  } catch {
    // The next one may succeed; what really fails, the ledger says first.
  }
}
