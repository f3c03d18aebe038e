/**
 * `response_tracker.ts replies`: the replies of recipients, and the bounces, also those at SMTP
 * time, newest first; requests and threats before them. Strangers' text is under `untrusted`.
 */
import { INTENTS, type Intent } from '../../../domain/responses/response.ts';
import {
  eachReply,
  listReplies,
  newestResponse,
  type ReplyFilter,
} from '../../../state/responses/lists/reply-list.ts';
import { defineCommand, type Context, type NextStep } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { pageOf } from '../../runner/page.ts';
import { usage } from '../../runner/parse.ts';
import { fitTexts } from '../../render/fit-texts.ts';
import { aboutConcern } from './about-concern.ts';
import { aboutRequest } from './about-request.ts';
import { COLUMN_SETS, exportReplies, type ColumnSetName } from './export-replies.ts';
import { describeReply } from './describe-reply.ts';
import { readPlace, writePlace } from './list-place.ts';
import {
  possibleReplies,
  renderPossible,
  stepsForPossible,
} from '../possible/describe-possible.ts';
import { describeSince, readSince, sinceFlag } from './read-since.ts';
import { renderReplies } from './render-replies.ts';
import type { ListedResponse } from '../../../domain/responses/stored-response.ts';

const PATH = 'response_tracker.ts replies';
/** What people write, or what is done in their name. */
const BY_PEOPLE = ['reply', 'unsubscribe'];
const ALL_KINDS = [
  ...BY_PEOPLE,
  'out_of_office',
  'auto_reply',
  'bounce',
  'complaint',
  'challenge',
  'delayed',
];
/** With `--full`: what fits into memory. */
const FULL_TEXT = 8_000;

export const command = defineCommand({
  about: 'List the replies of recipients, newest first',
  examples: [
    '--since 1d',
    '--campaign-id spring --intent interested --intent meeting --columns hubspot --output leads.csv',
  ],
  flags: {
    'campaign-id': { kind: 'text', about: 'Only this campaign. Default: all' },
    ...sinceFlag,
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
      about: 'Only this kind. Default: reply and unsubscribe, without what a label calls spam',
    },
    intent: {
      kind: 'texts',
      about: `Only with this meaning, by its label or else by the rules; repeat it for more: ${INTENTS.join(', ')}`,
      placeholder: 'interested',
    },
    unlabelled: { kind: 'switch', about: 'Only those without a label' },
    columns: {
      kind: 'choice',
      choices: COLUMN_SETS,
      about:
        'With --format csv or ndjson: the columns that this CRM imports, one row a person. Every page is in the file',
    },
    ...listFlags,
  },
  effect: 'read',
  state: 'read',
  async run(context, values) {
    const { db } = context.state;
    if (values.campaignId !== undefined) needCampaign(db, values.campaignId);
    const since = readSince(context, values, PATH);
    const intents = readIntents(values.intent);
    const filter: ReplyFilter = {
      campaignId: values.campaignId ?? null,
      kinds: values.kind === 'all' ? ALL_KINDS : values.kind ? [values.kind] : BY_PEOPLE,
      intents,
      spam: values.kind === 'all' || intents?.includes('spam') === true,
      unlabelled: values.unlabelled,
      since,
    };
    const exported = exportReplies(context, {
      columns: (values.columns as ColumnSetName | undefined) ?? null,
      rows: () => eachReply(db, filter),
    });
    if (exported !== null) return exported;
    // Before the list is read: whatever it does not show yet has a greater id.
    const lastResponse = newestResponse(db);
    const after = readPlace(values.cursor);
    const { rows, total } = listReplies(db, filter, { after, limit: values.limit + 1 });
    const asked = rows.slice(0, values.limit);
    const shown = context.whole
      ? asked.map((row) => describeReply(row, FULL_TEXT))
      : fitTexts(asked, describeReply);
    const placeAfter = new Map(shown.map((row, index) => [row, asked[index] as ListedResponse]));
    const possible = possibleReplies(context, filter.campaignId);
    // The row after the page, by which the page knows that it is not the last.
    const beyond = rows.slice(asked.length).map((row) => describeReply(row, 0));
    return {
      data: {
        since: describeSince(since),
        lastResponse,
        replies: pageOf([...shown, ...beyond], {
          limit: values.limit,
          fields: values.fields,
          total,
          cursorOf: (row) => writePlace(placeAfter.get(row) as ListedResponse),
        }),
        ...toLabel(context, asked),
        ...(possible.total === 0 ? {} : { possibleReplies: possible }),
      },
      render: {
        text: () =>
          [
            `${total} in all`,
            renderReplies(shown),
            ...(possible.total === 0
              ? []
              : ['Perhaps replies from other addresses', renderPossible(possible.rows)]),
          ].join('\n\n'),
      },
      next: [...nextSteps(context, asked), ...stepsForPossible(context, possible)],
    };
  },
});

