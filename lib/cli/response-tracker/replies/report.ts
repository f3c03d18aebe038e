/**
 * `response_tracker.ts report`: how many responses of each kind came back, and which need a person
 * first.
 */
import { newestResponse } from '../../../state/responses/lists/reply-list.ts';
import { listUrgent, type UrgentRow } from '../../../state/responses/lists/urgent-replies.ts';
import {
  countResponses,
  type ResponseCount,
} from '../../../state/responses/lists/response-counts.ts';
import { countBounced, type BouncedCount } from '../../../state/responses/bounced-messages.ts';
import { countPreferences } from '../../../state/campaigns/contact/preferences.ts';
import { countQuarantined } from '../../../state/responses/quarantined.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { defineCommand, type Context, type NextStep } from '../../runner/command.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { fitTexts } from '../../render/fit-texts.ts';
import { renderCsv, type CsvTable } from '../../render/csv.ts';
import { renderValue } from '../../render/render-text.ts';
import { aboutRequest } from './about-request.ts';
import { aboutConcern } from './about-concern.ts';
import { cutNote, describeTexts } from './describe-reply.ts';
import {
  possibleReplies,
  renderPossible,
  stepsForPossible,
} from '../possible/describe-possible.ts';
import { describeSince, readSince, sinceFlag } from './read-since.ts';
import { renderReplies } from './render-replies.ts';
import type { Concern, DataRequest } from '../../../domain/responses/response.ts';
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
  examples: ['--since yesterday', '--campaign-id spring'],
  flags: {
    'campaign-id': { kind: 'text', about: 'Only this campaign. Default: all' },
    ...sinceFlag,
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
  async run(context, values) {
    const { campaignId, limit } = values;
    const { db } = context.state;
    if (campaignId !== undefined) needCampaign(db, campaignId);
    const since = readSince(context, values, 'response_tracker.ts report');
    // Before anything is counted: what comes in meanwhile has a greater id.
    const lastResponse = newestResponse(db);
    const counts = countResponses(db, campaignId ?? null, since);
    const { rows, total, totalSince } = listUrgent(db, campaignId ?? null, {
      intents: URGENT,
      limit,
      since,
    });
    const needsAPerson = fitTexts(
      rows,
      (row, textLength) => describeUrgent(context, row, textLength),
      ROOM_BESIDE_COUNTS,
    );
    const [first] = needsAPerson;
    const possible = possibleReplies(context, campaignId ?? null);
    const numbers = {
      campaignId: campaignId ?? null,
      since: describeSince(since),
      lastResponse,
      responses: summarize(counts, countBounced(db, campaignId ?? null, since)),
      meanings: countMeanings(counts),
      preferences: countPreferences(db, campaignId ?? null, context.clock.now()),
      quarantined: countQuarantined(db),
      enrollments: campaignId === undefined ? null : enrollmentCounts(db, campaignId),
      unlabelled: total,
      ...(since === null ? {} : { unlabelledSince: totalSince }),
    };
    return {
      data: { ...numbers, needsAPerson, possibleReplies: possible },
      render: {
        csv: () => renderCsv(tabulate(numbers)),
        text: () =>
          [
            ...renderValue(numbers, 0),
            '',
            'Replies that need a person first',
            '',
            renderReplies(needsAPerson),
            ...(possible.total === 0
              ? []
              : ['', 'Perhaps replies from other addresses', '', renderPossible(possible.rows)]),
          ].join('\n'),
      },
      // No label is proposed: an agent that follows it without reading hides a reply that needs a
      // person, and a sender may be forged. The command that honours a "no" is in toHonour.
      next: orderSteps(
        [
          ...(first === undefined
            ? []
            : [
                {
                  why: whyToRead(first),
                  run: context.callAgain(
                    'response_tracker',
                    `show --response-id ${first.responseId}`,
                  ),
                },
              ]),
          ...(totalSince > 1
            ? [
                {
                  why: `Read all ${totalSince} that wait for a label, with what each person wrote`,
                  run: context.callAgain('response_tracker', listCall(campaignId, values.since)),
                },
              ]
            : []),
        ],
        stepsForPossible(context, possible),
        possible.rows[0]?.concern !== undefined &&
          first?.request === undefined &&
          first?.concern === undefined,
      ),
    };
  },
});

