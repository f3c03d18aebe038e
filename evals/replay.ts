/** Runs the commands of a transcript in a new world, and grades them there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { grade, scriptsOf, type EvalCase, type Transcript } from './grade.ts';
import { runLine } from './worlds/world.ts';
import { makeWorld } from './worlds/worlds.ts';

/** What an agent does by other means: `write NAME "text"`, `edit NAME { "from", "to" }`. */
const BY_HAND = /^(write|edit) (\S+) (.*)$/s;

export async function replay(
  wanted: EvalCase,
  transcript: Transcript,
  folder: string,
): Promise<string[]> {
  const world = await makeWorld(wanted.world, folder);
  try {
    const takenBefore = world.taken.length;
    for (const line of transcript.calls) {
      const [, verb, name = '', json = ''] = BY_HAND.exec(line) ?? [];
      if (verb === undefined) await runLine(world, scriptsOf(world), line);
      else changeFile(join(folder, name), JSON.parse(json) as FileChange);
    }
    const commands = transcript.calls.filter((line) => !BY_HAND.test(line));
    return await grade(wanted, { ...transcript, calls: commands }, { world, takenBefore });
  } finally {
    await world.close();
  }
}

type FileChange = string | { from: string; to: string };

function changeFile(path: string, change: FileChange): void {
  if (typeof change === 'string') return writeFileSync(path, change);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(change.from)) throw new Error(`${path} has no text to change`);
  writeFileSync(path, text.replace(change.from, change.to));
}
