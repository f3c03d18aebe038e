/** What `status` loads before it runs: none of what only a server, a cut answer or `describe` needs. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);

/** Files of ours and packages that are reached by imports at the top of files. */
function reached(entries: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = entries.map((path) => new URL(path, ROOT));
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file.href)) continue;
    found.add(file.href);
    if (!existsSync(file)) continue;
    const source = readFileSync(file, 'utf8');
    // Types are erased.
    for (const [, name = ''] of source.matchAll(
      /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'([^']+)'/gm,
    ))
      if (name.startsWith('.')) waiting.push(new URL(name, file));
      else found.add(name);
  }
  return found;
}

it('status loads no SDK, no validator, no schema and no cutter', () => {
  const loaded = [
    ...reached(['scripts/rate_limiter.ts', 'lib/cli/rate-limiter/campaigns/status.ts']),
    ...reached(['lib/cli/runner/run.ts']),
  ];
  // The walk reaches what it must reach.
  expect(loaded).toContain('yargs');
  expect(loaded.filter((name) => name.includes('/lib/')).length).toBeGreaterThan(50);
  const heavy = /modelcontextprotocol|^ajv|zod|\/mcp\/|\/describe\/|\/size\/fit-|schemas\//;
  expect(loaded.filter((name) => heavy.test(name))).toEqual([]);
  expect([...reached(['lib/cli/mcp/serve-mcp.ts'])].some((name) => heavy.test(name))).toBe(true);
});
