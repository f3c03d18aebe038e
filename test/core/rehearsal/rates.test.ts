/** Which rates apply: the caller's, then the campaign's own, then the assumed ones. */
import { describe, expect, it } from 'vitest';
import {
  ASSUMED_RATES,
  checkRates,
  chooseRates,
  overfull,
  ratesOf,
} from '../../../lib/core/rehearsal/rates.ts';
import type { CounterCell } from '../../../lib/domain/reports/report.ts';
import type { Metric } from '../../../lib/domain/reports/metric.ts';

const cells = (rows: readonly [step: number, metric: Metric, n: number][]): CounterCell[] =>
  rows.map(([step, metric, n]) => ({
    step,
    variant: 'default',
    mailboxId: 'ann',
    provider: 'other',
    metric,
    n,
  }));

describe('chooseRates', () => {
  it('a new campaign has the stated ones', () => {
    const chosen = chooseRates({}, []);
    expect(ratesOf(chosen)).toEqual(ASSUMED_RATES);
    expect(new Set(Object.values(chosen).map(({ from }) => from))).toEqual(new Set(['assumed']));
  });

  it('uses each observed rate from its minimum on', () => {
    const chosen = chooseRates(
      {},
      cells([
        [1, 'sent', 120],
        [1, 'rejected', 5],
        [1, 'bounced_hard', 10],
        [1, 'undelivered', 5],
        [1, 'replied', 30],
        [2, 'sent', 60],
        [2, 'complained', 1],
      ]),
    );
    expect(chosen.hardBounces).toEqual({ rate: 0.08, from: 'observed', of: 125 });
    expect(chosen.complaints).toEqual({ rate: 0.005714, from: 'observed', of: 175 });
    // 175 delivered are fewer than the 200 from which replies are judged.
    expect(chosen.replies).toMatchObject({ from: 'assumed' });
    expect(chosen.deferrals).toMatchObject({ from: 'assumed' });
  });

  it('the caller has the last word', () => {
    expect(
      chooseRates(
        { replies: 0 },
        cells([
          [1, 'sent', 1_000],
          [1, 'replied', 90],
        ]),
      ).replies,
    ).toEqual({ rate: 0, from: 'given', of: null });
  });
});

describe('checkRates', () => {
  it.each([
    ['a list', [0.1], '', 'an object of shares'],
    ['a number', 0.1, '', 'an object of shares'],
    ['an unknown name', { replis: 0.1 }, 'replis', 'one of the keys hardBounces'],
    ['a text', { replies: '0.1' }, 'replies', 'a share from 0 to 1'],
    ['per cent', { replies: 8 }, 'replies', 'a share from 0 to 1'],
    ['less than nothing', { replies: -0.1 }, 'replies', 'a share from 0 to 1'],
  ])('refuses %s, and says what it expects', (_, given, path, expected) => {
    const checked = checkRates(given);
    expect(checked).toMatchObject({
      ok: false,
      problem: { path, expected: expect.stringContaining(expected) as string },
    });
  });

  it('takes shares, also none', () => {
    expect([checkRates({}), checkRates({ replies: 1, blocks: 0 })]).toEqual([
      { ok: true, rates: {} },
      { ok: true, rates: { replies: 1, blocks: 0 } },
    ]);
  });
});

it('a delivered message cannot have more than one answer', () => {
  expect(overfull(ASSUMED_RATES)).toBeNull();
  expect(overfull({ ...ASSUMED_RATES, replies: 0.9, unsubscribes: 0.2 })).toBe(1.1353);
});
