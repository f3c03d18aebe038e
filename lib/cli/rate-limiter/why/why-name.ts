/** `rate_limiter.ts why --name`: the person of that name, or the people it may mean. */
import { createPersonList } from '../../../state/campaigns/people/person-list.ts';
import { Failure } from '../../../domain/failure.ts';
import { quote } from '../../runner/call-again.ts';
import { createPersonDescription } from '../people/describe-person.ts';
import { readFilter } from '../people/read-filter.ts';
import { answerProspect } from './why-prospect.ts';
import type { Answer, Context } from '../../runner/command.ts';

const MOST_CANDIDATES = 10;

/** One person is explained; of several, each has the command that explains it. */
export async function answerName(
  context: Context,
  { name, campaignId }: { name: string; campaignId: string | null },
): Promise<Answer> {
  const { state, clock } = context;
  const list = createPersonList(state.db);
  const asked = {
    campaignId: campaignId ?? undefined,
    name,
    prospect: undefined,
    domain: undefined,
  };
  const none = { state: undefined, where: undefined, blocked: false };
  const { filter } = await readFilter(state, { ...asked, ...none }, () => []);
  const first = { prospectId: 0, enrollmentId: 0 };
  const { rows, after } = list.listPeople(filter, { after: first, limit: MOST_CANDIDATES });
  const people = new Set(rows.map(({ prospectId }) => prospectId));
  const [row] = rows;
  if (row === undefined) throw noneNamed(after !== null);
  if (people.size === 1 && after === null)
    return answerProspect(context, { email: row.email, campaignId });
  const describe = createPersonDescription(state.db, rows, {
    now: clock.now(),
    allColumns: false,
  });
  return {
    data: {
      candidates: rows.map(describe).map(({ email, campaignId: id, state: now, untrusted }) => ({
        email,
        campaignId: id,
        state: now,
        untrusted,
      })),
      more: after !== null,
    },
    next: rows.map(({ email, campaignId: id }) => ({
      why: `If ${email} is meant`,
      run: context.callAgain('rate_limiter', `why --prospect ${quote(email)} --campaign-id ${id}`),
    })),
  };
}

function noneNamed(more: boolean): Failure {
  return new Failure({
    code: 'no_prospect',
    exit: 'notFound',
    message: more
      ? 'Among the people looked at, nobody has that name; there are more.'
      : 'No person in a campaign has that name, nor an address that begins so.',
    hint: more
      ? 'Search on with rate_limiter.ts people --name, or narrow it with --domain.'
      : 'Try the beginning of the name, or rate_limiter.ts people --domain acme.example.',
  });
}
