/**
 * `rate_limiter.ts people`: the people of a campaign, or of all, with state, position, last message
 * and what comes next. Names and other columns are under `untrusted`.
 */
import { createPersonList } from '../../../state/campaigns/people/person-list.ts';
import { defineCommand, type Answer, type Context, type NextStep } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { usage } from '../../runner/parse.ts';
import { quote } from '../../runner/call-again.ts';
import { readTogether } from '../../../state/file/read-together.ts';
import { createPersonDescription, type DescribedPerson } from './describe-person.ts';
import { csvOfPeople, linesOfPeople } from './export-people.ts';
import { filterFlags, PATH, readFilter } from './read-filter.ts';
import type {
  PersonCursor,
  PersonFilter,
  PersonPage,
} from '../../../domain/campaigns/person-filter.ts';

export const command = defineCommand({
  about: 'List people with state, position, last message and what comes next; or find one',
  examples: [
    '--campaign-id spring --where "country=DE step=2"',
    '--name Bob --domain acme.example',
  ],
  flags: {
    ...filterFlags,
    ...listFlags,
    // A page of so many fits the size of an answer.
    limit: { ...listFlags.limit, fallback: 10 },
  },
  effect: 'read',
  state: 'read',
  async run(context, values) {
    const { state, clock } = context;
    const list = createPersonList(state.db);
    const columns = (): string[] => list.knownColumns(values.campaignId ?? null);
    const { filter, words } = await readFilter(state, values, columns);
    const from = { path: state.path, filter, now: clock.now() };
    if (context.format === 'csv')
      return {
        data: {},
        csvPieces: csvOfPeople(from, columns()),
      };
    if (context.format === 'ndjson') return { data: {}, lines: linesOfPeople(from) };
    const { limit, fields } = values;
    const after = readCursor(values.cursor);
    const { found, rows, total } = readTogether(state.db, () => {
      const found = list.listPeople(filter, { after, limit });
      const describe = createPersonDescription(state.db, found.rows, {
        now: clock.now(),
        allColumns: fields !== undefined,
      });
      return { found, rows: found.rows.map(describe), total: totalOf(list, filter) };
    });
    return answer(context, { values, found, rows, total, limit, fields, words });
  },
});

type Listed = {
  values: Parameters<typeof readFilter>[1];
  found: PersonPage;
  rows: DescribedPerson[];
  total: Total;
  limit: number;
  fields: string | undefined;
  words: string[];
};

function answer(
  context: Context,
  { values, found, rows, total, limit, fields, words }: Listed,
): Answer {
  const places = new Map(rows.map((row, index) => [row, found.rows[index] as PersonCursor]));
  const people = pageOf(rows, {
    limit,
    fields,
    total: total.total ?? 0,
    cursorOf: (row) => writeCursor(places.get(row) as PersonCursor),
  });
  const nextCursor = found.after === null ? null : writeCursor(found.after);
  return {
    data: {
      ...(words.length === 0 ? {} : { where: words }),
      people: Object.assign(people, { ...total, nextCursor }),
      searchedAll: !found.cutShort,
    },
    next: [
      ...(rows.length === 1 ? aboutOne(context, rows[0] as DescribedPerson) : []),
      ...(nextCursor === null
        ? []
        : [
            {
              why: found.cutShort ? 'Search further: not all were looked at' : 'The next page',
              run: context.callAgain(
                'rate_limiter',
                `people ${again(values)} --cursor ${nextCursor}`,
              ),
            },
          ]),
    ],
    render: { text: () => textOf(rows, total) },
  };
}

function aboutOne(context: Context, { email, campaignId, state }: DescribedPerson): NextStep[] {
  const who = `--prospect ${quote(email)} --campaign-id ${campaignId}`;
  const call = (why: string, rest: string): NextStep => ({
    why,
    run: context.callAgain('rate_limiter', rest),
  });
  return [
    call('Why the next message has not left, and when it does', `why ${who}`),
    ...(state === 'paused' ? [call('End the pause', `people resume ${who}`)] : []),
    ...(state === 'removed' ? [call('Put the person back', `people requeue ${who}`)] : []),
  ];
}

/** The same call, as a command line. */
function again(values: Listed['values']): string {
  const flags = ['campaign-id', 'prospect', 'name', 'domain', 'state', 'where'] as const;
  const given: Record<string, unknown> = { ...values, 'campaign-id': values.campaignId };
  return [
    ...flags.flatMap((flag) => {
      const value = given[flag];
      return typeof value === 'string' ? [`--${flag} ${quote(value)}`] : [];
    }),
    ...(values.blocked ? ['--blocked'] : []),
  ].join(' ');
}

type Total = { total: number | null; atLeast?: number };

/** From running counts where they know it; else counted among as many people as a page looks at. */
function totalOf(list: ReturnType<typeof createPersonList>, filter: PersonFilter): Total {
  const { campaignId, states, prospectId, name, domain, tests } = filter;
  const counted = prospectId === null && name.length === 0 && domain === null && tests.length === 0;
  if (counted && campaignId !== null) return { total: list.countPeople(campaignId, states) };
  const { n, all } = list.countMatching(filter);
  return all ? { total: n } : { total: null, atLeast: n };
}

const writeCursor = ({ prospectId, enrollmentId }: PersonCursor): string =>
  `${prospectId}.${enrollmentId}`;

function readCursor(text: string | undefined): PersonCursor {
  if (text === undefined) return { prospectId: 0, enrollmentId: 0 };
  const match = /^(\d{1,15})\.(\d{1,16})$/.exec(text);
  if (match) return { prospectId: Number(match[1]), enrollmentId: Number(match[2]) };
  throw usage(
    `--cursor ${JSON.stringify(text.slice(0, 40))} is not one; expected the nextCursor of the previous page.`,
    'Leave it out for the first page.',
    PATH,
  );
}

function textOf(rows: readonly DescribedPerson[], { total, atLeast }: Total): string {
  const lines = rows.map(({ email, state, last, next, untrusted }) => {
    const name = typeof untrusted['name'] === 'string' ? ` (${untrusted['name']})` : '';
    const sent = last ? `step ${last.step} ${last.outcome} ${last.local ?? ''}` : 'nothing sent';
    const then = next ? `; step ${next.step} ${next.waitsFor} ${next.local ?? ''}` : '';
    return `${email}${name}: ${state}, ${sent.trim()}${then.trimEnd()}`;
  });
  return [`${total ?? `at least ${atLeast}`} in all`, '', ...lines].join('\n');
}
