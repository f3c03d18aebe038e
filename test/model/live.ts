/**
 * Simulates a story with the real state file and the real use cases, and reports the laws it broke.
 */
import { transact } from '../../lib/state/file/transact.ts';
import { enroll } from '../support/state-file.ts';
import { checkBooks } from './books.ts';
import { comeToAnEnd, perform } from './perform.ts';
import { ModelWorld } from './world/world.ts';
import type { ModelStory } from './operation.ts';

export type ModelRun = { broken: string[]; trace: string[]; taken: number };

export async function live(story: ModelStory): Promise<ModelRun> {
  const world = await ModelWorld.begin(story.beginning);
  const { laws, path, broken, trace, time } = world;
  try {
    await world.inProcess(null, 'importer', (process) =>
      transact(process.state, () => enroll(process.state, 'spring', world.persons, time.now())),
    );
    for (const operation of story.operations) {
      await perform(world, operation);
      world.latest = Math.max(world.latest, time.now());
      broken.push(...laws.broken.splice(0), ...checkBooks(path, laws, { quiet: false }));
      if (broken.length > 0) return { broken, trace, taken: laws.taken.length };
    }
    await comeToAnEnd(world);
    broken.push(...laws.broken.splice(0), ...checkBooks(path, laws, { quiet: !laws.completed }));
    return { broken, trace, taken: laws.taken.length };
  } catch (error) {
    return { broken: [(error as Error).stack ?? String(error)], trace, taken: laws.taken.length };
  } finally {
    world.close();
  }
}
