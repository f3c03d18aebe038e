/**
 * `response_tracker.ts hook add`: names a webhook of a mail service and how its calls are proven;
 * stores the reference to the secret, never the secret.
 */
import { isTopic } from '../../../feed/hooks/sns.ts';
import { absoluteReference } from '../../../mail/secret.ts';
import { addHook } from '../../../app/responses/hooks/change-hook.ts';
import { readPublicUrl } from '../../../state/campaigns/settings.ts';
import { HOOK_SERVICES, type HookService } from '../../../domain/responses/hook.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { show, usage } from '../../runner/parse.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import { wireChangingHooks } from '../../wiring/responses/wire-hooks.ts';
import { checkHookSecret, SECRETS } from './hook-secret.ts';

const PATH = 'response_tracker.ts hook add';
const EXAMPLE_TOPIC = 'arn:aws:sns:eu-west-1:123456789012:ses-feedback';

export const command = defineCommand({
  about: 'Add or change a webhook by which a mail service reports bounces and complaints',
  examples: [
    '--name sendgrid --service sendgrid --secret env:SENDGRID_WEBHOOK_KEY',
    '--name mailgun --service mailgun --secret env:MAILGUN_KEY --dry-run',
  ],
  flags: {
    name: {
      kind: 'text',
      required: true,
      about: 'The last part of its address, https://HOST/hook/NAME',
      placeholder: 'ses',
    },
    service: {
      kind: 'choice',
      choices: HOOK_SERVICES,
      required: true,
      about: 'Who calls; standard: any program that signs by standardwebhooks.com',
      placeholder: 'ses',
    },
    secret: {
      kind: 'text',
      about:
        'Where the secret, or the key to check signatures, is kept: env:NAME or file:PATH. Required except for ses',
      placeholder: 'env:SENDGRID_WEBHOOK_KEY',
    },
    topic: {
      kind: 'texts',
      about:
        'An SNS topic that may call; repeat the flag for several. Required for ses, only for ses',
      placeholder: EXAMPLE_TOPIC,
    },
    mailbox: {
      kind: 'text',
      about: 'The only mailbox whose messages it may report on. Default: all',
      placeholder: 'ann',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'create',
  async run({ state, clock, env, cwd }, values) {
    const { name, service, mailbox } = values;
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name))
      throw usage(
        `--name ${show(name)} is not valid; expected lower-case letters, digits and hyphens, at most 64.`,
        'Example: --name ses',
        PATH,
      );
    const topics = readTopics(service, values.topic ?? []);
    const secretRef = readReference(service, values.secret, { cwd, home: env['HOME'] });
    if (mailbox !== undefined) needMailbox(state.db, mailbox);
    const warnings = secretRef === null ? [] : checkHookSecret(service, secretRef, env);
    const hook = { name, service, secretRef, topics, mailboxId: mailbox ?? null };
    const outcome = await addHook(wireChangingHooks(state), hook, clock.now());
    const publicUrl = readPublicUrl(state.db);
    return {
      data: {
        hook: name,
        outcome,
        service,
        secret: secretRef,
        topics,
        mailbox: hook.mailboxId,
        url: publicUrl === null ? null : `${publicUrl}/hook/${name}`,
        dryRun: values.dryRun,
      },
      warnings,
    };
  },
});

function readTopics(service: HookService, topics: readonly string[]): string[] {
  if ((service === 'ses') !== topics.length > 0)
    throw usage(
      service === 'ses'
        ? '--topic is missing: only SNS topics that are named here may call.'
        : `--topic belongs to --service ses, but the service is ${service}.`,
      `Example: ${PATH} --name ses --service ses --topic ${EXAMPLE_TOPIC}`,
      PATH,
    );
  for (const topic of topics)
    if (!isTopic(topic))
      throw usage(
        `--topic ${show(topic)} is no ARN of an SNS topic.`,
        `Example: --topic ${EXAMPLE_TOPIC}`,
        PATH,
      );
  return [...new Set(topics)].sort();
}

function readReference(
  service: HookService,
  secret: string | undefined,
  stored: { cwd: string; home: string | undefined },
): string | null {
  if (secret !== undefined) return absoluteReference(secret, stored);
  if (service === 'ses') return null;
  throw usage(
    `--secret is missing: ${service} needs ${SECRETS[service].what}.`,
    `Example: ${PATH} --name ${service} --service ${service} --secret env:${service.toUpperCase()}_WEBHOOK_SECRET`,
    PATH,
  );
}
