/** Bounds the work that waits for a commit, and how long a caller waits for it. */

/** Why there is no answer: too much waits already, or the deadline is over. */
type Refused = 'too_many_waiting' | 'commit_too_slow';

export class NotAdmitted extends Error {
  readonly code: Refused;
  constructor(code: Refused) {
    super(code);
    this.code = code;
  }
}

export type Admission = {
  /**
   * Runs `work`. Throws NotAdmitted when too much waits, or when it takes too long: it may still be
   * committed then, which harms nothing, because every request may be repeated.
   */
  run<T>(work: () => Promise<T>, deadlineMs?: number): Promise<T>;
};

/**
 * `most`: how much may wait at once. Work that no caller waits for any more counts until it ends,
 * so that a locked file does not fill the memory.
 */
export function createAdmission({
  most,
  deadlineMs,
}: {
  most: number;
  deadlineMs: number;
}): Admission {
  let waiting = 0;
  return {
    async run(work, by = deadlineMs) {
      if (waiting >= most) throw new NotAdmitted('too_many_waiting');
      waiting++;
      const running = work().finally(() => waiting--);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new NotAdmitted('commit_too_slow')), by);
      });
      try {
        return await Promise.race([running, late]);
      } finally {
        clearTimeout(timer);
        running.catch(() => undefined);
      }
    },
  };
}
