/**
 * The tables, --help, `describe`, references/commands.md, the MCP tools and the published schemas
 * say the same of every command.
 */
import { readdirSync } from 'node:fs';
import { encode } from 'gpt-tokenizer';
import { describe, expect, it } from 'vitest';
import { command as describeCommand } from '../../lib/cli/describe/describe.ts';
import { readCommandIndex } from '../../lib/cli/describe/command-index.ts';
import { NOT_OFFERED, OTHERS, commandOf, toolName, toolsOf } from '../../lib/cli/mcp/tools.ts';
import { renderHelp } from '../../lib/cli/command-line/help.ts';
import { codesOf, readSchema, type Schema } from '../support/answers/answer-schema.ts';
import { writeSchema } from '../support/answers/draft-schema.ts';
import { loadTables, readText, ROOT } from './command-tables.ts';
import type { Context } from '../../lib/cli/runner/command.ts';

const tables = await loadTables();
const commands = [...tables].flatMap(([script, table]) =>
  [...table].map(([name, command]) => ({
    script,
    name,
    command,
    path: `${script}.${name.replace(' ', '_')}`,
  })),
);
const index = readCommandIndex();
const tools = toolsOf(index);
const TOKENS = 6_000;

it('there are commands and tools to compare at all', () => {
  expect(commands.length).toBeGreaterThan(40);
  expect(index).toHaveLength(commands.length);
  expect(tools.length).toBeGreaterThan(20);
  const names = commands.map(({ name }) => name);
  expect(names, 'a name is of one script').toEqual([...new Set(names)]);
});

describe.each(commands)('$path', ({ script, name, command, path }) => {
  it('has two examples, which its help prints before its flags', async () => {
    expect(command.examples?.length ?? 0).toBeGreaterThanOrEqual(2);
    const help = await renderHelp({ script, about: '', commands: {} }, { name, command });
    const [, first = ''] = /Examples:\n(.*?)Usage:/s.exec(help) ?? [];
    // Help breaks a long line.
    const shown = first.replace(/\s+/g, ' ');
    for (const example of command.examples ?? [])
      expect(shown).toContain(`${script}.ts ${name} ${example}`.trim());
    expect(help.indexOf('Examples:')).toBeLessThan(help.indexOf('Flags of every command'));
  });

  it('is in the index, in describe and in references/commands.md with the same flags', async () => {
    const flags = Object.keys(command.flags);
    const input = index.find((each) => each.script === script && each.name === name)?.input;
    const named = Object.keys(input?.properties ?? {}).filter((each) => each !== 'arguments');
    expect(named).toEqual(flags);
    const { data } = await describeCommand.run({} as Context, {} as never, [script, name]);
    expect(data).toMatchObject({
      effect: command.effect,
      input: JSON.parse(JSON.stringify(input)),
    });
    expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(7_700);
    const [, text = ''] = readText('references/commands.md').split(`### ${script}.ts ${name}\n`);
    for (const flag of flags) expect(text.split('\n### ')[0]).toContain(`\`--${flag}\``);
  });

  it('has a published answer, each key of it described, and only codes that are described', () => {
    // Copies new descriptions into the schema.
    if (process.env['DRAFT_SCHEMAS'] === '1') writeSchema(path, readSchema(path));
    const schema = readSchema(path);
    const data: Schema = schema.$defs.data;
    expect(
      Object.keys(data.properties ?? {}).length,
      'call its tests with DRAFT_SCHEMAS=1',
    ).toBeGreaterThan(0);
    const silent = Object.entries(data.properties ?? {}).filter(([, each]) => !each.description);
    expect(
      silent.map(([key]) => key),
      'add them to schemas/output/words.json',
    ).toEqual([]);
    const texts = readText('references/codes.md') + readText('SKILL.md');
    expect(codesOf(schema).filter((code) => !texts.includes(`\`${code}\``))).toEqual([]);
  });

  it('is a tool, or is left out for a reason', () => {
    const other = command.effect === 'read' ? OTHERS.read : OTHERS.write;
    const own = tools.find((each) => each.name === toolName(name));
    const found = commandOf(index, own?.name ?? other, { command: name });
    if (found === null) expect(NOT_OFFERED[name]).toMatch(/^it is|^it |^only /);
    else expect(found.name).toBe(name);
    if (own === undefined) return;
    expect(own.annotations.readOnlyHint).toBe(command.effect === 'read');
    const known = [...Object.keys(command.flags), 'arguments', 'full'];
    expect(known).toEqual(expect.arrayContaining(Object.keys(own.inputSchema.properties)));
  });
});

it('every schema belongs to a command', () => {
  const files = readdirSync(new URL('schemas/output/', ROOT)).map((file) => file.slice(0, -5));
  const paths = commands.map(({ path }) => path);
  expect(files.filter((file) => !paths.includes(file)).sort()).toEqual(['envelope', 'words']);
});

it('describe lists every command, in less than 8 KB', async () => {
  const { data } = await describeCommand.run({} as Context, {} as never, []);
  const listed = (data['scripts'] as { commands: { command: string }[] }[]).flatMap((each) =>
    each.commands.map(({ command }) => command),
  );
  expect(listed).toEqual(commands.map(({ name }) => name));
  expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(8_000);
});

it(`the list of tools is at most ${TOKENS} tokens, and names no person's command`, () => {
  const list = JSON.stringify({ tools });
  expect(list.length / 4).toBeLessThanOrEqual(TOKENS);
  expect(encode(list).length).toBeLessThanOrEqual(TOKENS);
  expect(tools.map(({ name }) => name)).not.toContain('campaign_approve');
  for (const { name } of tools) expect(name).toMatch(/^campaign_[a-z_]+$/);
  for (const { inputSchema } of tools)
    for (const flag of ['db', 'now', 'output', 'format', 'force', 'follow', 'watch'])
      expect(Object.keys(inputSchema.properties)).not.toContain(flag);
});
