/**
 * `response_tracker.ts report`: how many responses of each kind came back, and which need a person
 * first.
 */
import {
  countResponses,
  listUrgent,
  type ResponseCount,
} from '../../../state/responses/reply-list.ts';
import { countBounced, type BouncedCount } from '../../../state/responses/bounced-messages.ts';
import { countPreferences } from '../../../state/campaigns/contact/preferences.ts';
import { countQuarantined } from '../../../state/responses/quarantined.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { defineCommand } from '../../runner/command.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { showContact, untrusted } from '../../render/untrusted.ts';
import { renderCsv, type CsvTable } from '../../render/csv.ts';
import { renderValue } from '../../render/render-text.ts';
import { aboutRequest } from './about-request.ts';
import { renderReplies } from './render-replies.ts';
import type { DataRequest } from '../../../domain/responses/response.ts';
import { iso } from '../../runner/values.ts';

/** Intents a person should see first, most urgent first. */
const URGENT = [
  'angry',
  'interested',
  'question',
  'referral',
  'later',
  'unknown',
  'wrong_person',
  'left_company',
];

export const command = defineCommand({
  about: 'Report the responses, and which replies need a person first',
  examples: ['--campaign-id spring'],
  flags: {
    'campaign-id': { kind: 'text', about: 'Only this campaign' },
    limit: {
      kind: 'integer',
      min: 1,
      max: 200,
      fallback: 10,
      about: 'How many of the replies that need a person to list',
    },
  },
  alerts: true,
  effect: 'read',
  state: 'read',
  async run({ state: { db }, clock, callAgain }, { campaignId, limit }) {
    if (campaignId !== undefined) needCampaign(db, campaignId);
    const counts = countResponses(db, campaignId ?? null);
    const { rows, total } = listUrgent(db, campaignId ?? null, { intents: URGENT, limit });
    const needsAPerson = rows.map((row) => ({
      responseId: row.id,
      kind: row.kind,
      campaignId: row.campaignId,
      email: row.email,
      step: row.step,
      intent: row.intent,
      ...(row.request === null ? {} : { request: row.request }),
      unverified: row.unverified === 1,
      receivedAt: iso(row.receivedAt),
      untrusted: {
        from: untrusted(row.fromAddress, 254),
        subject: untrusted(row.subject, 200),
        text: untrusted(row.visibleText, 300),
        ...(row.contact === null ? {} : { contact: showContact(row.contact) }),
      },
      ...(row.unverified === 1
        ? {
            toHonour: callAgain(
              'response_tracker',
              `label --response-id ${row.id} --intent ${row.kind === 'auto_reply' ? row.intent : 'unsubscribe'}`,
            ),
          }
        : {}),
    }));
    const [first] = needsAPerson;
    const numbers = {
      campaignId: campaignId ?? null,
      responses: summarize(counts, countBounced(db, campaignId ?? null)),
      preferences: countPreferences(db, campaignId ?? null, clock.now()),
      quarantined: countQuarantined(db),
      enrollments: campaignId === undefined ? null : enrollmentCounts(db, campaignId),
      unlabelled: total,
    };
    return {
      data: { ...numbers, needsAPerson },
      render: {
        csv: () => renderCsv(tabulate(numbers)),
        text: () =>
          [
            ...renderValue(numbers, 0),
            '',
            'Replies that need a person first',
            '',
            renderReplies(needsAPerson),
          ].join('\n'),
      },
      next: first
        ? [
            // The sender may be forged, and a forger could suppress a whole list: a person decides,
            // with one command. No other label is proposed: an agent that follows it without
            // reading hides a reply that needs a person.
            ...(first.toHonour === undefined || first.kind === 'auto_reply'
              ? []
              : [
                  {
                    why: `Perhaps a no from ${first.email}; not proven, so without consequence: ask the user at once. This command honours it: the address never gets a message again`,
                    run: first.toHonour,
                  },
                ]),
            {
              why: whyToRead(first),
              run: callAgain('response_tracker', `show --response-id ${first.responseId}`),
            },
          ]
        : [],
    };
  },
});

function whyToRead({
  kind,
  email,
  unverified,
  request,
}: {
  kind: string;
  email: string | null;
  unverified: boolean;
  request?: DataRequest;
}): string {
  if (request !== undefined) return aboutRequest(request, email);
  if (!unverified) return 'Read it, then label it';
  return kind === 'auto_reply'
    ? `An automatic reply says that ${email} has left; not proven, so without consequence. Check it: the command in toHonour ends the sequence`
    : 'See who wrote it';
}

function summarize(counts: readonly ResponseCount[], bounced: readonly BouncedCount[]) {
  const of = (test: (row: ResponseCount) => boolean): number =>
    counts.filter(test).reduce((sum, { n }) => sum + n, 0);
  const kind = (name: string): number =>
    of((row) => row.kind === name && row.matched === 1 && row.unverified === 0);
  const messages = (name: BouncedCount['class'], where: 'messages' | 'atSmtp'): number =>
    bounced.find((row) => row.class === name)?.[where] ?? 0;
  const byClass = (where: 'messages' | 'atSmtp') => ({
    hard: messages('hard', where),
    soft: messages('soft', where),
    block: messages('block', where),
  });
  const gone = (said: ResponseCount['gone']): number =>
    of((row) => row.matched === 1 && row.gone === said && row.unverified === 0);
  return {
    total: of(() => true),
    matched: of((row) => row.matched === 1),
    reply: kind('reply'),
    unsubscribe: kind('unsubscribe'),
    bounce: byClass('messages'),
    refusedAtSmtp: byClass('atSmtp'),
    closedToOutsiders: messages('closed', 'messages'),
    outOfOffice: kind('out_of_office'),
    autoReply: kind('auto_reply') + kind('challenge'),
    leftCompany: gone('left_company'),
    wrongPerson: gone('wrong_person'),
    complaint: kind('complaint'),
    delayed: kind('delayed'),
    unverified: of((row) => row.unverified === 1 && row.matched === 1),
    unrelated: of(
      (row) => row.matched === 0 || row.kind === 'unrelated' || row.kind === 'delivered',
    ),
  };
}

/** One row: of one campaign, or of all. */
function tabulate({
  campaignId,
  responses: { bounce, refusedAtSmtp, ...counts },
  preferences,
  quarantined,
  unlabelled,
}: {
  campaignId: string | null;
  responses: ReturnType<typeof summarize>;
  preferences: ReturnType<typeof countPreferences>;
  quarantined: number;
  unlabelled: number;
}): CsvTable {
  const cells = {
    campaignId,
    ...counts,
    bounceHard: bounce.hard,
    bounceSoft: bounce.soft,
    bounceBlock: bounce.block,
    refusedAtSmtpHard: refusedAtSmtp.hard,
    refusedAtSmtpSoft: refusedAtSmtp.soft,
    refusedAtSmtpBlock: refusedAtSmtp.block,
    ...preferences,
    quarantined,
    unlabelled,
  };
  return { header: Object.keys(cells), rows: [Object.values(cells)] };
}
