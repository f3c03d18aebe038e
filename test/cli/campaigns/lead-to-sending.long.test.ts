/** Who runs `next` as it stands is led from the start over the messages to a round, never past them. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignFile } from '../../support/campaign.ts';
import { checkScript } from '../../support/child.ts';
import { call, newFolder, writePeople, type AnswerDocument } from '../../support/script.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { people } from '../../support/state-file.ts';

const NOW = ['--now', '2026-03-09T14:00:00Z'];
let sink: SmtpSink;
beforeAll(async () => void (sink = await startSink()));
afterAll(() => sink.close());

async function begin(policy: object | null) {
  const cwd = newFolder();
  const home = newFolder();
  const env: Record<string, string> = { ANN_SMTP: sink.url, HOME: home };
  if (policy !== null) {
    const path = join(home, 'policy', 'policy.json');
    mkdirSync(join(home, 'policy'), { mode: 0o700 });
    writeFileSync(path, JSON.stringify(policy));
    chmodSync(path, 0o600);
    env['CAMPAIGN_POLICY'] = path;
  }
  writePeople(cwd, people(2));
  writeFileSync(join(cwd, 'campaign.json'), JSON.stringify(campaignFile()));
  const run = async (...words: string[]): Promise<AnswerDocument> =>
    (await call(['rate_limiter', ...words, ...NOW], { cwd, env })).document;
  /** As an agent runs a step: by a shell, unchanged. */
  const follow = async (step: string): Promise<AnswerDocument> => {
    const { stdout } = await promisify(execFile)('sh', ['-c', step], {
      cwd,
      env: { ...process.env, ...env },
    });
    await checkScript(stdout);
    return JSON.parse(stdout) as AnswerDocument;
  };
  const account = ['--mailbox', 'ann', '--from', 'Ann Lee <ann@acme.test>', '--smtp'];
  await run('mailbox', 'add', ...account, 'env:ANN_SMTP', '--timezone', 'America/New_York');
  const files = ['--config', 'campaign.json', '--prospects', 'prospects.csv'];
  return { run, follow, started: await run('start', ...files) };
}

const lines = ({ next }: AnswerDocument): string[] =>
  next.map(({ run }) => run.replace(/^\S+ | --(?:campaign-id|batch|digest|now) \S+/g, ''));
const last = ({ next }: AnswerDocument): string => next.at(-1)?.run ?? '';

describe('a first campaign', () => {
  it('is shown before it is sent, also without a policy', async () => {
    const before = sink.messages.length;
    const { run, follow, started } = await begin(null);
    expect(lines(started)).toEqual(['preview']);
    expect(started.next[0]?.why).toContain('ask before the first message');
    expect(lines(await run('status', '--campaign-id', 'spring'))[0]).toBe('preview');
    const seen = await follow(last(started));
    expect(lines(seen).at(-1)).toBe('tick');
    expect(seen.next.at(-1)?.why).toContain('agreed');
    expect(await follow(last(seen))).toMatchObject({
      command: 'rate_limiter.tick',
      data: { left: { sent: 1 } },
    });
    expect(sink.messages.length - before).toBe(1);
    // From the first message on, a round is the next step.
    const status = await run('status', '--campaign-id', 'spring');
    expect(lines(status)[0]).toBe('tick');
    const planned = await run('schedule', '--campaign-id', 'spring');
    expect(lines(planned)).toEqual(['tick']);
    const dry = await run('schedule', '--campaign-id', 'spring', '--dry-run');
    expect(lines(dry)).toEqual(['schedule --batch-size 50']);
  }, 60_000);

  it('is shown with the digest that a policy asks for, and each later batch too', async () => {
    const before = sink.messages.length;
    const { run, follow, started } = await begin({ approval: 'each' });
    expect(lines(started)).toEqual(['preview']);
    const seen = await follow(last(started));
    expect(lines(seen).at(-1)).toBe('approve --by NAME');
    const approved = await follow(last(seen).replace('NAME', "'Ann Lee'"));
    expect(lines(approved)).toEqual(['tick']);
    expect(await follow(last(approved))).toMatchObject({ data: { left: { sent: 1 } } });
    expect(sink.messages.length - before).toBe(1);
    // What remains of it is approved: nothing is to be shown again.
    expect(lines(await run('status', '--campaign-id', 'spring'))[0]).toBe('tick');
  }, 60_000);
});
