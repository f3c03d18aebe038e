/** Webhooks are named, listed and removed by commands; secrets stay where they are. */
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../../../../lib/cli/response-tracker/hooks/hook-add.ts';
import { MONDAY } from '../../../support/quota.ts';
import { seededState } from '../../../support/state-file.ts';
import type { Context } from '../../../../lib/cli/runner/command.ts';
import type { HookService } from '../../../../lib/domain/responses/hook.ts';
import type { Failure } from '../../../../lib/domain/failure.ts';
import { call, newFolder, type Called } from '../../../support/script.ts';
import { SECRETS } from '../../../support/hooks/signed.ts';
import { TOPIC } from '../../../support/hooks/amazon-server.ts';

const env = {
  SENDGRID_KEY: SECRETS.sendgrid ?? '',
  RESEND: SECRETS.resend ?? '',
  SHORT: 'a:b',
};
const hook = (cwd: string, line: string): Promise<Called> =>
  call(['response_tracker', 'hook', ...line.split(' ')], { cwd, env });

describe('hook', () => {
  it('add, list and remove', async () => {
    const cwd = newFolder();
    const added = await hook(cwd, `add --name ses --service ses --topic ${TOPIC}`);
    expect(added.document.data).toEqual({
      hook: 'ses',
      outcome: 'added',
      service: 'ses',
      secret: null,
      topics: [TOPIC],
      mailbox: null,
      url: null,
      dryRun: false,
    });
    expect(
      (await hook(cwd, `add --name ses --service ses --topic ${TOPIC}`)).document.data,
    ).toMatchObject({ outcome: 'unchanged' });
    const second = await hook(cwd, 'add --name sg --service sendgrid --secret env:SENDGRID_KEY');
    expect([second.document.data.outcome, second.document.warnings]).toEqual(['added', []]);
    const listed = await hook(cwd, 'list');
    expect(listed.document.data.hooks).toMatchObject({
      total: 2,
      rows: [
        { hook: 'ses', service: 'ses', topics: [TOPIC], confirmedAt: null, calledAt: null },
        { hook: 'sg', secret: 'env:SENDGRID_KEY', unreadable: 0 },
      ],
    });
    expect(listed.document.warnings).toEqual([]);
    expect(listed.stdout).not.toContain(env.SENDGRID_KEY);
    expect((await hook(cwd, 'remove --name sg')).document.data).toMatchObject({
      outcome: 'removed',
    });
    const gone = await hook(cwd, 'remove --name sg');
    expect([gone.code, gone.document.error]).toMatchObject([
      66,
      { code: 'no_hook', hint: 'Known webhooks: ses.' },
    ]);
  });
});

describe('hook add', () => {
  const state = seededState({ people: [] });
  afterAll(async () => (await state).db.close());

  type Given = {
    name: string;
    service: HookService;
    secret?: string;
    topic?: string[];
    mailbox?: string;
  };
  async function add(given: Given): Promise<{ code: string } | { warnings: unknown }> {
    const absent = { secret: undefined, topic: undefined, mailbox: undefined };
    const clock = { now: () => MONDAY };
    const context = { state: await state, clock, env, cwd: '/' } as unknown as Context;
    try {
      const answer = await command.run(context, { ...absent, ...given, dryRun: false }, []);
      return { warnings: answer.warnings?.map(({ code }) => code) };
    } catch (error) {
      return { code: (error as Failure).code };
    }
  }

  it.each<[string, Given, string]>([
    ['without the secret that it needs', { name: 'sg', service: 'sendgrid' }, 'usage'],
    [
      'with a secret in place of its reference',
      { name: 'r', service: 'resend', secret: 'whsec_abc' },
      'secret_reference',
    ],
    ['without a topic for ses', { name: 'ses', service: 'ses' }, 'usage'],
    [
      'with a topic for another service',
      { name: 'pm', service: 'postmark', secret: 'env:SHORT', topic: [TOPIC] },
      'usage',
    ],
    [
      'with a topic that is none',
      { name: 'ses', service: 'ses', topic: ['arn:aws:sqs:eu-west-1:1:x'] },
      'usage',
    ],
    [
      'with a name that is no part of a path',
      { name: '../x', service: 'ses', topic: [TOPIC] },
      'usage',
    ],
    [
      'for a mailbox that is not there',
      { name: 'r', service: 'resend', secret: 'env:RESEND', mailbox: 'bob' },
      'no_mailbox',
    ],
  ])('%s is refused', async (_, given, code) => expect(await add(given)).toEqual({ code }));

  it.each<[string, Given, string[]]>([
    ['fits', { name: 'r', service: 'resend', secret: 'env:RESEND', mailbox: 'ann' }, []],
    ['is not there', { name: 'mg', service: 'mailgun', secret: 'env:MISSING' }, ['secret_missing']],
    ['can be guessed', { name: 'pm', service: 'postmark', secret: 'env:SHORT' }, ['hook_secret']],
    [
      'is of another service',
      { name: 'sg', service: 'sendgrid', secret: 'env:RESEND' },
      ['hook_secret'],
    ],
  ])('tells of a secret that %s', async (_, given, warnings) =>
    expect(await add(given)).toEqual({ warnings }),
  );
});
