/**
 * `world NAME FOLDER` makes a world, keeps its servers running until a signal, and says where the
 * skill lies for the agent. `grade ID TRANSCRIPT` replays a transcript in a new world and grades it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { replay } from './replay.ts';
import { makeWorld, WORLD_NAMES } from './worlds/worlds.ts';
import type { EvalCase, Transcript } from './grade.ts';

const [verb, name = '', path = ''] = process.argv.slice(2);
if (verb === 'world') await serve(name, resolve(path));
else if (verb === 'grade') await gradeFile(Number(name), path);
else {
  console.error(
    `Usage: evals/run.ts world ${WORLD_NAMES.join('|')} FOLDER\n       evals/run.ts grade ID TRANSCRIPT.json`,
  );
  process.exitCode = 64;
}

async function serve(world: string, folder: string): Promise<void> {
  const made = await makeWorld(world, folder);
  console.log(
    JSON.stringify({ folder, skill: join(folder, 'skill'), now: made.now, env: made.env }),
  );
  await new Promise<void>((done) => {
    process.once('SIGINT', done).once('SIGTERM', done);
  });
  await made.close();
}

async function gradeFile(id: number, file: string): Promise<void> {
  const { evals } = JSON.parse(readFileSync(new URL('evals.json', import.meta.url), 'utf8')) as {
    evals: EvalCase[];
  };
  const wanted = evals.find((each) => each.id === id);
  if (wanted === undefined)
    throw new Error(`There is no evaluation ${id}; there are 1 to ${evals.length}.`);
  const transcript = JSON.parse(readFileSync(file, 'utf8')) as Transcript;
  const base = mkdtempSync(join(tmpdir(), 'eval-'));
  const failures = await replay(wanted, transcript, join(base, 'user'));
  rmSync(base, { recursive: true, force: true });
  console.log(JSON.stringify({ id, passed: failures.length === 0, failures }));
  if (failures.length > 0) process.exitCode = 1;
}