/** A threat from another address comes before what is neither a request nor a threat. */
function orderSteps(own: NextStep[], possible: NextStep[], possibleFirst: boolean): NextStep[] {
  return possibleFirst ? [...possible, ...own] : [...own, ...possible];
}

/** What the counts leave of an answer's room. */
const ROOM_BESIDE_COUNTS = 4_500;

function listCall(campaignId: string | undefined, since: string | undefined): string {
  return [
    'replies --unlabelled',
    ...(campaignId === undefined ? [] : [`--campaign-id ${campaignId}`]),
    ...(since === undefined ? [] : [`--since ${since}`]),
  ].join(' ');
}

function describeUrgent(
  { callAgain }: Pick<Context, 'callAgain'>,
  row: UrgentRow,
  textLength: number,
) {
  return {
    responseId: row.id,
    kind: row.kind,
    campaignId: row.campaignId,
    email: row.email,
    step: row.step,
    intent: row.intent,
    ...(row.request === null ? {} : { request: row.request }),
    ...(row.concern === null ? {} : { concern: row.concern }),
    unverified: row.unverified === 1,
    receivedAt: iso(row.receivedAt),
    ...cutNote(row, textLength),
    untrusted: describeTexts(row, textLength),
    ...(row.unverified === 1
      ? {
          toHonour: callAgain(
            'response_tracker',
            `label --response-id ${row.id} --intent ${row.kind === 'auto_reply' ? row.intent : 'unsubscribe'}`,
          ),
        }
      : {}),
  };
}

/** Replies by what they mean: their label, or else the rules. */
function countMeanings(counts: readonly ResponseCount[]): Record<string, number> {
  const meanings: Record<string, number> = {};
  for (const { kind, intent, matched, n } of counts)
    if (kind === 'reply' && matched === 1 && intent !== null)
      meanings[intent] = (meanings[intent] ?? 0) + n;
  return meanings;
}

function whyToRead({
  kind,
  email,
  unverified,
  request,
  concern,
}: {
  kind: string;
  email: string | null;
  unverified: boolean;
  request?: DataRequest;
  concern?: Concern;
}): string {
  if (request !== undefined) return aboutRequest({ request, concern: concern ?? null, email });
  const urgent = aboutConcern({ kind, email, concern: concern ?? null, unverified });
  if (urgent !== null) return urgent;
  if (!unverified) return 'Read it, then label it';
  return kind === 'auto_reply'
    ? `An automatic reply says that ${email} has left; not proven, so without consequence. Check it: the command in toHonour ends the sequence`
    : `Perhaps a no from ${email}; not proven, so without consequence: ask the user at once. The command in toHonour makes it count: the address never gets a message again`;
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
    spam: kind('spam'),
    complaint: kind('complaint'),
    possible: of((row) => row.kind === 'possible'),
    delayed: kind('delayed'),
    unverified: of((row) => row.unverified === 1 && row.matched === 1),
    unrelated: of(
      (row) =>
        (row.matched === 0 && row.kind !== 'possible') ||
        row.kind === 'unrelated' ||
        row.kind === 'delivered',
    ),
  };
}

/** One row: of one campaign, or of all. */
function tabulate({
  campaignId,
  meanings,
  responses: { bounce, refusedAtSmtp, ...counts },
  preferences,
  quarantined,
  unlabelled,
}: {
  campaignId: string | null;
  responses: ReturnType<typeof summarize>;
  meanings: Record<string, number>;
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
    meaningInterested: meanings['interested'] ?? 0,
    meaningMeeting: meanings['meeting'] ?? 0,
    ...preferences,
    quarantined,
    unlabelled,
  };
  return { header: Object.keys(cells), rows: [Object.values(cells)] };
}
