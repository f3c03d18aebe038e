import { describe, expect, it } from 'vitest';
import {
  isTestedByLogin,
  persistenceOf,
  type FailingAccount,
} from '../../../lib/core/sending/persistent-failure.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';

const patience = { persistentAfter: 24 };
const account = (change: Partial<FailingAccount> = {}): FailingAccount => ({
  since: MONDAY - DAY,
  atLogin: true,
  openUntil: MONDAY,
  breakerOpen: false,
  ...change,
});

describe('a campaign is held', () => {
  it.each([
    ['when all its mailboxes have failed for a day', [account(), account()], true],
    ['not while one works', [account(), null], undefined],
    [
      'not before the last has failed for a day',
      [account(), account({ since: MONDAY - 23 * HOUR })],
      undefined,
    ],
    ['not for want of mailboxes', [], undefined],
    ['not while a message may test one', [account(), account({ atLogin: false })], false],
    ['again when that message failed', [account({ atLogin: false, breakerOpen: true })], true],
  ])('%s', (_, accounts, held) => {
    const persistence = persistenceOf(accounts, patience, MONDAY);
    expect(persistence.persistent ? persistence.held : undefined).toBe(held);
  });
});

it.each([
  ['dead, and its breaker closed', {}, true],
  ['its breaker open', { breakerOpen: true }, false],
  ['another process tries it', { openUntil: MONDAY + 1 }, false],
  ['its logins work', { atLogin: false }, false],
  ['it failed an hour ago: messages test it', { since: MONDAY - HOUR }, false],
])('an account is tested by a login: %s', (_, change, tested) => {
  expect(isTestedByLogin(account(change), patience, MONDAY)).toBe(tested);
});
