/** Reads which people a call of `people` asks for. Every refusal names what could stand there. */
import { readWhere, sayTest } from '../../../core/campaigns/people/read-where.ts';
import { ENROLLMENT_STATES } from '../../../domain/campaigns/prospect.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { needPerson } from '../../campaigns/find-person.ts';
import { readCountry } from '../../campaigns/read-country.ts';
import { readDomain } from '../../campaigns/read-domain.ts';
import { prospectFlag, type Flags, type Values } from '../../runner/flags.ts';
import { usage } from '../../runner/parse.ts';
import type { State } from '../../../state/file/transact.ts';
import type { PersonFilter, PersonTest } from '../../../domain/campaigns/person-filter.ts';
import type { EnrollmentState } from '../../../domain/campaigns/prospect.ts';

export const PATH = 'rate_limiter.ts people';

export const filterFlags = {
  'campaign-id': {
    kind: 'text',
    about: 'The campaign. Without it: --name, --prospect or --domain in all campaigns',
    placeholder: 'spring',
  },
  prospect: prospectFlag,
  name: {
    kind: 'text',
    about: 'Beginnings of words in the name or in the address before the @',
    placeholder: '"Bob Hill"',
  },
  domain: {
    kind: 'text',
    about: 'Addresses at this domain and below it',
    placeholder: 'acme.example',
  },
  state: { kind: 'choice', choices: ENROLLMENT_STATES, about: 'Only people in this state' },
  where: {
    kind: 'text',
    about:
      'Pairs that all hold: country, step (was sent), next (comes next), state, variant, mailbox, zone, company, or a column of the list; commas between alternatives',
    placeholder: '"country=DE,AT step=2"',
  },
  blocked: {
    kind: 'switch',
    about: 'Only people who get nothing more but did not finish or reply, and paused ones',
  },
} as const satisfies Flags;

/** Neither going on nor at a wished end. */
const BLOCKED: readonly EnrollmentState[] = ENROLLMENT_STATES.filter(
  (state) => !['waiting', 'queued', 'finished', 'replied'].includes(state),
);

/** `words`: the filter as the answer repeats it. */
export type FilterRead = { filter: PersonFilter; words: string[] };

/** `columns`: those of the prospects files. Throws Failure `usage`, `no_campaign`, `no_prospect`. */
export async function readFilter(
  state: State,
  values: Values<typeof filterFlags>,
  columns: () => readonly string[],
): Promise<FilterRead> {
  const { campaignId, prospect, name, domain, blocked } = values;
  if (campaignId !== undefined) needCampaign(state.db, campaignId);
  else if (name === undefined && prospect === undefined && domain === undefined)
    throw usage(
      'No campaign was named; expected --campaign-id, or --name, --prospect or --domain to search in all campaigns.',
      `Example: ${PATH} --campaign-id spring`,
      PATH,
    );
  if (blocked && values.state !== undefined)
    throw usage('--blocked and --state were both given; expected one of them.', 'Keep one.', PATH);
  const states = blocked ? BLOCKED : values.state === undefined ? null : [values.state];
  const tests = values.where === undefined ? [] : await testsIn(values.where, columns());
  const named = tests.find((test) => test.field === 'state');
  const filter: PersonFilter = {
    campaignId: campaignId ?? null,
    prospectId: prospect === undefined ? null : (await needPerson(state, prospect, PATH)).id,
    states: states ?? (named ? (named.values as EnrollmentState[]) : null),
    name: name === undefined ? [] : wordsOf(name),
    domain: domain === undefined ? null : await domainOf(domain),
    tests: states === null ? tests.filter((test) => test !== named) : tests,
  };
  return { filter, words: tests.map(sayTest) };
}

function wordsOf(name: string): string[] {
  const words = name.split(/[\s,.'_-]+/u).filter((word) => word !== '');
  if (words.length > 0) return words.slice(0, 10);
  throw usage('--name has no letters in it.', `Example: ${PATH} --name "Bob Hill"`, PATH);
}

async function domainOf(text: string): Promise<NonNullable<PersonFilter['domain']>> {
  const example = `${PATH} --domain acme.example`;
  const name = readDomain(text, { flag: '--domain', wide: '--domain', path: PATH, example });
  const { loadCompanies } = await import('../../../recipients/companies.ts');
  return { name, company: (await loadCompanies())(name) };
}

async function testsIn(text: string, columns: readonly string[]): Promise<PersonTest[]> {
  const read = readWhere(text, columns);
  if ('fault' in read)
    throw usage(
      `--where: ${read.fault}; expected ${read.expected}.`,
      read.meant === null ? 'Example: --where "country=DE step=2"' : `Did you mean ${read.meant}?`,
      PATH,
    );
  return Promise.all(
    read.tests.map(async (test) => (test.field === 'country' ? country(test) : test)),
  );
}

/** A country by any of its names, as in a prospects file. */
async function country({ values }: PersonTest): Promise<PersonTest> {
  const codes: string[] = [];
  for (const value of values)
    codes.push(
      value === '' ? '' : await readCountry(value, { flag: '--where country=', path: PATH }),
    );
  return { field: 'country', values: codes };
}
