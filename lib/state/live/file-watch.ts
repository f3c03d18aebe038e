/**
 * Notices commits of other processes to the state file, without a transaction between two looks,
 * and notices when another file takes its place.
 */
import { statSync } from 'node:fs';
import { closeState, openState } from '../file/open.ts';
import { inodeOf, sameFile } from '../file/file-fingerprint.ts';
import { valueOf } from '../file/prepared.ts';
import { readTogether } from '../file/read-together.ts';
import { isBusy, type State } from '../file/transact.ts';
import { errorCode } from '../../domain/thrown.ts';
import type { Instant } from '../../domain/time.ts';
import { newestSeq } from '../events/newest-event.ts';
import { eventAt } from './read-log.ts';

/** `replaced`: the log that the file has now does not continue the log that was read before. */
export type OnChange = { news: () => void; replaced: () => void };

/**
 * Milliseconds between two looks at the number of commits (`PRAGMA data_version`, 2 us): while
 * something happens and for some seconds after it, while there are listeners, and without any.
 */
const LOOK_EVERY = { busy: 50, quiet: 100, alone: 1_000 };
const BUSY_FOR = 3_000;
/** Milliseconds between two looks at the file itself; `findLog` waits three seconds for us. */
const LOOK_AT_FILE_EVERY = 1_000;

/** The newest event, to recognise the log by it. */
type Known = { seq: number; event: string | null };

/**
 * Owns the connection of `state` until `close`, and puts another one into it when the file is
 * exchanged.
 */
export class FileWatch {
  readonly #state: State;
  readonly #now: () => Instant;
  readonly #listeners = new Set<OnChange>();
  #inode: ReturnType<typeof inodeOf>;
  #memory: number | null;
  #version: number;
  #known: Known;
  #readable = true;
  /** A listener asked in vain. */
  #owesNews = false;
  #newsAt = -Infinity;
  #lookedAtFile = performance.now();
  #timer: NodeJS.Timeout | null = null;
  #looking = false;
  #closed = false;

  constructor(state: State, now: () => Instant) {
    this.#state = state;
    this.#now = now;
    this.#inode = inodeOf(state.path);
    this.#version = versionOf(state);
    this.#memory = memoryOf(state);
    this.#known = this.#newest();
    this.#arrange();
  }

  /**
   * Null: there is no file that can be read at the moment; `news` follows when there is. The state
   * has another connection after the file was exchanged: `work` must not keep it.
   */
  read<T>(work: (state: State) => T): T | null {
    if (!this.#readable) return null;
    try {
      return work(this.#state);
    } catch (error) {
      if (!isStorageError(error)) throw error;
      this.#owesNews = true;
      if (!isBusy(error)) this.#lose();
      return null;
    }
  }

  /** Returns a function that ends it. */
  watch(on: OnChange): () => void {
    this.#listeners.add(on);
    this.#arrange();
    return () => void this.#listeners.delete(on);
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #arrange(): void {
    if (this.#closed || this.#looking) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), LOOK_EVERY[this.#pace()]);
  }

  #pace(): keyof typeof LOOK_EVERY {
    if (this.#listeners.size === 0) return 'alone';
    return performance.now() - this.#newsAt < BUSY_FOR ? 'busy' : 'quiet';
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      if (performance.now() - this.#lookedAtFile >= LOOK_AT_FILE_EVERY) await this.#lookAtFile();
      if (this.#readable) this.#lookForNews();
    } catch (error) {
      if (!isStorageError(error)) throw error;
      // Another process recovers the log at the moment: the next look succeeds.
      if (!isBusy(error)) this.#lose();
    } finally {
      this.#looking = false;
      this.#arrange();
    }
  }

  #lookForNews(): void {
    const version = versionOf(this.#state);
    if (version === this.#version && !this.#owesNews) return;
    const before = this.#known;
    const continued = this.#continues();
    this.#known = this.#newest();
    this.#version = version;
    this.#newsAt = performance.now();
    // Most commits of a sender append no event.
    const isNews = this.#owesNews || this.#known.seq > before.seq;
    this.#owesNews = false;
    if (!continued) this.#tell('replaced');
    else if (isNews) this.#tell('news');
  }

  async #lookAtFile(): Promise<void> {
    this.#lookedAtFile = performance.now();
    if (this.#readable && this.#isSameFile()) return;
    // Gives the old file up, so that a process that finds it under its new path may use it there.
    this.#lose();
    const opened = await this.#reopened();
    if (opened === null) return;
    if (this.#closed) return closeState(opened);
    Object.assign(this.#state, opened);
    this.#inode = inodeOf(opened.path);
    this.#memory = memoryOf(opened);
    this.#readable = true;
    this.#owesNews = true;
  }

  /** Null: there is no file, or it cannot be read yet. */
  async #reopened(): Promise<State | null> {
    try {
      return await openState(this.#state.path, 'read', { now: this.#now() });
    } catch {
      return null;
    }
  }

  #isSameFile(): boolean {
    try {
      const inode = inodeOf(this.#state.path);
      return sameFile(inode, this.#inode) && memoryOf(this.#state) === this.#memory;
    } catch {
      return false;
    }
  }

  #lose(): void {
    if (this.#readable) closeState(this.#state);
    this.#readable = false;
  }

  /** False: an event that was read before is missing or another one. */
  #continues(): boolean {
    const { seq, event } = this.#known;
    return eventAt(this.#state.db, seq) === event;
  }

  #newest(): Known {
    const { db } = this.#state;
    return readTogether(db, () => {
      const seq = newestSeq(db);
      return { seq, event: eventAt(db, seq) };
    });
  }

  #tell(what: keyof OnChange): void {
    for (const on of [...this.#listeners]) on[what]();
  }
}

/**
 * The inode of the shared memory that tells connections of commits. It stays as long as one of them
 * is open: who writes another content over the file removes it, and we would hear of nothing.
 */
function memoryOf({ path }: State): number | null {
  return statSync(`${path}-shm`, { throwIfNoEntry: false })?.ino ?? null;
}

function isStorageError(error: unknown): boolean {
  return errorCode(error)?.startsWith('SQLITE_') === true;
}

function versionOf({ db }: State): number {
  return Number(valueOf(db, 'PRAGMA data_version').get());
}
