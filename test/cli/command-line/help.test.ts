/** Help is printed by yargs from the tables that the command line is read by; here every command of every script is looked at. */
import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../lib/cli/command-line/command-tree.ts';
import { examplesOf, renderHelp } from '../../../lib/cli/command-line/help.ts';
import { commonFlags } from '../../../lib/cli/runner/flags.ts';
import { loadTables } from '../../docs/command-tables.ts';
import { splitWords } from '../../docs/check-commands.ts';
import { call, newFolder } from '../../support/script.ts';
import { PROJECT } from '../../support/child.ts';
import { readFileSync } from 'node:fs';

const tables = await loadTables();
const commands = [...tables].flatMap(([script, table]) =>
  [...table].map(([name, command]) => ({ script, name, command })),
);
const EXITS = [0, 64, 65, 66, 69, 70, 75, 77, 78];

it('every script has a table of commands', () => {
  for (const [script, table] of tables) expect(table.size, script).toBeGreaterThanOrEqual(3);
});

describe.each(commands)('$script $name', ({ script, name, command }) => {
  const table = { [name]: { about: command.about, load: () => Promise.resolve({ command }) } };

  it('says what it does, every flag with its limits, an example, and every exit code', async () => {
    const help = await renderHelp({ script, about: '', commands: table }, { name, command });
    const words = help.replace(/\s+/g, ' ');
    expect(words).toContain(`${script}.ts ${name}: ${command.about}`);
    for (const example of examplesOf(`${script}.ts`, name, command))
      expect(words).toContain(example);
    for (const [flag, { about }] of Object.entries({ ...commonFlags, ...command.flags })) {
      expect(help).toContain(`--${flag}`);
      expect(words.replace(/ \[.*?\]/g, '')).toContain(about.slice(0, 30));
    }
    expect(words.match(/\[required\]/g)?.length ?? 0).toBe(
      Object.values(command.flags).filter(({ required }) => required).length,
    );
    for (const code of EXITS) expect(help).toMatch(new RegExp(`\\b${code} [A-Za-z]`));
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('has examples that are taken as they stand', async () => {
    const examples = examplesOf(`${script}.ts`, name, command);
    expect(examples).not.toHaveLength(0);
    for (const example of examples) {
      const reading = await readCommandLine(script, table, splitWords(example).slice(1));
      expect(reading).toMatchObject({ kind: 'command', name });
      const { positionals } = reading as { positionals: string[] };
      if (command.positionals)
        expect(positionals.length).toBeGreaterThanOrEqual(command.positionals.min);
      else expect(positionals).toEqual([]);
    }
  });

  it('takes --dry-run when it may change something', () => {
    if (command.state === 'write' || command.state === 'create')
      expect(Object.keys(command.flags)).toContain('dry-run');
  });
});

describe('of a script', () => {
  const help = async (...words: string[]): Promise<string> => {
    const { code, stdout, stderr } = await call(words, {
      cwd: newFolder(),
      env: { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
    });
    expect([code, stderr]).toEqual([0, '']);
    return stdout;
  };

  it('lists its commands and the exit codes, in English in any locale', async () => {
    const said = await help('response_tracker', '--help');
    for (const name of tables.get('response_tracker')!.keys())
      expect(said).toContain(`response_tracker.ts ${name} `);
    for (const code of EXITS) expect(said).toMatch(new RegExp(`\\b${code} [A-Za-z]`));
    expect(said).toContain('Commands:');
  });

  it('lists the commands of a group alone', async () => {
    const said = await help('rate_limiter', 'mailbox', '--help');
    expect(said).toContain('rate_limiter.ts mailbox add');
    expect(said).not.toContain('rate_limiter.ts status');
  });

  it('answers --version with the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(`${PROJECT}package.json`, 'utf8')) as {
      version: string;
    };
    expect(await help('analytics', '--version')).toBe(`${version}\n`);
  });
});
