/**
 * The guard before the first message of a call: only the original file may send, and only a sound
 * one. Marks the file's progress for later checks.
 */
import { statSync } from 'node:fs';
import { markProgress, rememberMachine } from '../file/identity.ts';
import { placeOf, sameFile } from '../file/file-fingerprint.ts';
import { refuseCopy } from '../file/standing.ts';
import { fileFailure, storageFault } from '../file/failures.ts';
import { transactOnce, untilFree, type State } from '../file/transact.ts';

export type SendingSession = {
  /** Throws Failure `state_replaced` when the file was removed or replaced in the meantime. */
  refuseReplaced(): void;
  /** Never fails and never waits. */
  end(): void;
};

/**
 * Bytes. `quick_check` reads the whole file, about one second per gigabyte, in every call of
 * `send`.
 */
const CHECKED_UP_TO = 64 * 1024 * 1024;
/**
 * Milliseconds. A copy made within this time before the sender died cannot be told from the
 * original by its content.
 */
const MARK_EVERY_MS = 100;

/**
 * Returns the guard. Calls `stop` when the file is replaced during sending: later commits would be
 * lost. Throws Failure `state_restored`, `state_wal_missing`, `state_corrupt`, and those of an
 * unwritable file.
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
  await markPartial(state);
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
 * The guard before messages are read, because only this file stores the changes. Throws Failure
 * `state_restored`, `state_wal_missing`. Does not wait for a process that reads an older state: if
 * the log is lost, the messages are read again.
 */
export function beginReading(state: State): void {
  refuseCopy(state);
  quietly(() => state.log?.checkpoint());
}

/**
 * Before the first message leaves, marks in the file that its log has more commits: without the
 * log, the file is then not taken for complete. Throws Failure `state_locked` when a process reads
 * an older state of the file for longer than a command waits.
 */
async function markPartial({ path, log }: State): Promise<void> {
  await untilFree(path, () => {
    if (log?.checkpoint() !== true)
      throw Object.assign(new Error('a reader of an older state blocks the checkpoint'), {
        code: 'SQLITE_BUSY',
      });
  });
}

/**
 * Checks the file's pages. A wrong header was refused before opening. In larger files SQLite checks
 * the pages as it reads them: each message needs three transactions on the pages that matter to it;
 * if one of them is damaged, the transaction fails and nothing is sent.
 */
function refuseUnsound(state: State): void {
  if (statSync(state.path).size > CHECKED_UP_TO) return;
  const found = String(state.db.pragma('quick_check(1)'));
  if (found !== 'ok')
    throw storageFault('state_corrupt', state.path, {
      detail: ` (${found.replace(/\s+/g, ' ').slice(0, 200)})`,
    });
}

/** A mark that is not written stays at an older event: it finds less, but does no harm. */
function quietly(write: () => void): void {
  try {
    write();
  } catch {
    // The next mark may succeed, and a real fault appears in the next transaction.
  }
}
