/** Writes to the file: only IMMEDIATE transactions, retried with jitter until a deadline, never held across an await. */
import type { Database } from 'better-sqlite3';
import { storageFault } from './failures.ts';
import type { LogKeeper } from './log-keeper.ts';
import type { Standing } from './standing.ts';
import type { Instant } from '../../domain/time.ts';

export type State = {
  db: Database;
  path: string;
  /** True: every transaction is rolled back after it has answered. */
  dryRun: boolean;
  /** Carries the log into the file; null where nothing can be written. */
  log: LogKeeper | null;
  /** Whether the file is the original, as it was found when it was opened, before this process changed anything. */
  standing: Standing;
  /** Absent with a clock that is the caller's word. */
  pace?: ClockPace;
};

/** What keeps the file in step with the machine's clock. */
export type ClockPace = {
  /** Called first in every transaction. */
  keep(): void;
  /** By how much the days of limits begin later than the clock says. */
  ahead(now: Instant): number;
  /** The last step that this process has seen, in milliseconds; 0: none. */
  stepped(): number;
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
/** What waits for the next transaction of a state file. `urgent`: how many wait for it; `company`: how many there were of late, a little less each time there were fewer. */
type Gathering = {
  jobs: Job[];
  urgent: number;
  company: number;
  soon: boolean;
  committing: boolean;
  timer: NodeJS.Timeout | undefined;
};
const gatherings = new WeakMap<State, Gathering>();

/** How long what is in no hurry waits for a commit that has to be made anyway. */
const AT_LEISURE_MS = 5;
/** How long the first waits for as much company as there was of late: less than a flush to the disk takes. It halves the flushes of four lanes. */
const COMPANY_MS = 0.2;

/**
 * Runs `work` in an IMMEDIATE transaction and resolves, once it is committed, with what it returned; a thrown error rolls it back.
 * What is asked for in the same turn of the event loop shares one transaction, in the order it was asked for: several lanes
 * pay for one flush to the disk. When one of them throws, each runs again in a transaction of its own; `work` must bear that.
 * SQLite's own busy handler is unfair and blocks the event loop, so it waits 250 ms only, and we retry with jitter.
 * Throws Failure `state_locked` when another process holds the file for 30 s.
 */
export function transact<T>(state: State, work: () => T): Promise<T> {
  const gathering = gatheringOf(state);
  gathering.urgent++;
  return enqueue(state, gathering, work);
}

/** As `transact`, but in no hurry: it joins the next transaction that somebody waits for, or goes alone after a few milliseconds. */
export function transactAtLeisure<T>(state: State, work: () => T): Promise<T> {
  return enqueue(state, gatheringOf(state), work);
}

function gatheringOf(state: State): Gathering {
  let gathering = gatherings.get(state);
  if (!gathering)
    gatherings.set(
      state,
      (gathering = {
        jobs: [],
        urgent: 0,
        company: 1,
        soon: false,
        committing: false,
        timer: undefined,
      }),
    );
  return gathering;
}

function enqueue<T>(state: State, gathering: Gathering, work: () => T): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    gathering.jobs.push({ work, resolve: resolve as (value: unknown) => void, reject });
    arrange(state, gathering);
  });
}

function arrange(state: State, gathering: Gathering): void {
  if (gathering.committing || gathering.soon) return;
  if (gathering.urgent > 0) {
    gathering.soon = true;
    const until = performance.now() + COMPANY_MS;
    const turn = (): unknown =>
      gathering.urgent < gathering.company && performance.now() < until
        ? setImmediate(turn)
        : commitGathered(state, gathering);
    setImmediate(turn);
  } else gathering.timer ??= setTimeout(() => void commitGathered(state, gathering), AT_LEISURE_MS);
}

async function commitGathered(state: State, gathering: Gathering): Promise<void> {
  if (gathering.committing) return;
  clearTimeout(gathering.timer);
  const company = Math.max(gathering.urgent, gathering.company - 0.25, 1);
  Object.assign(gathering, { committing: true, soon: false, urgent: 0, company, timer: undefined });
  await commitTogether(state, gathering.jobs.splice(0));
  gathering.committing = false;
  if (gathering.jobs.length > 0) arrange(state, gathering);
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
    // One of them is to blame, and only that one shall fail.
    else for (const job of jobs) await commitTogether(state, [job]);
  }
}

/** Files that were waited for in vain: a command whose every part waited anew would hang for minutes before it says so. */
const heldTooLong = new Set<string>();

/** Tries again for as long as another process is in the way. Throws Failure `state_locked` after 30 s, or at once when that happened before. */
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
    }) as T;
    log?.afterCommit();
    return value;
  }
  try {
    return immediately(state.db, (): T => {
      throw new DryRun(work());
    }) as T;
  } catch (error) {
    if (error instanceof DryRun) return error.value as T;
    throw error;
  }
}

/** Many reads under one lock, of one state of the file: alone, each of them would take the lock anew, which costs more than a lookup. */
export function readTogether<T>(db: Database, work: () => T): T {
  if (db.inTransaction) return work();
  let run = readers.get(db);
  if (!run) readers.set(db, (run = db.transaction((inside: () => unknown) => inside())));
  return run(work) as T;
}

const readers = new WeakMap<Database, (work: () => unknown) => unknown>();

/** The driver's transaction function, made once for each connection. */
const runners = new WeakMap<Database, (work: () => unknown) => unknown>();

function immediately(db: Database, work: () => unknown): unknown {
  let run = runners.get(db);
  if (!run) runners.set(db, (run = db.transaction((inside: () => unknown) => inside()).immediate));
  try {
    return run(work);
  } catch (error) {
    rollbacks.set(db, rollbacksOf(db) + 1);
    throw error;
  }
}

const rollbacks = new WeakMap<Database, number>();

/** How many transactions of this connection came to nothing: what was read in one may never have been so. */
export function rollbacksOf(db: Database): number {
  return rollbacks.get(db) ?? 0;
}

/** What was read into memory may hold no longer: as after a rollback, it is read anew. */
export function voidReads(db: Database): void {
  rollbacks.set(db, rollbacksOf(db) + 1);
}

/** True for SQLITE_BUSY and its extended codes. */
export function isBusy(error: unknown): boolean {
  return (
    typeof (error as { code?: unknown }).code === 'string' &&
    (error as { code: string }).code.startsWith('SQLITE_BUSY')
  );
}
