/** The example files: one source with the page on setting up, written both or not at all. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeExamples } from '../../../../lib/cli/rate-limiter/campaigns/write-examples.ts';
import { readExamples } from '../../../../lib/input/examples.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'init-'));
const ANEW = { force: false, dryRun: false };
const FILES = readExamples();
const outcomes = (written: readonly { outcome: string }[]): string[] =>
  written.map(({ outcome }) => outcome);

it('the campaign file is the one that the page on setting up shows', () => {
  const shown = ['references/setup.md']
    .map((page) => readFileSync(new URL(`../../../../${page}`, import.meta.url), 'utf8'))
    .flatMap((page) =>
      [...page.matchAll(/^```json\n([^]*?)^```$/gm)].map(([, block = '']) => block),
    )
    .filter((block) => block.includes('"steps"') && block.includes('"mailboxes"'));
  expect(shown.length).toBeGreaterThan(0);
  expect(shown).toContain(FILES[0]?.content);
});

it('both files are written, and the same again is no change', () => {
  const folder = newFolder();
  expect(outcomes(writeExamples(folder, FILES, ANEW))).toEqual(['written', 'written']);
  for (const { name, content } of FILES)
    expect(readFileSync(join(folder, name), 'utf8')).toBe(content);
  expect(outcomes(writeExamples(folder, FILES, ANEW))).toEqual(['unchanged', 'unchanged']);
});

it('a dry run writes nothing', () => {
  const folder = newFolder();
  writeExamples(folder, FILES, { force: false, dryRun: true });
  expect(readdirSync(folder)).toEqual([]);
});

it('another file of that name stays, and the second file is not written either', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'prospects.csv'), 'mine');
  expect(() => writeExamples(folder, FILES, ANEW)).toThrow(/prospects.csv exists already/);
  expect(readdirSync(folder)).toEqual(['prospects.csv']);
  expect(readFileSync(join(folder, 'prospects.csv'), 'utf8')).toBe('mine');
});

it('--force replaces it, and leaves no other file behind', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'campaign.json'), 'mine');
  const written = writeExamples(folder, FILES, { force: true, dryRun: false });
  expect(outcomes(written)).toEqual(['replaced', 'written']);
  expect(readdirSync(folder).sort()).toEqual(['campaign.json', 'prospects.csv']);
});

it('a folder that cannot be written to is named: output_unwritable', () => {
  const folder = join(newFolder(), 'missing');
  expect(() => writeExamples(folder, FILES, ANEW)).toThrow(/could not be written/);
  expect(existsSync(folder)).toBe(false);
});
