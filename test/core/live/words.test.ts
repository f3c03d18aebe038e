/** Every type of event has words: plain, without codes, and whatever its data lacks. */
import { expect, it } from 'vitest';
import { EVENT_TYPES, type EventType } from '../../../lib/domain/event.ts';
import { kindOf, sayEvent, WORDS } from '../../../lib/core/live/words.ts';
import { RESPONSE_KINDS } from '../../../lib/domain/responses/response.ts';

it('every type of event has its words, and no other', () => {
  expect(Object.keys(WORDS).sort()).toEqual([...EVENT_TYPES].sort());
});

/** Every key that some type has. */
const DATA = {
  ...{ scope: 'sending_domain', scopeId: 'acme.test', id: 'acme.test', mailbox: 'ann', step: 2 },
  ...{ ended: 1, enrolled: 2, rows: 3, added: 1, moved: 2, dropped: 0, max: 50, holds: 1 },
  ...{ reason: 'user_unknown', class: 'hard', kind: 'out_of_office', state: 'left_company' },
  ...{ retryAt: 1, until: 1, resumesAt: 1, by: 'person', link: 2, code: 'bounce_rate' },
  ...{ as: 'sent', intent: 'not_interested', preference: 'less_often', source: 'operator' },
  ...{ placedBy: 'breaker', limit: 'rolling_day', level: 'critical', listener: 'acme.test' },
};

it.each(EVENT_TYPES)('%s is one sentence in plain words', (type) => {
  const said = sayEvent({ type, data: DATA });
  expect(said).toMatch(/^[A-Z0-9].*\.$/);
  expect(said).not.toMatch(/undefined|null|NaN|_| {2}|\(\)|\[object/);
});

it.each<[EventType, Record<string, unknown>, string]>([
  ['message.sent', { step: 2, variant: 'b', mailbox: 'ann' }, 'Message 2 was sent from ann.'],
  [
    'message.deferred',
    { reason: 'soft_bounce', retryAt: Date.UTC(2026, 2, 10, 8) },
    'The message is to be sent again (soft bounce), from 2026-03-10 08:00 UTC.',
  ],
  [
    'message.rejected',
    { class: 'hard', reason: 'user_unknown' },
    'The server refused the message for good (hard: user unknown).',
  ],
  [
    'batch.scheduled',
    { batch: 'b', added: 1200, moved: 3, dropped: 0 },
    'Messages were planned: 1,200 new, 3 moved, 0 dropped.',
  ],
  [
    'response.received',
    { response: 1, kind: 'out_of_office', rule: 'x' },
    'An out-of-office reply arrived.',
  ],
  ['message.opened', { by: 'machine' }, 'The message was opened, by a machine.'],
  [
    'message.clicked',
    { by: 'person', link: 2 },
    'Link 2 of the message was followed, by a person.',
  ],
  [
    'message.clicked',
    { by: 'unclear' },
    'A link of the message was followed, by a person or a machine.',
  ],
  [
    'preference.chosen',
    { preference: 'pause', pausedUntil: Date.UTC(2026, 5, 7, 12) },
    'The recipient chose: a pause until 2026-06-07 12:00 UTC.',
  ],
  ['preference.chosen', { preference: 'less_often' }, 'The recipient chose: less often.'],
  [
    'hold.placed',
    { scope: 'sending_domain', scopeId: 'acme.test', placedBy: 'breaker', until: null },
    'Sending domain acme.test was put on hold by a breaker.',
  ],
  ['hold.lifted', { scope: 'all', scopeId: '', holds: 1 }, 'The hold on everything was lifted.'],
  [
    'rate_limit.exceeded',
    {
      scope: 'mailbox',
      scopeId: 'ann',
      limit: 'rolling_day',
      max: 500,
      resumesAt: Date.UTC(2026, 2, 10, 8),
    },
    'Mailbox ann has used its limit of 500 (rolling day); it goes on 2026-03-10 08:00 UTC.',
  ],
  ['settings.changed', { scope: 'rate_rules', id: '' }, 'The settings of rate rules were changed.'],
  ['prospects.imported', { enrolled: 1, rows: 2 }, '1 person was added, of 2 rows.'],
])('%s says what its data say', (type, data, said) => {
  expect(sayEvent({ type, data })).toBe(said);
});

it.each(RESPONSE_KINDS)('the kind %s has a name', (kind) => {
  expect(kindOf(kind)).toMatch(/^an? /);
});
