/** A claim, the fence before the first byte, and the slot. */
import type { DueMessage } from '../../../lib/domain/sending/message.ts';
import { describe, expect, it } from 'vitest';
import { createClaims } from '../../../lib/state/sending/claims.ts';
import { createSettlements } from '../../../lib/state/sending/settlements.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { messageStates } from '../../support/state-file.ts';
import { LEASE, state, planAll, commit, due, claimFirst, slots } from './ledger.fixture.ts';

describe('the fence before the first byte', () => {
  it.each<[string, string, number, boolean]>([
    ['the owner passes while its lease lasts', 'me', MONDAY + LEASE - 1, true],
    ['not after it', 'me', MONDAY + LEASE, false],
    ['nobody else passes', 'another', MONDAY, false],
  ])('%s', (_, owner, now, passes) => {
    commit(planAll());
    const message = claimFirst();
    expect(
      createClaims(state.db).beginTransmission(message.row, {
        owner,
        now,
        leaseBeyond: now,
        subject: 'S',
      }),
    ).toBe(passes);
    expect(messageStates(state)).toEqual({
      scheduled: 2,
      [passes ? 'transmitting' : 'reserved']: 1,
    });
  });

  it('no message begins once its send window is over', () => {
    commit(planAll());
    const [message] = due();
    createClaims(state.db).reserve(message as DueMessage, {
      owner: 'me',
      now: MONDAY + HOUR - 1,
      leaseUntil: MONDAY + 2 * HOUR,
    });
    expect(
      createClaims(state.db).beginTransmission((message as DueMessage).row, {
        owner: 'me',
        now: MONDAY + HOUR,
        leaseBeyond: MONDAY + HOUR,
        subject: 'S',
      }),
    ).toBe(false);
  });

  it('is passed once', () => {
    commit(planAll());
    const { row } = claimFirst();
    const begin = (): boolean =>
      createClaims(state.db).beginTransmission(row, {
        owner: 'me',
        now: MONDAY,
        leaseBeyond: MONDAY,
        subject: 'S',
      });
    expect([begin(), begin()]).toEqual([true, false]);
  });
});

describe('a claim', () => {
  it('counts from the moment it is made, and is free again when it is returned', () => {
    commit(planAll());
    const { row } = claimFirst();
    expect(slots()).toBe(1);
    createClaims(state.db).returnClaim(row, 'another', { unbegun: false });
    expect([slots(), messageStates(state)]).toEqual([1, { scheduled: 2, reserved: 1 }]);
    createClaims(state.db).returnClaim(row, 'me', { unbegun: false });
    expect([slots(), messageStates(state)]).toEqual([0, { scheduled: 3 }]);
  });

  it('cannot be returned once the text may have been sent, even after a failure', () => {
    commit(planAll());
    const { row } = claimFirst();
    createClaims(state.db).beginTransmission(row, {
      owner: 'me',
      now: MONDAY,
      leaseBeyond: MONDAY,
      subject: 'S',
    });
    createClaims(state.db).returnClaim(row, 'me', { unbegun: false });
    expect([slots(), messageStates(state)]).toEqual([1, { scheduled: 2, transmitting: 1 }]);
    // Its own sender knows that the connection broke before a byte of the text had left.
    createClaims(state.db).returnClaim(row, 'me', { unbegun: true });
    expect([slots(), messageStates(state)]).toEqual([0, { scheduled: 3 }]);
  });

  it('given up by another process is distinguished from a valid one', () => {
    commit(planAll());
    const message = claimFirst();
    expect(createClaims(state.db).standingOfClaim(message.row, 'me')).toBe('held');
    createClaims(state.db).beginTransmission(message.row, {
      owner: 'me',
      now: MONDAY,
      leaseBeyond: MONDAY,
      subject: 'S',
    });
    createSettlements(state.db).markInDoubt(message, { now: MONDAY, day: '2026-03-09' });
    expect(createClaims(state.db).standingOfClaim(message.row, 'me')).toBe('doubted');
    expect([slots(), messageStates(state)]).toEqual([1, { scheduled: 2, in_doubt: 1 }]);
  });
});

describe('a slot', () => {
  it('is used from the answer on, and never from before its claim: a clock that went back frees nothing early', () => {
    commit(planAll());
    const message = claimFirst();
    createClaims(state.db).useSlot(message.row, MONDAY - HOUR);
    expect(state.db.prepare('SELECT at FROM reservation').pluck().get()).toBe(MONDAY);
  });
});
