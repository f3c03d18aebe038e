/**
 * Limits a conversation by wall-clock time and by a signal: nodemailer's own timeouts measure
 * idleness only.
 */

export type Watch = {
  /**
   * Waits for a callback, or for an earlier end; after the deadline every further wait is refused.
   */
  until<T>(start: (done: (error?: Error | null, value?: T) => void) => void): Promise<T>;
  /**
   * Ends the present wait with an error from elsewhere: a connection reports some errors as events.
   */
  interrupt(error: Error): void;
  /** True after the deadline or an abort. */
  failed(): boolean;
  /** Remaining milliseconds. */
  left(): number;
  /**
   * From here on an abort does not end the conversation at once: it leaves this many ms to finish.
   */
  seeThrough(graceMs: number): void;
  end(): void;
};

/** Its errors carry the code `EDEADLINE` or `EABORTED`. */
export function createWatch(deadlineMs: number, signal: AbortSignal | null): Watch {
  let failure: Error | null = null;
  let reject: ((error: Error) => void) | null = null;
  const fail = (error: Error): void => {
    failure ??= error;
    reject?.(failure);
  };
  let grace = 0;
  let graceTimer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    const aborted = (): void => fail(coded('aborted by the caller', 'EABORTED'));
    if (grace === 0) aborted();
    else graceTimer ??= setTimeout(aborted, grace);
  };
  const endsAt = performance.now() + deadlineMs;
  const timer = setTimeout(
    () => fail(coded(`no end after ${deadlineMs} ms`, 'EDEADLINE')),
    deadlineMs,
  );
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    until<T>(start: (done: (error?: Error | null, value?: T) => void) => void): Promise<T> {
      return new Promise<T>((resolve, rejectThis) => {
        if (failure !== null) return rejectThis(failure);
        reject = rejectThis;
        start((error, value) => (error ? rejectThis(error) : resolve(value as T)));
      });
    },
    interrupt: (error) => reject?.(error),
    failed: () => failure !== null,
    left: () => Math.max(0, endsAt - performance.now()),
    seeThrough(graceMs) {
      grace = graceMs;
    },
    end() {
      clearTimeout(timer);
      clearTimeout(graceTimer);
      signal?.removeEventListener('abort', onAbort);
      reject = null;
    },
  };
}

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
