/** The MCP server, through the SDK's own client over stdio. */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAnswer, type PrintedAnswer } from '../../support/answers/check-answer.ts';
import { campaignFile } from '../../support/campaign.ts';
import { childEnvironment, PROJECT } from '../../support/child.ts';
import { newFolder, writePeople } from '../../support/script.ts';
import { people } from '../../support/state-file.ts';

const SERVER = `${PROJECT}scripts/mcp_server.ts`;
const folder = newFolder();
/** An IMAP server that takes connections and never greets: a call that goes on. */
const silent = createServer((socket) => socket.on('error', () => undefined).resume());
const env = {
  ...(childEnvironment() as Record<string, string>),
  ANN_SMTP: 'smtp://a:b@127.0.0.1:9',
};
const client = new Client({ name: 'test', version: '1' });

beforeAll(async () => {
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  Object.assign(env, { ANN_IMAP: `imap://ann:secret@127.0.0.1:${port}` });
  writePeople(folder, people(120));
  writeFileSync(join(folder, 'spring.json'), JSON.stringify(campaignFile()));
  await client.connect(
    new StdioClientTransport({
      command: SERVER,
      args: [],
      cwd: folder,
      env,
      stderr: 'ignore',
    }),
  );
});
afterAll(async () => {
  await client.close();
  silent.close();
});

type Result = { document: any; isError: boolean };
async function use(name: string, given: Record<string, unknown> = {}): Promise<Result> {
  const result = await client.callTool({ name, arguments: given });
  const [content] = result.content as { type: string; text: string }[];
  expect(JSON.parse(content?.text ?? '')).toEqual(result.structuredContent);
  const document = result.structuredContent as PrintedAnswer;
  // A refusal of the server itself has no command of a script.
  if (document.command.includes('.') && document.error?.code !== 'outside_folder')
    await checkAnswer(document);
  return { document, isError: result.isError === true };
}

describe('a day through tools', () => {
  it('adds a mailbox, starts a campaign and shows it, each as the script answers', async () => {
    const added = await use('campaign_mailbox_add', {
      mailbox: 'ann',
      from: 'ann@acme.test',
      smtp: 'env:ANN_SMTP',
      imap: 'env:ANN_IMAP',
      timezone: 'Europe/London',
    });
    expect(added).toMatchObject({ isError: false, document: { ok: true } });
    const started = await use('campaign_start', {
      config: 'spring.json',
      prospects: 'prospects.csv',
      'no-dns': true,
      'batch-size': 5,
    });
    expect(started.document).toMatchObject({ ok: true, command: 'rate_limiter.start' });
    const { document } = await use('campaign_status', { 'campaign-id': 'spring' });
    expect(document.data).toMatchObject({ campaignId: 'spring', state: 'active' });
    expect(existsSync(join(folder, '.agentfs/campaigns.db'))).toBe(true);
  });

  it('calls the less common commands by name, with flags and arguments', async () => {
    const { document } = await use('campaign_read', {
      command: 'mailbox list',
      flags: { limit: 1 },
    });
    expect(document.data.mailboxes).toMatchObject({ total: 1 });
    const described = await use('campaign_read', {
      command: 'describe',
      arguments: ['mailbox', 'add'],
    });
    expect(described.document.data.command).toBe('mailbox add');
  });

  it('answers calls at the same time, each with its own document', async () => {
    const ids = ['spring', 'a', 'spring', 'b', 'spring', 'c'];
    const answers = await Promise.all(
      ids.map((id) => use('campaign_status', { 'campaign-id': id })),
    );
    expect(answers.map(({ isError }) => isError)).toEqual(ids.map((id) => id !== 'spring'));
  });
});

it.each([
  ['of the script', 'campaign_status', { 'campaign-id': 'none' }, 'no_campaign'],
  ['of the server', 'campaign_validate', { config: '/etc/passwd' }, 'outside_folder'],
  ['of a text of 1 MB', 'campaign_status', { 'campaign-id': 'x'.repeat(2 ** 20) }, 'usage'],
])('an error %s is the same document', async (_, name, given, code) => {
  const { document, isError } = await use(name, given);
  expect([isError, document.ok, document.error.code]).toEqual([true, false, code]);
});

it('a cancelled call ends its process, and the server goes on', async () => {
  const cancel = new AbortController();
  const connected = once(silent, 'connection');
  const call = client.callTool(
    { name: 'campaign_process', arguments: { mailbox: 'ann' } },
    undefined,
    { signal: cancel.signal },
  );
  const [socket] = (await connected) as [Socket];
  const ended = once(socket, 'close');
  cancel.abort();
  await expect(call).rejects.toThrow();
  await ended;
  expect((await use('campaign_list')).document.ok).toBe(true);
});

it('lines that are no JSON are reported, and a time limit ends a call that goes on', async () => {
  const child = spawn(SERVER, ['--time-limit', '2s'], { cwd: folder, env });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const said = async (): Promise<void> => {
    const before = out.length;
    while (out.length === before) await new Promise((resolve) => setTimeout(resolve, 25));
  };
  const ask = (id: number, method: string, params: object): void =>
    void child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
  child.stdin.write('{"jsonrpc": "2.0", \nnot json at all\n\n[]\n');
  ask(1, 'initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  });
  await said();
  ask(2, 'tools/call', { name: 'campaign_process', arguments: { mailbox: 'ann' } });
  await said();
  child.stdin.end();
  const code = await new Promise((resolve) => child.once('close', resolve));
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number; result: any });
  expect(answers.map(({ id }) => id)).toEqual([1, 2]);
  const { structuredContent: ended } = answers[1]?.result ?? {};
  expect(JSON.stringify(ended)).toContain('time_limit');
  expect(err.trim().split('\n').length).toBeGreaterThanOrEqual(3);
  expect(code).toBe(0);
});
