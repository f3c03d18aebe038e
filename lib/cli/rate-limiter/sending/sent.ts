/** `rate_limiter.ts sent`: the messages that left on a day, or in a span of time. */
import { createSentList } from '../../../state/sending/sent-list.ts';
import { defineCommand, type Context } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { quote } from '../../runner/call-again.ts';
import { usage } from '../../runner/parse.ts';
import { iso } from '../../runner/values.ts';
import { readCountry } from '../../campaigns/read-country.ts';
import { createSentDescription, type DescribedSent } from './describe-sent.ts';
import { csvOfSent, linesOfSent } from './export-sent.ts';
import { readSpans, SENT_PATH } from './sent-spans.ts';
import type { Instant } from '../../../domain/time.ts';
import type { SentCursor } from '../../../domain/sending/sent-message.ts';

export const command = defineCommand({
  about:
    'List the messages that left on a day: with the local time of each recipient and the answer of the server',
  examples: ['--date yesterday', '--campaign-id spring --date 2026-03-02 --country DE'],
  flags: {
    date: {
      kind: 'text',
      about:
        'The day, in the zone of each campaign: YYYY-MM-DD, today or yesterday. Default: today',
      placeholder: '2026-03-02',
    },
    since: {
      kind: 'text',
      about: 'Instead of --date: from this instant on, or for so long until now',
      placeholder: '24h',
    },
    until: { kind: 'instant', about: 'With --since: before this instant' },
    'campaign-id': { kind: 'text', about: 'Only this campaign', placeholder: 'spring' },
    country: { kind: 'text', about: 'Only people in this country', placeholder: 'DE' },
    ...listFlags,
    limit: { ...listFlags.limit, fallback: 20 },
  },
  effect: 'read',
  state: 'read',
  async run(context, values) {
    const { state, clock } = context;
    const { spans, day } = readSpans(state.db, values, clock.now());
    const country =
      values.country === undefined
        ? null
        : await readCountry(values.country, { flag: '--country', path: SENT_PATH });
    const filter = { spans, country };
    const from = { path: state.path, filter, now: clock.now() };
    if (context.format === 'csv') return { data: {}, csvPieces: csvOfSent(from) };
    if (context.format === 'ndjson') return { data: {}, lines: linesOfSent(from) };
    if (spans.length === 0)
      return { data: { ...day, people: 0, sent: { rows: [], total: 0, nextCursor: null } } };
    const list = createSentList(state.db);
    const { limit, fields } = values;
    const found = list.sentMessages(filter, {
      after: readCursor(values.cursor),
      limit: limit + 1,
    });
    const describe = createSentDescription(state.db, found);
    const rows = found.map(describe);
    const places = new Map<DescribedSent, SentCursor>(
      rows.map((row, index) => [row, found[index] as SentCursor]),
    );
    const { messages, people, all } = list.countSent(filter);
    const page = pageOf(rows, {
      limit,
      fields,
      total: messages,
      cursorOf: (row) => writeCursor(places.get(row) as SentCursor),
    });
    return {
      data: {
        ...day,
        people: all ? people : null,
        sent: Object.assign(page, all ? {} : { total: null, atLeast: messages }),
      },
      next:
        page.nextCursor === null
          ? []
          : [{ why: 'The next page', run: nextPage(context, values, page.nextCursor) }],
      render: {
        text: () => textOf(rows.slice(0, limit), all ? String(messages) : `more than ${messages}`),
      },
    };
  },
});

const writeCursor = ({ at, slot }: SentCursor): string => `${at}.${slot}`;

function readCursor(text: string | undefined): SentCursor {
  if (text === undefined) return { at: 0, slot: 0 };
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(text);
  if (match) return { at: Number(match[1]), slot: Number(match[2]) };
  throw usage(
    `--cursor ${JSON.stringify(text.slice(0, 40))} is not one; expected the nextCursor of the previous page.`,
    'Leave it out for the first page.',
    SENT_PATH,
  );
}

type Given = {
  date: string | undefined;
  since: string | undefined;
  campaignId: string | undefined;
  country: string | undefined;
  until: Instant | undefined;
};

function nextPage(context: Context, { campaignId, ...values }: Given, cursor: string): string {
  const { date, since, country } = values;
  const until = values.until === undefined ? undefined : iso(values.until);
  const flags = Object.entries({ date, since, until, country, 'campaign-id': campaignId }).flatMap(
    ([name, value]) => (value === undefined ? [] : [`--${name} ${quote(value)}`]),
  );
  return context.callAgain('rate_limiter', ['sent', ...flags, `--cursor ${cursor}`].join(' '));
}

function textOf(rows: readonly DescribedSent[], total: string): string {
  const lines = rows.map(
    ({ email, step, mailbox, local, zone, country, outcome }) =>
      `${local} ${zone} ${email}${country === null ? '' : ` (${country})`}: step ${step} from ${mailbox}, ${outcome}`,
  );
  return [`${total} in all`, '', ...lines].join('\n');
}
