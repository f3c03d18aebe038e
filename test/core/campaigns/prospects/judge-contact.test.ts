import { expect, it } from 'vitest';
import { judgeContact } from '../../../../lib/core/campaigns/prospects/judge-contact.ts';
import { DEFAULT_CONTACT } from '../../../../lib/core/campaigns/resolve-campaign.ts';
import { DAY } from '../../../../lib/domain/time.ts';
import type { KnownElsewhere } from '../../../../lib/domain/campaigns/contact.ts';
import { MONDAY } from '../../../support/quota.ts';

const known = (more: Partial<KnownElsewhere>): KnownElsewhere => ({
  declines: [],
  lastAt: null,
  answered: [],
  open: [],
  preferred: null,
  ...more,
});
const found = (person: KnownElsewhere | null): [string, string][] =>
  judgeContact(person, DEFAULT_CONTACT, MONDAY).map(({ finding, because }) => [finding, because]);

it('a person that no campaign knows has no finding', () => {
  expect(found(null)).toEqual([]);
  expect(found(known({}))).toEqual([]);
});

it('a no counts once: that it was a reply says nothing more', () => {
  const declines = [{ kind: 'not_interested', campaignId: 'autumn', at: MONDAY - DAY } as const];
  expect(found(known({ declines, answered: ['autumn'] }))).toEqual([
    ['declined_elsewhere', 'not_interested in autumn'],
  ]);
});

it('names campaigns, but not a long list of them, and until when the person rests', () => {
  expect(
    found(known({ answered: ['a'], open: ['b', 'c', 'd', 'e'], lastAt: MONDAY - DAY })),
  ).toEqual([
    ['answered_elsewhere', 'in a'],
    ['open_elsewhere', 'in b, c, d and 1 more'],
    ['recently_written', `not before ${new Date(MONDAY + 2 * DAY).toISOString()}`],
  ]);
});
