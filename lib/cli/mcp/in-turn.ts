/** Runs a few pieces of work at the same time; the others wait for their turn. */

export type InTurn = (<T>(work: () => Promise<T>) => Promise<T>) & { idle(): Promise<void> };

export function inTurn(atOnce: number): InTurn {
  let running = 0;
  const waiting: (() => void)[] = [];
  const underWay = new Set<Promise<unknown>>();
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // A turn is handed on; with nothing waiting it is free again.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
  const turn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = run(work);
    underWay.add(done);
    const forget = (): void => void underWay.delete(done);
    done.then(forget, forget);
    return done;
  };
  return Object.assign(turn, {
    idle: async () => void (await Promise.allSettled([...underWay])),
  });
}
