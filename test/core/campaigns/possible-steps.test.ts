/** What no answer may propose. */
import { expect, it } from 'vitest';
import { whyImpossible, type StepFacts } from '../../../lib/core/campaigns/possible-steps.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import type { Hold } from '../../../lib/domain/sending/hold.ts';
import { MONDAY } from '../../support/quota.ts';

const hold = (change: Partial<Hold>): Hold => ({
  id: 1,
  scope: 'campaign',
  scopeId: 'spring',
  mailboxIds: [],
  reason: 'bounce_rate',
  placedBy: 'breaker',
  from: MONDAY - HOUR,
  until: null,
  ...change,
});

const facts = (change: Partial<StepFacts> = {}): StepFacts => ({
  campaign: { id: 'spring', state: 'active', mailboxes: ['ann', 'bea'] },
  holds: [],
  copy: false,
  hasInbox: true,
  at: MONDAY,
  ...change,
});

const onMailbox = (scopeId: string): Hold => hold({ scope: 'mailbox', scopeId });
const onDomain = hold({
  scope: 'sending_domain',
  scopeId: 'acme.test',
  mailboxIds: ['ann', 'bea'],
});
const completed = { id: 'spring', state: 'completed', mailboxes: ['ann'] } as const;

it.each<[string, string, Partial<StepFacts>, ReturnType<typeof whyImpossible>]>([
  ['send in an active campaign', 'send', {}, null],
  ['send under a hold', 'send', { holds: [hold({})] }, 'held'],
  ['send before a hold ends', 'send', { holds: [hold({ until: MONDAY + HOUR })] }, 'held'],
  ['send when a hold has ended', 'send', { holds: [hold({ until: MONDAY })] }, null],
  ['send under a hold on everything', 'send', { holds: [hold({ scope: 'all' })] }, 'held'],
  [
    'send for all campaigns under the hold of one',
    'send',
    { campaign: null, holds: [hold({})] },
    null,
  ],
  ['send with one of two mailboxes on hold', 'send', { holds: [onMailbox('ann')] }, null],
  ['send with both on hold', 'send', { holds: [onMailbox('ann'), onMailbox('bea')] }, 'held'],
  ['send with their domain on hold', 'send', { holds: [onDomain] }, 'held'],
  [
    'send with a recipient domain on hold',
    'send',
    { holds: [hold({ scope: 'domain', scopeId: 'example.test' })] },
    null,
  ],
  ['send from a copied file', 'send', { copy: true }, 'copy'],
  ['a round under a hold', 'tick', { holds: [hold({})] }, 'held'],
  ['a round when a hold has ended', 'tick', { holds: [hold({ until: MONDAY })] }, null],
  ['a round of a copied file', 'tick', { copy: true }, 'copy'],
  ['a round of a completed campaign', 'tick', { campaign: completed }, 'completed'],
  ['schedule under a hold without an end', 'schedule', { holds: [hold({})] }, 'held'],
  [
    'schedule under a hold that ends',
    'schedule',
    { holds: [hold({ until: MONDAY + HOUR })] },
    null,
  ],
  ['pause of what is on hold', 'pause', { holds: [hold({})] }, 'held'],
  ['process without an inbox', 'process', { hasInbox: false }, 'no_inbox'],
  ['process of a copied file', 'process', { copy: true }, 'copy'],
  ['process under a hold', 'process', { holds: [hold({})] }, null],
  ['send in a completed campaign', 'send', { campaign: completed }, 'completed'],
  ['process in a completed campaign', 'process', { campaign: completed }, 'completed'],
  ['complete a completed campaign', 'complete', { campaign: completed }, 'completed'],
  ['status of a completed campaign', 'status', { campaign: completed }, null],
])('%s', (_, command, change, expected) => {
  expect(whyImpossible(command, facts(change))).toBe(expected);
});
