/**
 * Runs a script from its bundle if the bundle matches the sources, else from the sources. The
 * bundle has a `startScript` of its own.
 */
import { loadBundle } from '../../../tools/fitting-bundle.mjs';
import type { Commands } from './command.ts';

export async function startScript(
  script: string,
  about: string,
  commands: Commands,
): Promise<void> {
  const start = await loadBundle(script, process.argv.slice(2));
  if (start !== null) return start();
  const { runScript } = await import('./run.ts');
  await runScript(script, about, commands);
}
