/**
 * `response_tracker.ts replies`: the replies of recipients, and the bounces, also those at SMTP
 * time. Strangers' text is under `untrusted`.
 */
import { listReplies } from '../../../state/responses/reply-list.ts';
import { defineCommand } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { pageOf } from '../../runner/page.ts';
import { showContact, untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import { aboutRequest } from './about-request.ts';
import { readPlace, writePlace } from './list-place.ts';
import { renderReplies } from './render-replies.ts';

/** Kinds whose consequences depend on proof. */
const PROVABLE: ReadonlySet<string> = new Set([
  'unsubscribe',
  'complaint',
  'out_of_office',
  'auto_reply',
]);

export const command = defineCommand({
  about: 'List the replies of recipients',
  examples: ['--campaign-id spring --unlabelled'],
  flags: {
    'campaign-id': { kind: 'text', about: 'Only this campaign' },
    kind: {
      kind: 'choice',
      choices: [
        'reply',
        'unsubscribe',
        'out_of_office',
        'auto_reply',
        'bounce',
        'complaint',
        'all',
      ],
      about: 'Only this kind. Default: reply and unsubscribe',
    },
    unlabelled: { kind: 'switch', about: 'Only those without a label' },
    ...listFlags,
  },
  effect: 'read',
  state: 'read',
  async run(context, values) {
    const { db } = context.state;
    if (values.campaignId !== undefined) needCampaign(db, values.campaignId);
    const after = readPlace(values.cursor);
    const kinds =
      values.kind === 'all'
        ? [
            'reply',
            'unsubscribe',
            'out_of_office',
            'auto_reply',
            'bounce',
            'complaint',
            'challenge',
            'delayed',
          ]
        : values.kind
          ? [values.kind]
          : ['reply', 'unsubscribe'];
    const { rows, total } = listReplies(
      db,
      { campaignId: values.campaignId ?? null, kinds, unlabelled: values.unlabelled },
      { after, limit: values.limit + 1 },
    );
    const shown = rows.map((row) => ({
      ...(row.kind === 'bounce'
        ? {
            at: row.at,
            responseId: row.at === 'report' ? row.id : null,
            refusalId: row.at === 'smtp' ? row.id : null,
          }
        : { responseId: row.id }),
      kind: row.kind,
      campaignId: row.campaignId,
      email: row.email,
      step: row.step,
      receivedAt: iso(row.receivedAt),
      intent: row.intent,
      ...(row.request === null ? {} : { request: row.request }),
      label: row.label,
      rule: row.rule,
      ...(row.bounceClass === null
        ? {}
        : {
            bounce: { class: row.bounceClass, reason: row.bounceReason, proven: row.proven === 1 },
          }),
      ...(PROVABLE.has(row.kind) ? { proven: row.proven === 1 } : {}),
      ...(row.kind === 'out_of_office'
        ? { returnsAt: iso(row.returnsAt), resumesAt: iso(row.resumesAt) }
        : {}),
      untrusted: {
        from: untrusted(row.fromAddress, 254),
        subject: untrusted(row.subject, 200),
        text: untrusted(row.visibleText, 2_000),
        ...(row.contact === null ? {} : { contact: showContact(row.contact) }),
      },
    }));
    const last = rows[values.limit - 1];
    const away = rows.find(
      ({ kind, label, proven }) => kind === 'out_of_office' && label === null && proven === 0,
    );
    const invoked = rows.find(({ request }) => request !== null);
    const unlabelled = rows.find(({ kind, label }) => kind === 'reply' && label === null);
    return {
      data: {
        replies: {
          ...pageOf(shown, { ...values, total, cursorOf: () => '' }),
          nextCursor:
            rows.length > values.limit && last
              ? writePlace({ ...last, rest: last.request === null ? 1 : 0 })
              : null,
        },
      },
      render: { text: () => `${total} in all\n\n${renderReplies(shown.slice(0, values.limit))}` },
      // Never proposes a label: an agent that follows it without reading hides a reply that needs a
      // person.
      next: [
        ...(invoked === undefined || invoked.request === null
          ? []
          : [
              {
                why: aboutRequest(invoked.request, invoked.email),
                run: context.callAgain('response_tracker', `show --response-id ${invoked.id}`),
              },
            ]),
        ...(unlabelled === undefined
          ? []
          : [
              {
                why: 'Read it to its end, then set with label what it means',
                run: context.callAgain('response_tracker', `show --response-id ${unlabelled.id}`),
              },
            ]),
        ...(away === undefined
          ? []
          : [
              {
                why: `The absence of ${away.email} is not proven, so it postpones by 14 days at most. Check it: label --intent later accepts its date`,
                run: context.callAgain('response_tracker', `show --response-id ${away.id}`),
              },
            ]),
      ],
    };
  },
});
