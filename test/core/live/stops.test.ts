/** What stops messages: the worst first, each with the command that ends it. */
import { describe, expect, it } from 'vitest';
import { findStops, type ShownAlert } from '../../../lib/core/live/stops.ts';
import type { Hold } from '../../../lib/domain/sending/hold.ts';

const hold = (over: Partial<Hold>): Hold => ({
  id: 1,
  scope: 'campaign',
  scopeId: 'spring',
  mailboxIds: [],
  reason: 'x',
  placedBy: 'operator',
  from: 1,
  until: null,
  ...over,
});
const alert = (over: Partial<ShownAlert>): ShownAlert => ({
  code: 'bounce_rate',
  scope: 'mailbox',
  scopeId: 'ann',
  level: 'critical',
  value: 0.1,
  threshold: 0.05,
  sample: 100,
  since: 2,
  until: null,
  endedAt: null,
  acknowledgedAt: null,
  ...over,
});
describe('stops', () => {
  it('are in the order in which a person should see them', () => {
    const colleague = { scope: 'company', scopeId: 'a.test', reason: 'colleague_replied' } as const;
    const stops = findStops({
      holds: [
        hold({ ...colleague, placedBy: 'response', from: 9 }),
        hold({ reason: 'holiday' }),
        hold({ scope: 'mailbox', scopeId: 'ann', reason: 'blocks', placedBy: 'breaker' }),
      ],
      alerts: [alert({ code: 'inbox_stale', level: 'warning' }), alert({})],
    });
    expect(stops.map(({ code }) => code)).toEqual([
      'bounce_rate',
      'blocks',
      'paused',
      'inbox_stale',
      'colleague_replied',
    ]);
  });

  it.each<[string, Partial<Hold>, string]>([
    ['a campaign', {}, 'resume --campaign-id spring'],
    ['everything', { scope: 'all', scopeId: '' }, 'resume --all'],
    [
      'a sending domain',
      { scope: 'sending_domain', scopeId: 'acme.test' },
      'resume --sending-domain acme.test',
    ],
    ['a company', { scope: 'company', scopeId: 'a.test' }, 'resume --company a.test'],
  ])('a hold on %s is lifted by its command', (_, over, rest) => {
    const [stop] = findStops({ holds: [hold(over)], alerts: [] });
    expect(stop?.commands).toEqual([{ script: 'rate_limiter', rest }]);
  });

  it('an alert with a hold ends with the hold, another with what removes its cause', () => {
    const rest = (over: Partial<ShownAlert>) =>
      findStops({ holds: [], alerts: [alert(over)] })[0]?.commands[0]?.rest;
    expect(rest({})).toBe('resume --mailbox ann');
    expect(rest({ level: 'warning' })).toBe('replies --kind bounce');
    expect(rest({ code: 'inbox_stale' })).toBe('process --mailbox ann');
  });
});
