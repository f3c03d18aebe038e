/** The whole way by the scripts: refused, looked at, approved, sent; and what is refused on it. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR } from '../../../lib/domain/time.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { call, newFolder, writePeople, type Called } from '../../support/script.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { people } from '../../support/state-file.ts';

let sink: SmtpSink;
beforeAll(async () => void (sink = await startSink()));
afterAll(() => sink.close());

const folder = newFolder();
const home = newFolder();
const policy = join(home, 'policy/policy.json');
mkdirSync(join(home, 'policy'), { mode: 0o700 });

function write(content: unknown, mode = 0o600): void {
  writeFileSync(policy, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(policy, mode);
}

function run(line: string, hours = 2): Promise<Called> {
  const words = line.split(' ').map((word) => word.replaceAll('~', ' '));
  const now = new Date(MONDAY + hours * HOUR).toISOString();
  const env = { ANN_SMTP: sink.url, CAMPAIGN_POLICY: policy, HOME: home };
  return call(['rate_limiter', ...words, '--now', now], { cwd: folder, env });
}

it('refused, looked at, approved and sent', async () => {
  write({ approval: 'each', approvers: ['Ann Lee'] });
  writePeople(folder, people(3));
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify(campaignFile()));
  const add = 'mailbox add --mailbox ann --from Ann~Lee<ann@acme.test>';
  await run(`${add} --smtp env:ANN_SMTP --timezone America/New_York`, 0);
  const started = await run('start --config campaign.json --prospects prospects.csv', 0);
  expect(started.document.error).toBeUndefined();
  const batch = String(started.document.data.batch.batchId);

  const refused = await run('send');
  expect([refused.code, refused.document.error.code]).toEqual([77, 'approval_needed']);
  const [{ digest }] = refused.document.error.details.batches;
  expect(
    refused.document.next.map(({ run: line }) => line.replace(/^\S+ | --now.*$/g, '')),
  ).toEqual([
    `preview --campaign-id spring --batch ${batch}`,
    `approve --digest ${digest} --by NAME`,
  ]);

  const seen = await run(`preview --campaign-id spring --batch ${batch}`);
  expect(seen.document.data.digest).toBe(digest);

  const wrong = await run(`approve --digest ${digest} --by Eve`);
  expect([wrong.code, wrong.document.error.code]).toEqual([77, 'approver_unknown']);
  const placeholder = await run(`approve --digest ${digest} --by NAME`);
  expect([placeholder.code, placeholder.document.error.code]).toEqual([64, 'usage']);
  const given = await run(`approve --digest ${digest} --by Ann~Lee`);
  expect(given.document.data).toMatchObject({ outcome: 'approved', covers: { messages: 3 } });

  const sent = await run('send --wait 45m', 7);
  expect([sent.code, sent.document.data.sent]).toEqual([0, 3]);
  expect(sink.messages).toHaveLength(3);
});

it('a raised limit goes through once after its approval', async () => {
  const refused = await run('configure --daily 5000');
  expect([refused.code, refused.document.error.code]).toEqual([77, 'approval_needed']);
  const { digest } = refused.document.error.details;
  expect((await run('approvals')).document.data.requests).toMatchObject([{ digest }]);
  expect((await run(`approve --digest ${digest} --by Ann~Lee`)).code).toBe(0);
  expect((await run('configure --daily 5000')).code).toBe(0);
});

it('on no terminal, terminalOnly approves nothing', async () => {
  write({ approval: 'each', terminalOnly: true });
  const refused = await run(`approve --digest action.${'0'.repeat(64)} --by Ann~Lee`);
  expect([refused.code, refused.document.error.code]).toEqual([77, 'terminal_needed']);
});

it.each<[string, unknown, number, string]>([
  ['writable by others', { approval: 'each' }, 0o666, 'policy_writable'],
  ['broken', '{ "approval": ', 0o600, 'policy_invalid'],
  ['with an unknown key', { aproval: 'each' }, 0o600, 'policy_invalid'],
])('a policy that is %s stops sending, not pausing', async (_, content, mode, code) => {
  write(content, mode);
  const refused = await run('configure --daily 9000');
  expect([refused.code, refused.document.error.code]).toEqual([78, code]);
  expect((await run('send', 8)).code).toBe(78);
  expect((await run('pause --campaign-id spring --reason doubt')).code).toBe(0);
});
