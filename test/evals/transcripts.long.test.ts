/** A right transcript passes its evaluation, a wrong one fails it, in a world made for each. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replay } from '../../evals/replay.ts';
import type { EvalCase, Transcript } from '../../evals/grade.ts';

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../evals/${name}`, import.meta.url), 'utf8')) as T;
const { evals } = read<{ evals: EvalCase[] }>('evals.json');
type Played = { id: number; right: Transcript; wrong: (Transcript & { why: string })[] };
const transcripts = read<Played[]>('transcripts.json');

async function failuresOf(wanted: EvalCase, transcript: Transcript): Promise<string[]> {
  const base = mkdtempSync(join(tmpdir(), 'eval-'));
  try {
    return await replay(wanted, transcript, join(base, 'user folder'));
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

describe.each(transcripts)('evaluation $id', ({ id, right, wrong }) => {
  const wanted = evals.find((each) => each.id === id) as EvalCase;

  it('passes with the right transcript', { timeout: 120_000 }, async () => {
    expect(await failuresOf(wanted, right)).toEqual([]);
  });

  it.each(wrong)('fails when it $why', { timeout: 120_000 }, async (transcript) => {
    expect(await failuresOf(wanted, transcript)).not.toEqual([]);
  });
});
