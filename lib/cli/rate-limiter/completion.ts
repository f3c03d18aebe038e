/** Prints the script with which a shell completes commands and flags. */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completionScript, SHELLS, type Shell } from '../command-line/completion-script.ts';
import { defineCommand } from '../runner/command.ts';

const FOLDER = fileURLToPath(new URL('../../../scripts', import.meta.url));

export const command = defineCommand({
  about:
    'Print a script for bash or zsh that completes commands and flags of all three scripts when Tab is pressed; append it to ~/.bashrc or ~/.zshrc',
  examples: ['--shell bash', '--shell zsh'],
  flags: {
    shell: {
      kind: 'choice',
      choices: SHELLS,
      about: 'The shell. Default: that of $SHELL, or bash',
    },
  },
  effect: 'read',
  state: 'none',
  run: (context, values) => {
    const shell: Shell =
      values.shell ?? (basename(context.env['SHELL'] ?? '') === 'zsh' ? 'zsh' : 'bash');
    const scripts = readdirSync(FOLDER)
      // Programs call the MCP server, and nothing completes their words.
      .filter((name) => name.endsWith('.ts') && name !== 'mcp_server.ts')
      .map((name) => basename(name, '.ts'));
    const script = completionScript(shell, FOLDER, scripts);
    return Promise.resolve({
      data: { shell, script },
      printAs: 'text',
      render: { text: () => script },
    });
  },
});
