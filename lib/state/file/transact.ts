/**
 * Writes to the file: only IMMEDIATE transactions, retried with jitter until a deadline, never held
 * across an await.
 */
import type { Database } from '../engine/database.ts';
import { storageFault } from './failures.ts';
import type { LogKeeper } from './log/log-keeper.ts';
import type { FileStanding } from './standing.ts';
import type { ClockPace } from '../../domain/clock.ts';
import type { ApprovalRequest } from '../../domain/approval/approval.ts';
import type { PolicyInForce } from '../../domain/approval/policy.ts';
import { errorCode } from '../../domain/thrown.ts';

export type State = {
  db: Database;
  path: string;
  /** True: every transaction is rolled back after it has returned its result. */
  dryRun: boolean;
  /** Checkpoints the log into the file; null for a read-only state. */
  log: LogKeeper | null;
  /**
   * Whether the file is the original, as found at opening, before this process changed anything.
   */
  standing: FileStanding;
  /** Absent with a virtual clock. */
  pace?: ClockPace;
  /** Absent: nothing needs approval. */
  policy?: PolicyInForce;
  /** What the policy refused in this call, by digest. */
  refused?: Map<string, ApprovalRequest>;
};

const DEADLINE_MS = 30_000;
class DryRun {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

type Job = {
  work: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};
/**
 * The jobs of the next transaction (group commit). `urgent`: how many callers wait for it.
 * `expectedWaiters`: how many waited recently; it falls slowly when fewer come. `commitMs`: how
 * long commits took recently.
 */
type Batch = {
  jobs: Job[];
  urgent: number;
  expectedWaiters: number;
  commitMs: number;
  soon: boolean;
  committing: boolean;
  timer: NodeJS.Timeout | undefined;
};
const batches = new WeakMap<State, Batch>();

/** How long low-priority work waits for another commit that it can join. */
const LOW_PRIORITY_MS = 5;
/** The longest that the first caller waits for the expected others, even on a slow disk. */
const LONGEST_BATCH_MS = 2;

/**
 * Runs `work` in an IMMEDIATE transaction and resolves with its result after the commit; a thrown
 * error rolls it back. Calls in the same turn of the event loop share one transaction, in their
 * order, so that several connections share one flush to the disk. When one job throws, each job
 * runs again in its own transaction, so `work` must be repeatable. SQLite's own busy handler is
 * unfair and blocks the event loop, so it waits 250 ms only, and we retry with jitter. Throws
 * Failure `state_locked` when another process locks the file for 30 s.
 */
export function transact<T>(state: State, work: () => T): Promise<T> {
  const batch = batchOf(state);
  batch.urgent++;
  return enqueue(state, batch, work);
}

/**
 * As `transact`, at low priority: joins the next transaction that a caller waits for, or commits
 * alone after a few milliseconds.
 */
export function transactLowPriority<T>(state: State, work: () => T): Promise<T> {
  return enqueue(state, batchOf(state), work);
}

function batchOf(state: State): Batch {
  let batch = batches.get(state);
  if (!batch)
    batches.set(
      state,
      (batch = {
        jobs: [],
        urgent: 0,
        expectedWaiters: 1,
        commitMs: 0.2,
        soon: false,
        committing: false,
        timer: undefined,
      }),
    );
  return batch;
}

function enqueue<T>(state: State, batch: Batch, work: () => T): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    batch.jobs.push({ work, resolve: resolve as (value: unknown) => void, reject });
    arrange(state, batch);
  });
}

function arrange(state: State, batch: Batch): void {
  if (batch.committing || batch.soon) return;
  if (batch.urgent > 0) {
    batch.soon = true;
    // Waits at most as long as a commit takes: in the worst case that is twice the time of the best
    // choice.
    const until = performance.now() + batch.commitMs;
    const attempt = (): unknown =>
      batch.urgent < batch.expectedWaiters && performance.now() < until
        ? setImmediate(attempt)
        : commitBatch(state, batch);
    setImmediate(attempt);
  } else batch.timer ??= setTimeout(() => void commitBatch(state, batch), LOW_PRIORITY_MS);
}

async function commitBatch(state: State, batch: Batch): Promise<void> {
  if (batch.committing) return;
  clearTimeout(batch.timer);
  const expectedWaiters = Math.max(batch.urgent, batch.expectedWaiters - 0.25, 1);
  Object.assign(batch, {
    committing: true,
    soon: false,
    urgent: 0,
    expectedWaiters,
    timer: undefined,
  });
  const began = performance.now();
  await commitTogether(state, batch.jobs.splice(0));
  const took = Math.min(performance.now() - began, LONGEST_BATCH_MS);
  batch.commitMs += (took - batch.commitMs) / 8;
  batch.committing = false;
  if (batch.jobs.length > 0) arrange(state, batch);
}

async function commitTogether(state: State, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  try {
    const values = await untilFree(state.path, () =>
      transactOnce(state, () => {
        state.pace?.keep();
        return jobs.map(({ work }) => work());
      }),
    );
    jobs.forEach(({ resolve }, index) => resolve(values[index]));
  } catch (error) {
    const [first, ...others] = jobs;
    if (first && others.length === 0) first.reject(error);
    // The jobs run again one by one, so that only the faulty job fails.
    else for (const job of jobs) await commitTogether(state, [job]);
  }
}

/**
 * Files that stayed locked until the deadline. A command that waited again in each step would hang
 * for minutes.
 */
const heldTooLong = new Set<string>();

/**
 * Retries `work` while another process locks the file. Throws Failure `state_locked` after 30 s, or
 * at once if it already happened for this file.
 */
export async function untilFree<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  const deadline = performance.now() + (heldTooLong.has(path) ? 0 : DEADLINE_MS);
  for (let attempt = 0; ; attempt++) {
    try {
      const value = await work();
      heldTooLong.delete(path);
      return value;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > deadline) {
        heldTooLong.add(path);
        throw storageFault('state_locked', path, { detail: ` (${DEADLINE_MS / 1000} seconds)` });
      }
      await new Promise((resolve) =>
        setTimeout(resolve, Math.random() * Math.min(250, 5 * 2 ** attempt)),
      );
    }
  }
}

/** As `transact`, but synchronous, alone, and without a retry. */
export function transactOnce<T>(state: State, work: () => T): T {
  if (!state.dryRun) {
    const { db, log } = state;
    const value = immediately(db, () => {
      const done = work();
      log?.beforeCommit();
      return done;
    });
    log?.afterCommit();
    return value;
  }
  try {
    return immediately(state.db, (): T => {
      throw new DryRun(work());
    });
  } catch (error) {
    if (error instanceof DryRun) return error.value as T;
    throw error;
  }
}

function immediately<T>(db: Database, work: () => T): T {
  try {
    return db.transaction('immediate', work);
  } catch (error) {
    rollbacks.set(db, rollbacksOf(db) + 1);
    throw error;
  }
}

const rollbacks = new WeakMap<Database, number>();

/**
 * How many transactions of this connection were rolled back: values read in one may never have been
 * committed.
 */
export function rollbacksOf(db: Database): number {
  return rollbacks.get(db) ?? 0;
}

/** Marks cached reads as outdated, as after a rollback. */
export function voidReads(db: Database): void {
  rollbacks.set(db, rollbacksOf(db) + 1);
}

/** True for SQLITE_BUSY and its extended codes. */
export function isBusy(error: unknown): boolean {
  return errorCode(error)?.startsWith('SQLITE_BUSY') === true;
}
