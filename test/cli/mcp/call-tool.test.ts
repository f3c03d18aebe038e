/** What a call of a tool becomes: words of a command line, or a refusal before any process. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommandIndex } from '../../../lib/cli/describe/command-index.ts';
import { callTool } from '../../../lib/cli/mcp/call-tool.ts';
import { commandWords } from '../../../lib/cli/mcp/command-words.ts';
import { inTurn } from '../../../lib/cli/mcp/in-turn.ts';
import { commandOf } from '../../../lib/cli/mcp/tools.ts';
import { newFolder } from '../../support/script.ts';

const index = readCommandIndex();
const folder = newFolder();
mkdirSync(join(folder, 'lists'));
symlinkSync('/etc', join(folder, 'lists', 'elsewhere'));

describe('a call becomes the words of a command line', () => {
  const words = (tool: string, given: Record<string, unknown>): string[] =>
    commandWords(commandOf(index, tool, given)!, given, folder);

  it('flags with their values, switches alone, lists repeated, arguments last', () => {
    expect(
      words('campaign_start', { config: 'a.json', prospects: 'b.csv', 'dry-run': true }),
    ).toEqual(['start', '--config', 'a.json', '--prospects', 'b.csv', '--dry-run']);
    expect(
      words('campaign_schedule', { 'campaign-id': 'x', 'batch-size': 5, 'dry-run': false }),
    ).toEqual(['schedule', '--campaign-id', 'x', '--batch-size', '5']);
    const describeTool = index.find(({ name }) => name === 'describe')!;
    expect(
      commandWords(describeTool, { arguments: ['mailbox', 'add'], full: true }, folder),
    ).toEqual(['describe', '--full', '--', 'mailbox', 'add']);
  });

  it('a file that does not exist yet may be named inside the folder', () => {
    expect(words('campaign_validate', { config: 'new/../new.json' })).toContain('new/../new.json');
  });
});

describe('a call that is refused starts no process', () => {
  it.each([
    ['an unknown argument', 'campaign_status', { campaign: 'x' }, 'usage'],
    ['a value of another type', 'campaign_status', { 'campaign-id': { $ne: 1 } }, 'usage'],
    ['a switch that is a text', 'campaign_schedule', { 'dry-run': 'yes' }, 'usage'],
    ['an unknown tool', 'campaign_shedule', {}, 'usage'],
    ['a text of 1 MB', 'campaign_status', { 'campaign-id': 'x'.repeat(2 ** 20) }, 'usage'],
    ['a zero character', 'campaign_status', { 'campaign-id': 'spring\0' }, 'usage'],
    ['another state file', 'campaign_status', { 'campaign-id': 'spring', db: 'x.db' }, 'usage'],
    ['a false clock', 'campaign_send', { now: '2026-03-02T09:00:00Z' }, 'usage'],
    ['no end', 'campaign_process', { watch: true }, 'usage'],
    ['an approval', 'campaign_write', { command: 'approve' }, 'usage'],
    ['a server', 'campaign_write', { command: 'serve' }, 'usage'],
    ['a write under read', 'campaign_read', { command: 'rules' }, 'usage'],
    ['a path above', 'campaign_validate', { config: '../campaign.json' }, 'outside_folder'],
    ['a path elsewhere', 'campaign_validate', { config: '/etc/passwd' }, 'outside_folder'],
    ['a link elsewhere', 'campaign_validate', { config: 'lists/elsewhere/x' }, 'outside_folder'],
    [
      'a path as argument',
      'campaign_read',
      { command: 'classify', arguments: ['/etc'] },
      'outside_folder',
    ],
  ])('%s', async (_, name, given, code) => {
    const server = { index, folder, limit: 1, db: undefined };
    const document = await callTool(server, { name, given }, AbortSignal.abort());
    expect(document).toMatchObject({
      ok: false,
      error: { code, hint: expect.stringMatching(/./) },
    });
  });
});

it('a few calls run at the same time, the others in turn, and a failure frees its turn', async () => {
  const turn = inTurn(2);
  let [running, most] = [0, 0];
  const work = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running--;
    throw new Error('done');
  };
  const all = Array.from({ length: 9 }, () => turn(work));
  const settled = await Promise.allSettled(all);
  await turn.idle();
  expect(settled.map(({ status }) => status)).toEqual(Array(9).fill('rejected'));
  expect([most, running]).toEqual([2, 0]);
});
