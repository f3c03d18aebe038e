/** The command tables of the three scripts, read from the scripts themselves. */
import { readFileSync } from 'node:fs';
import type { Command } from '../../lib/cli/runner/command.ts';

export const ROOT = new URL('../../', import.meta.url);
export const SCRIPTS = ['rate_limiter', 'response_tracker', 'analytics'] as const;
export type Tables = ReadonlyMap<string, ReadonlyMap<string, Command>>;

/**
 * script -> command -> command; throws when a table is empty, because then nothing would be
 * checked.
 */
export async function loadTables(): Promise<Tables> {
  const tables = new Map<string, Map<string, Command>>();
  for (const script of SCRIPTS) {
    const source = readText(`scripts/${script}.ts`);
    const commands = new Map<string, Command>();
    for (const [, quoted, plain, path] of source.matchAll(
      /^ {2}(?:'([^']+)'|(\w+)): \{\s+about:[^}]*?import\('\.\.\/(lib\/cli\/[^']+)'\)/gm,
    )) {
      const module = (await import(new URL(path as string, ROOT).href)) as { command: Command };
      commands.set((quoted ?? plain) as string, module.command);
    }
    if (commands.size === 0) throw new Error(`no commands found in scripts/${script}.ts`);
    tables.set(script, commands);
  }
  return tables;
}

export function readText(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}
