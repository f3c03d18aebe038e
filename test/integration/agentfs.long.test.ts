/**
 * The file of the real commands is an AgentFS file: the official SDK reads it, writes into it, and
 * the commands go on.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgentFS } from 'agentfs-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const NOW = '2026-03-03T09:00:00Z';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'agentfs-'));
  writeFileSync(
    join(folder, 'c.json'),
    JSON.stringify({
      id: 'c',
      name: 'C',
      mailboxes: ['ann'],
      steps: [{ subject: 'S', text: 'T' }],
    }),
  );
  writeFileSync(join(folder, 'p.csv'), 'email\na@example.test\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function call(
  script: string,
  ...args: string[]
): Promise<{ ok: boolean; data: Record<string, unknown> }> {
  return new Promise((resolve) => {
    execFile(
      join(ROOT, 'scripts', `${script}.ts`),
      [...args, '--now', NOW],
      { cwd: folder, env: { ...process.env, ANN: 'smtp://ann:s3cret-word@127.0.0.1:9' } },
      (_error, stdout) =>
        resolve(JSON.parse(stdout) as { ok: boolean; data: Record<string, unknown> }),
    );
  });
}

it('holds the audit trail, the configuration and the reports, and takes files of others', async () => {
  await call(
    'rate_limiter',
    'mailbox',
    'add',
    '--mailbox',
    'ann',
    '--from',
    'ann@acme.test',
    '--smtp',
    'env:ANN',
    '--timezone',
    'UTC',
  );
  await call('rate_limiter', 'start', '--config', 'c.json', '--prospects', 'p.csv');
  await call('rate_limiter', 'status', '--campaign-id', 'missing');
  await call('analytics', 'campaign', '--campaign-id', 'c');

  const agent = await AgentFS.open({ path: join(folder, '.agentfs/campaigns.db') });
  const calls = await agent.tools.getRecent(0);
  expect(calls.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
    'analytics.campaign success',
    'rate_limiter.mailbox_add success',
    'rate_limiter.start success',
    'rate_limiter.status error',
  ]);
  expect(JSON.stringify(calls)).not.toContain('s3cret-word');
  expect(JSON.parse(await agent.fs.readFile('/campaigns/c/campaign.json', 'utf8'))).toMatchObject({
    id: 'c',
  });
  const reports = await agent.fs.readdir('/campaigns/c/reports');
  expect(reports).toEqual(['campaign-2026-03-03.json']);
  expect(
    JSON.parse(await agent.fs.readFile(`/campaigns/c/reports/${reports[0]}`, 'utf8')),
  ).toMatchObject({ campaign: { id: 'c' } });
  expect(await agent.kv.get('settings/mailboxes/ann')).toMatchObject({ smtp: 'env:ANN' });
  await agent.fs.writeFile('/notes/plan.md', 'by the agent');
  await agent.close();

  expect(await call('rate_limiter', 'status', '--campaign-id', 'c')).toMatchObject({
    ok: true,
    data: { enrollments: { queued: 1 } },
  });
  expect(
    await call('rate_limiter', 'pause', '--campaign-id', 'c', '--reason', 'test'),
  ).toMatchObject({ ok: true });
}, 60_000);
