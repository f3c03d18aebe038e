/** Which types of events a caller means. */
import { expect, test } from 'vitest';
import { readEventTypes } from '../../../lib/core/live/event-types.ts';

test('a name is one type, a first word is all that begin with it', () => {
  expect(readEventTypes(['message.sent'])).toEqual({ types: ['message.sent'] });
  expect(readEventTypes(['hold'])).toEqual({ types: ['hold.placed', 'hold.lifted'] });
  expect(readEventTypes(['hold.*'])).toEqual(readEventTypes(['hold']));
});

test('several types may be given by commas or one by one, each counts once', () => {
  const types = ['hold.placed', 'hold.lifted', 'clock.stepped'];
  expect(readEventTypes(['hold.placed,hold', 'clock.stepped'])).toEqual({ types });
});

test('an unknown type is named with the nearest that there is', () => {
  expect(readEventTypes(['mesage.sent'])).toEqual({
    unknown: 'mesage.sent',
    meant: 'message.sent',
  });
  expect(readEventTypes(['hold', 'replies'])).toMatchObject({ unknown: 'replies' });
  for (const text of ['', '*', '.', 'message.', 'mess', 'constructor', '__proto__'])
    expect(readEventTypes([text])).toHaveProperty('unknown', text);
});
