/** Help is rendered from the tables that parse the command line; here every command of every script is looked at. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderCommandHelp } from '../../../lib/cli/runner/help.ts';
import { commonFlags } from '../../../lib/cli/runner/flags.ts';
import type { Command } from '../../../lib/cli/runner/command.ts';
import { PROJECT } from '../../support/child.ts';

/** `name: { about, load: () => import('...') }` of a script's table. */
function tableOf(script: string): { name: string; about: string; path: string }[] {
  const source = readFileSync(`${PROJECT}scripts/${script}.ts`, 'utf8');
  const rows = [
    ...source.matchAll(
      /^ {2}'?([a-z][a-z ]*)'?: \{ about: (['"])(.*?)\2, load: \(\) => import\('\.\.\/(.*?)'\) \},$/gm,
    ),
  ];
  return rows.map(
    ([, name, , about, path]) =>
      ({ name, about, path }) as { name: string; about: string; path: string },
  );
}

const scripts = readdirSync(`${PROJECT}scripts`)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3));
const commands = scripts.flatMap((script) => tableOf(script).map((row) => ({ script, ...row })));

it('every script has a table of commands', () => {
  for (const script of scripts) expect(tableOf(script).length, script).toBeGreaterThanOrEqual(3);
});

describe.each(commands)('$script $name', ({ script, name, path }) => {
  it('says what it does, every flag, and every exit code', async () => {
    const { command } = (await import(`${PROJECT}${path}`)) as { command: Command };
    const help = renderCommandHelp(`${script}.ts ${name}`, command);
    expect(help).toContain(`${script}.ts ${name}: ${command.about}`);
    for (const flag of [...Object.keys(command.flags), ...Object.keys(commonFlags)])
      expect(help).toContain(`--${flag}`);
    for (const code of [0, 64, 65, 66, 69, 70, 75, 77, 78])
      expect(help).toMatch(new RegExp(`\\b${code} [A-Za-z]`));
  });

  it('takes --dry-run when it may change something', async () => {
    const { command } = (await import(`${PROJECT}${path}`)) as { command: Command };
    if (command.state === 'write' || command.state === 'create')
      expect(Object.keys(command.flags)).toContain('dry-run');
  });
});
