/** Contact in other campaigns, and colleagues in open sequences: what the gate makes of them. */
import { describe, expect, it } from 'vitest';
import { judge, type GateFacts } from '../../../lib/core/sending/gate.ts';
import type { Decline } from '../../../lib/domain/campaigns/contact.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { campaign } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { facts } from './gate.fixture.ts';

describe('contact in other campaigns', () => {
  const declined = (kind: Decline['kind'], daysAgo: number): Partial<GateFacts> => ({
    elsewhere: {
      declines: [{ kind, campaignId: 'autumn', at: MONDAY - daysAgo * DAY }],
      lastAt: null,
    },
  });

  it.each<[Decline['kind'], number, Record<string, number>, string]>([
    ['not_interested', 180, { not_interested: 180 }, 'go'],
    ['not_interested', 179, { not_interested: 180 }, 'stop'],
    ['bounced', 0, { bounced: 0 }, 'go'],
    ['bounced', 900, { not_interested: 0 }, 'stop'],
    ['left_company', 3650, {}, 'stop'],
    ['angry', 3650, { not_interested: 0, wrong_person: 0, left_company: 0, bounced: 0 }, 'stop'],
  ])('%s %i days ago, allowed after %j: %s', (kind, daysAgo, allowAfter, verdict) => {
    const rules = campaign({ contact: { allowAfter } });
    expect(judge(facts({ ...declined(kind, daysAgo), campaign: rules }), MONDAY)).toMatchObject({
      verdict,
    });
  });

  it.each([
    [3, 3 * DAY - 1, 'replan'],
    [3, 3 * DAY, 'go'],
    [0, 0, 'go'],
    [0.5, 12 * HOUR - 1, 'replan'],
  ])('minDaysBetween %d, written to %i ms ago: %s', (minDaysBetween, ago, verdict) => {
    const lastAt = MONDAY - ago;
    const asked = facts({
      elsewhere: { declines: [], lastAt },
      campaign: campaign({ contact: { minDaysBetween } }),
    });
    expect(judge(asked, MONDAY)).toMatchObject(
      verdict === 'go' ? { verdict } : { verdict, until: lastAt + minDaysBetween * DAY },
    );
  });

  it.each([
    [0, 1, 'go'],
    [0, 2, 'wait'],
    [1, 2, 'go'],
  ])('step %i with %i colleagues in open sequences of 2 allowed: %s', (step, open, verdict) => {
    const asked = facts({
      message: { ...facts().message, step },
      openAtCompany: open,
      campaign: campaign({ contact: { maxOpenPerCompany: 2 } }),
    });
    expect(judge(asked, MONDAY)).toMatchObject(
      verdict === 'go' ? { verdict } : { verdict, reason: 'company_open', wide: false },
    );
  });
});
