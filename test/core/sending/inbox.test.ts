import { describe, expect, it } from 'vitest';
import {
  failsInbox,
  isStale,
  isUnread,
  isWatched,
  staleInbox,
} from '../../../lib/core/sending/inbox.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';

describe('days that were not read', () => {
  it.each([
    ['read on that day', '2026-03-10', '2026-03-10', false],
    ['read later', '2026-03-10', '2026-03-11', false],
    ['read on the day before', '2026-03-10', '2026-03-09', true],
    ['never read', '2026-03-10', null, true],
    ['today may still be read', '2026-03-12', '2026-03-09', false],
  ])('%s', (_, day, readOn, unread) => {
    expect(isUnread(day, { readOn, today: '2026-03-12' })).toBe(unread);
  });

  it('replies are watched in an IMAP account, or in files once these were read', () => {
    expect([
      isWatched({ imapRef: 'env:X', inboxReadAt: null }),
      isWatched({ imapRef: null, inboxReadAt: MONDAY }),
      isWatched({ imapRef: null, inboxReadAt: null }),
    ]).toEqual([true, true, false]);
  });
});

it('0 hours switch the freshness off', () => {
  expect([isStale(null, 24, MONDAY), isStale(null, 0, MONDAY)]).toEqual([true, false]);
  expect(isStale(MONDAY - 24 * HOUR, 24, MONDAY)).toBe(false);
});

it.each([
  ['imap_unreachable', true],
  ['imap_auth_failed', true],
  ['imap_folder_missing', false],
  ['imap_incomplete', false],
  ['imap_url_invalid', false],
  ['secret_missing', false],
])('%s is a failure of the server: %s', (code, fails) => {
  expect(failsInbox(code)).toBe(fails);
});

describe('the alert about an inbox', () => {
  const facts = {
    id: 'ann',
    imapRef: 'env:ANN_IMAP',
    inboxReadAt: null,
    firstSentAt: null,
    startedAt: MONDAY,
    freshness: 24,
  };
  it.each([
    ['an IMAP account that was never read, from the start', {}, MONDAY, 0],
    ['one that was read lately', { inboxReadAt: MONDAY }, null, 0],
    [
      'one that was read too long ago',
      { inboxReadAt: MONDAY - 2 * DAY, firstSentAt: MONDAY - 5 * DAY },
      MONDAY - DAY,
      1,
    ],
    ['without IMAP, before it sent', { imapRef: null }, null, 0],
    ['without IMAP, on its first day', { imapRef: null, firstSentAt: MONDAY }, null, 0],
    ['without IMAP, later', { imapRef: null, firstSentAt: MONDAY - 2 * DAY }, MONDAY - DAY, 0],
    ['where every campaign switched it off', { freshness: null }, null, 0],
  ] as const)('%s', (_, change, since, sample) => {
    const alert = staleInbox({ ...facts, ...change }, MONDAY + HOUR);
    expect(alert === null ? null : alert.since).toBe(since);
    if (alert !== null) expect(alert).toMatchObject({ code: 'inbox_stale', sample });
  });
});
