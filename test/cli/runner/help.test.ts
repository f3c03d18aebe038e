/** Help is rendered from the tables that parse the command line; here every command of every script is looked at. */
import { describe, expect, it } from 'vitest';
import { renderCommandHelp } from '../../../lib/cli/runner/help.ts';
import { commonFlags } from '../../../lib/cli/runner/flags.ts';
import { loadTables } from '../../docs/command-tables.ts';

const tables = await loadTables();
const commands = [...tables].flatMap(([script, table]) =>
  [...table].map(([name, command]) => ({ script, name, command })),
);

it('every script has a table of commands', () => {
  for (const [script, table] of tables) expect(table.size, script).toBeGreaterThanOrEqual(3);
});

describe.each(commands)('$script $name', ({ script, name, command }) => {
  it('says what it does, every flag, and every exit code', () => {
    const help = renderCommandHelp(`${script}.ts ${name}`, command);
    expect(help).toContain(`${script}.ts ${name}: ${command.about}`);
    for (const flag of [...Object.keys(command.flags), ...Object.keys(commonFlags)])
      expect(help).toContain(`--${flag}`);
    for (const code of [0, 64, 65, 66, 69, 70, 75, 77, 78])
      expect(help).toMatch(new RegExp(`\\b${code} [A-Za-z]`));
  });

  it('takes --dry-run when it may change something', () => {
    if (command.state === 'write' || command.state === 'create')
      expect(Object.keys(command.flags)).toContain('dry-run');
  });
});