/** Throws Failure `usage`. */
function readIntents(given: readonly string[] | undefined): Intent[] | null {
  if (given === undefined) return null;
  const words = given.flatMap((text) => text.split(','));
  for (const word of words)
    if (!(INTENTS as readonly string[]).includes(word))
      throw usage(
        `--intent ${JSON.stringify(word.slice(0, 40))} is not valid; expected one of ${INTENTS.join(', ')}.`,
        'Example: --intent interested --intent meeting.',
        PATH,
      );
  return words as Intent[];
}

/** How to label, without a label: an agent runs what stands in `next` as it stands. */
function toLabel(
  { callAgain }: Pick<Context, 'callAgain'>,
  rows: readonly ListedResponse[],
): { toLabel?: Record<string, unknown> } {
  if (!rows.some(isUnlabelledReply)) return {};
  return {
    toLabel: {
      run: callAgain('response_tracker', 'label --response-id ID --intent INTENT'),
      many: 'label --from FILE, with lines responseId,intent',
      intents: INTENTS.join(' '),
    },
  };
}

function isUnlabelledReply({ kind, label }: ListedResponse): boolean {
  return kind === 'reply' && label === null;
}

/**
 * Never proposes a label: an agent that follows it without reading hides a reply that needs a
 * person.
 */
function nextSteps(
  { callAgain }: Pick<Context, 'callAgain'>,
  rows: readonly ListedResponse[],
): NextStep[] {
  const show = (id: number): string => callAgain('response_tracker', `show --response-id ${id}`);
  const invoked = rows.find(({ request }) => request !== null);
  const concerning = rows.find(
    ({ concern, request, label }) => concern !== null && request === null && label === null,
  );
  const concerned =
    concerning === undefined
      ? null
      : aboutConcern({
          ...concerning,
          unverified: concerning.kind !== 'reply' && concerning.proven === 0,
        });
  const unlabelled = rows.find((row) => isUnlabelledReply(row) && row !== concerning);
  const away = rows.find(
    ({ kind, label, proven }) => kind === 'out_of_office' && label === null && proven === 0,
  );
  return [
    ...(invoked === undefined || invoked.request === null
      ? []
      : [
          {
            why: aboutRequest({ ...invoked, request: invoked.request }),
            run: show(invoked.id),
          },
        ]),
    ...(concerning === undefined || concerned === null
      ? []
      : [{ why: concerned, run: show(concerning.id) }]),
    ...(unlabelled === undefined
      ? []
      : [
          {
            why: 'Read each reply to its end, tell the user, then set with label what it means (toLabel)',
            run: show(unlabelled.id),
          },
        ]),
    ...(away === undefined
      ? []
      : [
          {
            why: `The absence of ${away.email} is not proven, so it postpones by 14 days at most. Check it: label --intent later accepts its date`,
            run: show(away.id),
          },
        ]),
  ];
}
