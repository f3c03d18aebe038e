/** The program accepts every command line in the texts. */
import { describe, expect, it } from 'vitest';
import { findCommands, refuse } from './check-commands.ts';
import { loadTables, readText, ROOT } from './command-tables.ts';
import { readdirSync } from 'node:fs';
import { renderCommands } from './render-commands.ts';
import { renderIndex } from './render-index.ts';

const REFERENCES = readdirSync(new URL('references/', ROOT)).map((name) => `references/${name}`);
const TEXTS = [
  'SKILL.md',
  'README.md',
  'AGENTS.md',
  'CHANGELOG.md',
  'docs/architecture.md',
  ...REFERENCES,
];
const tables = await loadTables();

async function refusals(markdown: string): Promise<string[]> {
  const found = findCommands(markdown);
  const problems = await Promise.all(found.map((each) => refuse(each, tables)));
  return problems.flatMap((problem, index) =>
    problem === null ? [] : [`${found[index]?.text}: ${problem}`],
  );
}

describe('the commands in the texts', () => {
  it.each(TEXTS)('%s shows only commands and flags that exist', async (path) => {
    expect(await refusals(readText(path))).toEqual([]);
  });

  it.each([
    ['SKILL.md', 7],
    ['references/loop.md', 10],
    ['README.md', 9],
  ])(
    '%s shows at least %i whole command lines: an empty extraction would prove nothing',
    (path, least) => {
      expect(
        findCommands(readText(path)).filter(({ script, fenced }) => script !== null && fenced)
          .length,
      ).toBeGreaterThanOrEqual(least);
    },
  );

  it('SKILL.md or a reference mentions every command of every script', () => {
    const texts = TEXTS.filter((path) => path !== 'references/commands.md').map(readText);
    const words = findCommands(texts.join('\n'))
      .filter(({ script }) => script !== null)
      .map(({ script, words: [first, second] }) => [
        `${script} ${first}`,
        `${script} ${first} ${second}`,
      ])
      .flat();
    const missing = [...tables]
      .flatMap(([script, commands]) => [...commands.keys()].map((name) => `${script} ${name}`))
      .filter((name) => !words.includes(name));
    // classify is for those who work on the rules.
    expect(missing.filter((name) => name !== 'response_tracker classify')).toEqual([]);
  });

  it('references/commands.md is what the command tables say (npx vitest run test/docs -u rewrites it)', async () => {
    await expect(renderCommands(tables)).toMatchFileSnapshot('../../references/commands.md');
  });

  it('schemas/commands.json is what the command tables say (the same call rewrites it)', async () => {
    await expect(renderIndex(tables)).toMatchFileSnapshot('../../schemas/commands.json');
  });
});

describe('the checker itself', () => {
  it.each([
    ['an unknown command', '```\nrate_limiter.ts shedule --campaign-id x\n```'],
    ['an unknown flag', '```\nrate_limiter.ts schedule --campaign-id x --batchsize 50\n```'],
    ['a missing flag', '```\nrate_limiter.ts schedule --batch-size 50\n```'],
    [
      'a value that is no number',
      '```\nnpx tsx scripts/rate_limiter.ts schedule --campaign-id x --batch-size many\n```',
    ],
    ['a stray word', '```\n/path/to/skill/scripts/analytics.ts daily spring\n```'],
    ['a command of another script', 'Run `analytics.ts process`.'],
    ['an unknown flag in a sentence', 'Add `--end-opened` to end them.'],
    ['a flag of another command in a sentence', 'Use `pause --end-open`.'],
  ])('refuses %s', async (_, markdown) => {
    expect(await refusals(markdown)).toHaveLength(1);
  });

  it('accepts correct commands', async () => {
    expect(
      await refusals(
        '```\nexport A=1\nrate_limiter.ts pause --all --reason "two words" # why\n```\n`send --wait 30m`, `--dry-run`, `npm test`, `scripts/analytics.ts`',
      ),
    ).toEqual([]);
  });
});
