import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type GateFacts } from '../../../lib/core/sending/gate.ts';
import { CLOSING_MARGIN } from '../../../lib/core/planning/place-from.ts';
import { ENROLLMENT_STATES, PROSPECT_STATES } from '../../../lib/domain/campaigns/prospect.ts';
import { CAMPAIGN_STATES } from '../../../lib/domain/campaigns/campaign.ts';
import { REPLAN_REASONS, STOP_REASONS, WAIT_REASONS } from '../../../lib/domain/sending/reason.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import type { Hold, HoldScope } from '../../../lib/domain/sending/hold.ts';
import { campaign } from '../../support/campaign.ts';
import { MONDAY, quota } from '../../support/quota.ts';
import { facts } from './gate.fixture.ts';

function hold(scope: HoldScope, scopeId = '', until: number | null = MONDAY + HOUR): Hold {
  return {
    id: 1,
    scope,
    scopeId,
    reason: 'because',
    mailboxIds: [],
    placedBy: 'operator',
    from: MONDAY - HOUR,
    until,
  };
}

const full = quota({ perHour: 1 }, { timeline: [MONDAY - MINUTE] });

const crowded = quota(
  { perMinute: 1 },
  { scope: 'provider', id: 'google', timeline: [MONDAY - 1] },
);

/**
 * What does not pass, in the order in which it binds: with everything wrong at once, the first row
 * decides.
 */
const FAULTS: [string, Partial<GateFacts>, string, string][] = [
  ['the address is suppressed', { suppressed: true }, 'stop', 'suppressed'],
  [
    'the prospect is invalid',
    {
      prospect: {
        state: 'invalid',
        domain: 'eu.example.test',
        provider: 'google',
        company: 'example.test',
      },
    },
    'stop',
    'prospect_invalid',
  ],
  ['the campaign is completed', { campaignState: 'completed' }, 'stop', 'campaign_completed'],
  ['the sequence has ended', { enrollmentState: 'replied' }, 'stop', 'sequence_ended'],
  [
    'the campaign has ended',
    { campaign: campaign({ endAt: '2026-03-09T13:00:00Z' }) },
    'stop',
    'campaign_ended',
  ],
  [
    'the person said no in another campaign',
    {
      elsewhere: {
        declines: [{ kind: 'not_interested', campaignId: 'autumn', at: MONDAY - 90 * DAY }],
        lastAt: null,
      },
    },
    'stop',
    'declined_elsewhere',
  ],
  ['the campaign is a draft', { campaignState: 'draft' }, 'wait', 'campaign_not_active'],
  [
    'the campaign has not begun',
    { campaign: campaign({ startAt: '2026-03-09T13:00:01Z' }) },
    'wait',
    'campaign_not_started',
  ],
  ['a hold is in force', { holds: [hold('all')] }, 'wait', 'hold'],
  [
    'it is not due',
    {
      message: {
        email: 'bob@example.test',
        step: 1,
        sendAt: MONDAY + 1,
        openUntil: MONDAY + 2,
        mailboxId: 'ann',
      },
    },
    'wait',
    'not_due',
  ],
  [
    'another campaign wrote two days ago',
    { elsewhere: { declines: [], lastAt: MONDAY - 2 * DAY } },
    'replan',
    'contacted_recently',
  ],
  [
    'its window has passed',
    {
      message: {
        email: 'bob@example.test',
        step: 1,
        sendAt: MONDAY - DAY,
        openUntil: MONDAY + CLOSING_MARGIN,
        mailboxId: 'ann',
      },
    },
    'replan',
    'window_missed',
  ],
  [
    'it is later than a message may be',
    {
      message: {
        email: 'bob@example.test',
        step: 1,
        sendAt: MONDAY - 6 * HOUR - 1,
        openUntil: MONDAY + 8 * HOUR,
        mailboxId: 'ann',
      },
    },
    'replan',
    'too_late',
  ],
  ['nobody has read the replies', { inboxReadAt: null }, 'wait', 'inbox_stale'],
  ['a limit is full', { quotas: [full] }, 'wait', 'limit_hour'],
  [
    'the provider of the recipient has had enough',
    { recipients: [crowded] },
    'wait',
    'limit_minute',
  ],
  ['another mail tries what has failed', { probed: 'destination' }, 'wait', 'probe_under_way'],
];

