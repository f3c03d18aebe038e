import { expect, it } from 'vitest';
import { createPersonList } from '../../../lib/state/campaigns/people/person-list.ts';
import { createSentList } from '../../../lib/state/sending/sent-list.ts';
import type { PersonCursor, PersonFilter } from '../../../lib/domain/campaigns/person-filter.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { send } from '../../support/sending.ts';
import { started } from '../sending/send.fixture.ts';
import { change, seed } from './people.fixture.ts';

const ALL: PersonFilter = {
  campaignId: 'spring',
  prospectId: null,
  states: null,
  name: [],
  domain: null,
  tests: [],
};

it('every person of a campaign is on exactly one page, with the last message and the planned one', async () => {
  const { state, sink } = await started(seed(7));
  await send(state, { now: MONDAY, url: sink.url, max: 3 });
  const list = createPersonList(state.db);
  const seen: string[] = [];
  let after: PersonCursor | null = { prospectId: 0, enrollmentId: 0 };
  while (after !== null) {
    const page: ReturnType<typeof list.listPeople> = list.listPeople(ALL, { after, limit: 3 });
    for (const { email, last, planned } of page.rows) {
      seen.push(email);
      expect((last === null) !== (planned === null)).toBe(true);
    }
    ({ after } = page);
  }
  expect(seen).toEqual(Array.from({ length: 7 }, (_, index) => `p${index + 1}@example.test`));
});

it('filters by state, by what was sent, and by name agree with the rows', async () => {
  const { state, sink } = await started(seed(6));
  await send(state, { now: MONDAY, url: sink.url, max: 4 });
  await change(state, 'remove', { email: 'p1@example.test', now: MONDAY });
  const list = createPersonList(state.db);
  const found = (filter: Partial<PersonFilter>): number => {
    const whole = { ...ALL, ...filter };
    const rows = list.listPeople(whole, { after: { prospectId: 0, enrollmentId: 0 }, limit: 100 })
      .rows.length;
    expect(list.countMatching(whole)).toEqual({ n: rows, all: true });
    return rows;
  };
  expect(found({ states: ['removed'] })).toBe(1);
  expect(found({ states: ['waiting', 'removed'] })).toBe(4);
  expect(found({ states: ['queued'] })).toBe(2);
  expect(found({ tests: [{ field: 'step', values: ['1'] }] })).toBe(4);
  expect(found({ tests: [{ field: 'next', values: ['2'] }] })).toBe(3);
  expect(found({ name: ['p3'] })).toBe(1);
  expect(found({ name: ['nobody'] })).toBe(0);
  expect(found({ domain: { name: 'example.test', company: null } })).toBe(6);
});

it('lists each message that left in the span once, in order of time, with the answer', async () => {
  const { state, sink } = await started(seed(5));
  await send(state, { now: MONDAY, url: sink.url });
  const list = createSentList(state.db);
  const spans = [{ campaignId: 'spring', since: MONDAY - DAY, until: MONDAY + DAY }];
  const filter = { spans, country: null };
  const first = list.sentMessages(filter, { after: { at: 0, slot: 0 }, limit: 3 });
  const rest = list.sentMessages(filter, { after: first[2] as (typeof first)[number], limit: 3 });
  expect([...first, ...rest].map(({ email }) => email).sort()).toEqual(
    sink.messages.map(({ to }) => to).sort(),
  );
  expect(first[0]).toMatchObject({ code: 250, answer: expect.stringContaining('taken') });
  expect(list.countSent(filter)).toEqual({ messages: 5, people: 5, all: true });
  const later = [{ campaignId: 'spring', since: MONDAY + DAY, until: MONDAY + 2 * DAY }];
  expect(list.countSent({ spans: later, country: null }).messages).toBe(0);
});
