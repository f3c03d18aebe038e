/**
 * Makes a random test longer, and repeats a counterexample by the seed and path that its failure
 * printed.
 */

type Replay = { numRuns: number; seed?: number; path?: string };

/** FC_RUNS, FC_SEED and FC_PATH of the environment, for one test file at a time. */
export function replay(numRuns: number): Replay {
  const { FC_RUNS, FC_SEED, FC_PATH } = process.env;
  return {
    numRuns: FC_RUNS === undefined ? numRuns : Number(FC_RUNS),
    ...(FC_SEED === undefined ? {} : { seed: Number(FC_SEED) }),
    ...(FC_PATH === undefined ? {} : { path: FC_PATH }),
  };
}
