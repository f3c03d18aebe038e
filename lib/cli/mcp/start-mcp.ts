/** Starts the MCP server in the current folder: reads its flags, which the client's setup names. */
import { readCommandIndex } from '../describe/command-index.ts';
import { systemClock } from '../clock/clock.ts';
import { asFailure, exitCode, failure } from '../runner/envelope.ts';
import { readCommandLine } from '../command-line/command-tree.ts';
import { renderHelp, renderVersion } from '../command-line/help.ts';
import { defineCommand } from '../runner/command.ts';
import type { ToolServer } from './call-tool.ts';

const FIVE_MINUTES = 300_000;

const command = defineCommand({
  about: 'Offer the commands as tools of the Model Context Protocol, over stdin and stdout',
  examples: ['', '--db spring.db --time-limit 10m'],
  flags: {
    'time-limit': {
      kind: 'duration',
      about: 'How long one call may take before it is told to end. Default: 5m',
    },
  },
  effect: 'send',
  state: 'none',
  run: () => Promise.reject(new Error('the server is not a command')),
});

export async function startMcp(words: readonly string[]): Promise<void> {
  const commands = { serve: { about: command.about, load: () => Promise.resolve({ command }) } };
  try {
    const reading = await readCommandLine('mcp_server', commands, ['serve', ...words]);
    if (reading.kind === 'version') return void process.stdout.write(renderVersion());
    if (reading.kind === 'help') return void process.stdout.write(await help(commands));
    const { db, timeLimit } = reading.values as { db?: string; timeLimit?: number };
    const server: ToolServer = {
      index: readCommandIndex(),
      folder: process.cwd(),
      limit: timeLimit ?? FIVE_MINUTES,
      db,
    };
    const { serveMcp } = await import('./serve-mcp.ts');
    await serveMcp(server, renderVersion().trim());
  } catch (error) {
    const failed = asFailure(error);
    process.exitCode = exitCode(failed);
    // stdout belongs to the protocol.
    process.stderr.write(`${JSON.stringify(failure('mcp_server', systemClock().now(), failed))}\n`);
  }
}

function help(commands: Parameters<typeof renderHelp>[0]['commands']): Promise<string> {
  const script = { script: 'mcp_server', about: command.about, commands };
  return renderHelp(script, { name: '', command });
}
