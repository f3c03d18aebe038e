/** Contact with the same people and companies: whom a plan leaves out, and whom it moves. */
import { expect, it } from 'vitest';
import { WRITE_ANY_TIME } from '../../../lib/core/campaigns/preferred-pace.ts';
import { DAY, HOUR, type Instant } from '../../../lib/domain/time.ts';
import type { ContactWait } from '../../../lib/domain/campaigns/contact.ts';
import type { CompanyRoom } from '../../../lib/core/planning/place.ts';
import type { Candidate } from '../../../lib/domain/campaigns/candidate.ts';
import { MONDAY } from '../../support/quota.ts';
import { candidate, planIn } from './plan.fixture.ts';

const people = (count: number): Candidate[] =>
  Array.from({ length: count }, (_, index) => candidate(index + 1));

const waitOf =
  (id: number, until: Instant) =>
  ({ prospectId }: Candidate): ContactWait =>
    prospectId === id ? { until, reason: 'contacted_recently' } : WRITE_ANY_TIME;

it('a person to whom another campaign wrote is planned from the day on which it may', () => {
  const free = MONDAY + 2 * DAY + 90 * 60_000;
  const contactWait = waitOf(1, free);
  const { planned } = planIn({ contactWait }, people(3)).plan;
  const at = (id: number): number => planned.find((one) => one.prospectId === id)?.sendAt ?? 0;
  expect(at(1)).toBeGreaterThanOrEqual(free);
  expect(at(1)).toBeLessThan(free + DAY);
  // Others of the same calendar take the day before.
  expect([at(2), at(3)].every((sendAt) => sendAt < MONDAY + DAY)).toBe(true);
});

it('a person who may be written to after the window leaves the day to others of the calendar', () => {
  const free = MONDAY + 9 * HOUR;
  const contactWait = waitOf(1, free);
  const berlin = [5, 6, 7].map((id) => candidate(id, { calendarKey: 'Europe/Berlin' }));
  const world = { contactWait, mailboxes: ['ann'], limits: { perDay: 3 } };
  const { planned } = planIn(world, [...people(4), ...berlin]).plan;
  const today = planned.filter(({ sendAt }) => sendAt < MONDAY + 8 * HOUR);
  expect(today.map(({ prospectId }) => prospectId)).toEqual([2, 3, 4]);
});

it('a company gets no more first messages than it has room for, of any batch', () => {
  const room: CompanyRoom = { most: 3, people: new Set([99]) };
  const { planned, unplanned } = planIn({ companyOf: () => room }, people(5)).plan;
  expect(planned.map(({ prospectId }) => prospectId)).toEqual([1, 2]);
  expect(unplanned.map(({ reason }) => reason)).toEqual(Array(3).fill('company_open'));
});

it('follow-ups, and people to whom another campaign writes already, need no room', () => {
  const room: CompanyRoom = { most: 1, people: new Set([1]) };
  const { planned } = planIn({ companyOf: () => room }, [
    candidate(1),
    candidate(2, { step: 1, mailboxId: 'ann' }),
    candidate(3),
  ]).plan;
  expect(planned.map(({ prospectId }) => prospectId).sort()).toEqual([1, 2]);
});
