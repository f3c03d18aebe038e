import { expect, it } from 'vitest';
import { GROUPS, groupOf } from '../../../lib/feed/page/browser/event-groups.js';

const seen = (type: string, kind?: string): string => {
  const { group, label } = groupOf(type, kind);
  return `${label} (${group})`;
};

it('only a reply is shown as a reply', () => {
  expect(seen('response.received', 'reply')).toBe('Reply (replied)');
  expect(seen('response.received', 'out_of_office')).toBe('Auto (replied)');
});

it.each([
  ['response.received', 'unsubscribe'],
  ['response.received', 'complaint'],
  ['preference.chosen', undefined],
])('%s %s is an opt-out, which the filter "Stop" shows', (type, kind) => {
  expect(seen(type, kind)).toBe('Opt-out (stopped)');
});

it('a bounce that came as a message is told once, by its own event', () => {
  expect(seen('response.received', 'bounce')).toBe('Other (other)');
  expect(seen('message.bounced')).toBe('Bounce (bounced)');
});

it('a word of the prototype is no kind', () => {
  expect(seen('response.received', 'constructor')).toBe('Other (other)');
  expect(seen('toString')).toBe('Other (other)');
});

it('every group has a filter of its own', () => {
  expect(GROUPS.map(({ group }) => group)).toContain(groupOf('preference.chosen', null).group);
});
