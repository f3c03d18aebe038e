/** Writes to the file: only IMMEDIATE transactions, retried with jitter until a deadline, never held across an await. */
import type { Database } from 'better-sqlite3';
import { Failure } from '../domain/failure.ts';

export type State = {
  db: Database;
  path: string;
  /** True: every transaction is rolled back after it has answered. */
  dryRun: boolean;
};

const DEADLINE_MS = 30_000;
class DryRun {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/**
 * Runs `work` in one IMMEDIATE transaction and returns what it returned; a thrown error rolls back.
 * SQLite's own busy handler is unfair and blocks the event loop, so it waits 250 ms only, and we retry with jitter.
 * Throws Failure `state_locked` when another process holds the file for 30 s.
 */
export function transact<T>(state: State, work: () => T): Promise<T> {
  return untilFree(state.path, () => transactOnce(state, work));
}

/** Tries again for as long as another process is in the way. Throws Failure `state_locked` after 30 s. */
export async function untilFree<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  const deadline = performance.now() + DEADLINE_MS;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > deadline) throw locked(path);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(250, 5 * 2 ** attempt)));
    }
  }
}

/** As `transact`, but synchronous and without a retry of its own: for the commit between a server's 354 and our first byte. */
export function transactOnce<T>(state: State, work: () => T): T {
  if (!state.dryRun) return state.db.transaction(work).immediate();
  try {
    return state.db
      .transaction((): T => {
        throw new DryRun(work());
      })
      .immediate();
  } catch (error) {
    if (error instanceof DryRun) return error.value as T;
    throw error;
  }
}

/** True for SQLITE_BUSY and its extended codes. */
export function isBusy(error: unknown): boolean {
  return typeof (error as { code?: unknown }).code === 'string' && (error as { code: string }).code.startsWith('SQLITE_BUSY');
}

function locked(path: string): Failure {
  return new Failure({
    code: 'state_locked',
    exit: 'tryAgain',
    message: `Another process holds the state file ${path} for longer than ${DEADLINE_MS / 1000} seconds.`,
    hint: 'Wait for the other command to end and call again; nothing was changed by this one.',
  });
}
