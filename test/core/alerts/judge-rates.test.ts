/** Where a bad result is judged: the hold is placed where the cause is. */
import { expect, it } from 'vitest';
import { RATE_RULES } from '../../../data/alerts/rate-rules.ts';
import { judgeRates, type RateTarget } from '../../../lib/core/alerts/judge-rates.ts';
import type { OutcomeCount } from '../../../lib/domain/alerts/outcome-count.ts';

const HARD = RATE_RULES.find(({ signal }) => signal === 'hard_bounce')!;
const BLOCK = RATE_RULES.find(({ signal }) => signal === 'block')!;

function row(change: Partial<OutcomeCount> = {}): OutcomeCount {
  return {
    mailboxId: 'ann',
    campaignId: 'spring',
    provider: 'google',
    sendingDomain: 'acme.test',
    attempts: 0,
    hard_bounce: 0,
    block: 0,
    complaint: 0,
    deferral: 0,
    unsubscribe: 0,
    ...change,
  };
}

const verdicts = (
  rule: typeof HARD,
  rows: OutcomeCount[],
  held: RateTarget[] = [],
): Record<string, string> =>
  Object.fromEntries(
    judgeRates(rule, rows[0]!, { rows, held }).map(({ scope, verdict }) => [scope, verdict]),
  );

it('a bad list holds its campaign, not the mailbox that other campaigns use', () => {
  expect(
    verdicts(HARD, [
      row({ attempts: 40, hard_bounce: 10 }),
      row({ campaignId: 'summer', attempts: 200, hard_bounce: 2 }),
    ]),
  ).toEqual({
    campaign: 'hold',
    mailbox: 'nothing',
    sending_domain: 'nothing',
    provider: 'nothing',
  });
});

it('many campaigns that are each too small to judge hold the mailbox together', () => {
  const small = [1, 2, 3, 4].map((n) => row({ campaignId: `c${n}`, attempts: 8, hard_bounce: 2 }));
  expect(verdicts(HARD, small)).toEqual({
    campaign: 'nothing',
    mailbox: 'hold',
    sending_domain: 'nothing',
    provider: 'nothing',
  });
});

it('mailboxes that are each too small to judge hold their sending domain together', () => {
  const small = [1, 2, 3, 4].map((n) =>
    row({ mailboxId: `m${n}`, campaignId: `c${n}`, attempts: 8, hard_bounce: 2 }),
  );
  expect(verdicts(HARD, small)['sending_domain']).toBe('hold');
});

it('a mailbox at a mail service has no sending domain to hold', () => {
  const rows = [row({ sendingDomain: null, attempts: 30, block: 10 })];
  expect(verdicts(BLOCK, rows)).toEqual({
    mailbox: 'hold',
    provider: 'nothing',
    campaign: 'nothing',
  });
});

it('providers that are not known are not judged as one', () => {
  const rows = [1, 2, 3, 4].map((n) =>
    row({
      mailboxId: `m${n}`,
      campaignId: `c${n}`,
      sendingDomain: null,
      provider: 'other',
      attempts: 8,
      block: 2,
    }),
  );
  expect(verdicts(BLOCK, rows)).toEqual({ mailbox: 'nothing', campaign: 'nothing' });
});

it('what is held does not count again for the scopes around it', () => {
  const rows = [row({ attempts: 60, hard_bounce: 20 })];
  expect(verdicts(HARD, rows, [{ scope: 'campaign', scopeId: 'spring' }])).toEqual({
    campaign: 'held',
    mailbox: 'nothing',
    sending_domain: 'nothing',
    provider: 'nothing',
  });
});