describe('the verdict', () => {
  it('is go when nothing blocks', () => expect(judge(facts(), MONDAY)).toEqual({ verdict: 'go' }));

  it('is go as late as a message may be, and whenever the check is off', () => {
    const late = (sendAt: number) => ({
      message: { ...facts().message, sendAt, openUntil: MONDAY + 8 * HOUR },
    });
    expect(judge(facts(late(MONDAY - 6 * HOUR)), MONDAY)).toEqual({ verdict: 'go' });
    expect(
      judge(
        facts({
          ...late(MONDAY - 5 * DAY),
          campaign: campaign({ sendWindow: { maxLateness: 0 } }),
        }),
        MONDAY,
      ),
    ).toEqual({ verdict: 'go' });
  });

  it.each(FAULTS)('%s', (_, wrong, verdict, reason) =>
    expect(judge(facts(wrong), MONDAY)).toMatchObject({ verdict, reason }),
  );

  it('is that of the first check which does not pass', () => {
    for (let first = 0; first < FAULTS.length; first++) {
      for (let second = first + 1; second < FAULTS.length; second++) {
        const [, stronger, verdict, reason] = FAULTS[first] as (typeof FAULTS)[number];
        // The stronger fault is laid over the weaker one, so that one key holds one value.
        const both = { ...(FAULTS[second] as (typeof FAULTS)[number])[1], ...stronger };
        if (
          Object.keys(stronger).some((key) => key in (FAULTS[second] as (typeof FAULTS)[number])[1])
        )
          continue;
        expect(judge(facts(both), MONDAY)).toMatchObject({ verdict, reason });
      }
    }
  });

  it('has a known reason for any facts', () => {
    const known = new Set<string>([...STOP_REASONS, ...WAIT_REASONS, ...REPLAN_REASONS]);
    fc.assert(
      fc.property(
        fc.constantFrom(...CAMPAIGN_STATES),
        fc.constantFrom(...ENROLLMENT_STATES),
        fc.constantFrom(...PROSPECT_STATES),
        fc.boolean(),
        fc.subarray(FAULTS.map(([, wrong]) => wrong)),
        (campaignState, enrollmentState, state, suppressed, wrong) => {
          const verdict = judge(
            facts({
              campaignState,
              enrollmentState,
              suppressed,
              ...Object.assign({}, ...wrong),
              prospect: { state, domain: 'a.test', provider: 'other', company: null },
            }),
            MONDAY,
          );
          if (verdict.verdict !== 'go') expect(known).toContain(verdict.reason);
        },
      ),
    );
  });
});

describe('a hold', () => {
  it.each<[HoldScope, string, boolean]>([
    ['all', '', true],
    ['campaign', 'spring', true],
    ['campaign', 'autumn', false],
    ['mailbox', 'ann', true],
    ['mailbox', 'bea', false],
    ['provider', 'google', true],
    ['provider', 'yahoo', false],
    ['domain', 'eu.example.test', true],
    ['domain', 'example.test', false],
    ['company', 'example.test', true],
    ['company', 'eu.example.test', false],
  ])('on %s %s stops this message: %s', (scope, scopeId, stops) => {
    const verdict = judge(facts({ holds: [hold(scope, scopeId)] }), MONDAY);
    expect(verdict.verdict).toBe(stops ? 'wait' : 'go');
    // Others of the same campaign and mailbox need not be asked, unless it depends on the
    // recipient.
    if (verdict.verdict === 'wait')
      expect(verdict).toMatchObject({
        until: MONDAY + HOUR,
        wide: !['provider', 'domain', 'company'].includes(scope),
        hold: { scope },
      });
  });
});

describe('a stale inbox', () => {
  it.each([
    ['a first mail does not wait for it', { step: 0 }, null, 24, true],
    ['a follow-up waits while it was never read', { step: 1 }, null, 24, false],
    ['a follow-up goes when it was read a day ago', { step: 1 }, MONDAY - DAY, 24, true],
    ['and waits a moment later', { step: 1 }, MONDAY - DAY - 1, 24, false],
    ['0 switches the check off', { step: 1 }, null, 0, true],
  ])('%s', (_, { step }, inboxReadAt, inboxFreshness, goes) => {
    const asked = facts({
      message: { ...facts().message, step },
      inboxReadAt,
      campaign: campaign({ sequences: { inboxFreshness } }),
    });
    expect(judge(asked, MONDAY).verdict === 'go').toBe(goes);
  });
});

it('a full limit says which, how full, and until when', () => {
  expect(judge(facts({ quotas: [full] }), MONDAY)).toMatchObject({
    until: MONDAY - MINUTE + HOUR,
    wide: true,
    limit: { scope: 'mailbox', scopeId: 'ann', kind: 'hour', used: 1, limit: 1 },
  });
});

it('the last minute of a window is not used: the message must also end inside it', () => {
  const closing = (at: number): string => judge(facts(), at).verdict;
  const { openUntil } = facts().message;
  expect([closing(openUntil - CLOSING_MARGIN - 1), closing(openUntil - CLOSING_MARGIN)]).toEqual([
    'go',
    'replan',
  ]);
});

it.each([
  ['a first message of a blind mailbox waits', 0, true, 24, 'wait'],
  ['a first message of another goes, whenever its inbox was read', 0, false, 24, 'go'],
  ['it goes where the campaign switches the check off', 0, true, 0, 'go'],
  ['a follow-up goes by the hours alone', 1, true, 24, 'go'],
] as const)('%s', (_, step, blind, inboxFreshness, verdict) => {
  const message = { ...facts().message, step };
  const asked = facts({ message, blind, campaign: campaign({ sequences: { inboxFreshness } }) });
  expect(judge(asked, MONDAY).verdict).toBe(verdict);
});
