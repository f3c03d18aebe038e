/**
 * Runs random stories until one breaks a promise; `npm test` runs a few, a long run as many as
 * requested.
 */
import fc from 'fast-check';
import { anyStory } from './operation.ts';
import { live, type ModelRun } from './live.ts';

const LAST_LINES = 120;

/**
 * Rejects with the shortest story it found, its seed and its path. `forMs`: no new story is begun
 * after it.
 */
export async function runStories(options: {
  numRuns: number;
  forMs: number;
  seed?: number;
  path?: string;
}): Promise<void> {
  const { forMs, ...parameters } = options;
  await fc.assert(
    fc.asyncProperty(anyStory, async (story) => {
      const lived = await live(story);
      if (lived.broken.length > 0) throw new Error(tell(lived));
    }),
    { ...parameters, interruptAfterTimeLimit: forMs },
  );
}

/** The broken law, and the story so far. */
function tell({ broken, trace }: ModelRun): string {
  return [...broken.slice(0, 5), '', ...trace.slice(-LAST_LINES)].join('\n');
}
