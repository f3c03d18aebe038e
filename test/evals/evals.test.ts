/** evals/evals.json has the usual shape, names real worlds and commands, and its checks bite. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WORLD_NAMES } from '../../evals/worlds/worlds.ts';
import { loadTables, readText } from '../docs/command-tables.ts';
import type { EvalCase, Transcript } from '../../evals/grade.ts';

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../evals/${name}`, import.meta.url), 'utf8')) as T;
const { skill_name, evals } = read<{ skill_name: string; evals: EvalCase[] }>('evals.json');
type Played = { id: number; right: Transcript; wrong: (Transcript & { why: string })[] };
const transcripts = read<Played[]>('transcripts.json');

it('names the skill, and numbers its evaluations from 1', () => {
  expect(readText('SKILL.md')).toContain(`name: ${skill_name}\n`);
  expect(evals.map(({ id }) => id)).toEqual(evals.map((_, index) => index + 1));
  expect(evals.length).toBeGreaterThanOrEqual(23);
});

it.each(evals)('$id: $prompt', ({ expected_output, files, assertions, world, checks }) => {
  expect(expected_output.length).toBeGreaterThan(10);
  expect(Array.isArray(files)).toBe(true);
  expect(assertions.length).toBeGreaterThan(0);
  expect(WORLD_NAMES).toContain(world);
  expect(checks.length).toBeGreaterThan(2);
});

it('every command that a check or a transcript names is in the command tables', async () => {
  const tables = await loadTables();
  const lines = [
    ...evals.flatMap(({ checks }) =>
      checks.flatMap((check) => [
        ...('called' in check ? check.called : []),
        ...('neverCalled' in check ? check.neverCalled : []),
        ...('afterwards' in check ? [check.afterwards] : []),
      ]),
    ),
    ...transcripts.flatMap(({ right, wrong }) => [right, ...wrong].flatMap(({ calls }) => calls)),
  ].filter((line) => !/^(write|edit) /.test(line));
  expect(lines.length).toBeGreaterThan(100);
  const unknown = lines.filter((line) => {
    const [script = '', first = '', second = ''] = line.split(' ');
    const table = tables.get(script.replace('.ts', '') as never);
    return !table?.has(`${first} ${second}`) && !table?.has(first);
  });
  expect(unknown).toEqual([]);
});

it('each has one right transcript and at least one wrong one', () => {
  expect(transcripts.map(({ id }) => id)).toEqual(evals.map(({ id }) => id));
  for (const { wrong } of transcripts) expect(wrong.length).toBeGreaterThan(0);
});
