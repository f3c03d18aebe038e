/**
 * All people that match a filter, as lines of JSON or as CSV, made while they are written: from a
 * connection of its own, because the command has ended by then.
 */
import { createPersonList } from '../../../state/campaigns/people/person-list.ts';
import { renderRow, type CsvCell } from '../../render/csv.ts';
import { visiblePage } from '../../render/visible.ts';
import { readApart } from '../../wiring/session/read-apart.ts';
import { createPersonDescription, type DescribedPerson } from './describe-person.ts';
import type {
  PersonCursor,
  PersonFilter,
  PersonPage,
} from '../../../domain/campaigns/person-filter.ts';
import type { Instant } from '../../../domain/time.ts';

type Export = { path: string; filter: PersonFilter; now: Instant };

/** Small enough that no snapshot is held for long. */
const PART = 500;

function parts({ path, filter, now }: Export): AsyncIterable<DescribedPerson[]> {
  return readApart({ path, now }, function* (db) {
    const list = createPersonList(db);
    let after: PersonCursor | null = { prospectId: 0, enrollmentId: 0 };
    while (after !== null) {
      const found: PersonPage = list.listPeople(filter, { after, limit: PART });
      yield found.rows.map(createPersonDescription(db, found.rows, { now, allColumns: true }));
      ({ after } = found);
    }
  });
}

export async function* linesOfPeople(of: Export): AsyncGenerator<DescribedPerson> {
  for await (const people of parts(of)) yield* people;
}

const HEADER = [
  'email',
  'prospectId',
  'campaignId',
  'state',
  'mailbox',
  'country',
  'zone',
  'lastStep',
  'lastVariant',
  'lastAt',
  'lastLocal',
  'lastOutcome',
  'nextStep',
  'nextWaitsFor',
  'nextAt',
  'nextLocal',
] as const;

/** The columns of the prospects files follow our own. */
export async function* csvOfPeople(of: Export, named: readonly string[]): AsyncGenerator<string> {
  const columns = named.filter((name) => !(HEADER as readonly string[]).includes(name));
  yield visiblePage(renderRow([...HEADER, ...columns]));
  for await (const people of parts(of))
    yield visiblePage(
      people
        .map((person) =>
          renderRow([...cellsOf(person), ...columns.map((name) => cell(person, name))]),
        )
        .join(''),
    );
}

function cell({ untrusted }: DescribedPerson, name: string): CsvCell {
  return (untrusted as Record<string, string>)[name] ?? null;
}

function cellsOf(person: DescribedPerson): CsvCell[] {
  const { last, next } = person;
  return [
    person.email,
    person.prospectId,
    person.campaignId,
    person.state,
    person.mailbox,
    person.country,
    person.zone,
    last?.step ?? null,
    last?.variant ?? null,
    last?.at ?? null,
    last?.local ?? null,
    last?.outcome ?? null,
    next?.step ?? null,
    next?.waitsFor ?? null,
    next?.at ?? null,
    next?.local ?? null,
  ];
}
