/** `response_tracker.ts hook list`: the webhooks, and whether their services call. */
import { readPublicUrl } from '../../../state/campaigns/settings.ts';
import { listHooks } from '../../../state/responses/hooks/hooks.ts';
import { defineCommand } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { iso } from '../../runner/values.ts';
import { checkHookSecret } from './hook-secret.ts';

export const command = defineCommand({
  about: 'List the webhooks, with their addresses and their last calls',
  examples: ['', '--limit 10'],
  flags: listFlags,
  effect: 'read',
  state: 'read',
  async run({ state: { db }, env }, values) {
    const publicUrl = readPublicUrl(db);
    const all = listHooks(db);
    const rows = all
      .filter(({ name }) => name > (values.cursor ?? ''))
      .slice(0, values.limit + 1)
      .map((hook) => ({
        hook: hook.name,
        service: hook.service,
        url: publicUrl === null ? null : `${publicUrl}/hook/${hook.name}`,
        secret: hook.secretRef,
        topics: hook.topics,
        mailbox: hook.mailboxId,
        addedAt: iso(hook.createdAt),
        confirmedAt: iso(hook.confirmedAt),
        calledAt: iso(hook.calledAt),
        unreadable: hook.unreadable,
      }));
    return {
      data: {
        hooks: pageOf(rows, { ...values, cursorOf: ({ hook }) => hook, total: all.length }),
      },
      // Only of this shell: serve may run in another one.
      warnings: all.flatMap(({ service, secretRef }) =>
        secretRef === null ? [] : checkHookSecret(service, secretRef, env),
      ),
    };
  },
});
