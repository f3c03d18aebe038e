/** Opportunities are reported only if the numbers support them. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { findOpportunities } from '../../../../lib/core/reports/advice/opportunities.ts';
import { cellsOf, factsOf } from '../facts.fixture.ts';

const { campaign } = factsOf([], {});
const find = (rows: readonly string[]) =>
  findOpportunities(
    { campaign, cells: cellsOf(rows.map((row) => `2026-03-02 ${row}`)), hours: [] },
    0,
  );

describe('finds', () => {
  test.each([
    // step variant mailbox provider metric n
    [
      'a variant that is answered twice as much',
      [
        '0 A ann google sent 1000',
        '0 A ann google replied 40',
        '0 B ann google sent 1000',
        '0 B ann google replied 80',
      ],
      { code: 'variant_is_answered_more', subject: { step: 1, variant: 'B' }, confidence: 'high' },
    ],
    [
      'a last step that nobody answers',
      ['0 a ann google sent 800', '0 a ann google replied 50', '1 a ann google sent 600'],
      {
        code: 'step_yields_nothing',
        subject: { step: 2 },
        suggestedChange: 'Drop or rewrite step 2: it costs quota and reputation.',
      },
    ],
    [
      'a first step that nobody answers',
      ['0 a ann google sent 800'],
      {
        code: 'step_yields_nothing',
        subject: { step: 1 },
        suggestedChange: 'Rewrite the first message, or check who is on the list.',
      },
    ],
    [
      'a mailbox that is blocked',
      [
        '0 a ann google sent 500',
        '0 a ben google sent 480',
        '0 a ann google replied 30',
        '0 a ben google replied 30',
        '0 a ben google bounced_block 20',
        '0 a ben google rejected 20',
      ],
      { code: 'mailbox_is_blocked_more', subject: { mailboxId: 'ben' } },
    ],
    [
      'a provider that blocks us',
      [
        '0 a ann google sent 500',
        '0 a ann microsoft sent 480',
        '0 a ann google replied 30',
        '0 a ann microsoft replied 30',
        '0 a ann microsoft bounced_block 20',
        '0 a ann microsoft rejected 20',
      ],
      { code: 'provider_blocks_more', subject: { provider: 'microsoft' } },
    ],
    [
      'a provider that stays silent where the others answer',
      [
        '0 a ann google sent 600',
        '0 a ann google replied 60',
        '0 a ann microsoft sent 600',
        '0 a ann microsoft replied 8',
      ],
      { code: 'provider_answers_less', subject: { provider: 'microsoft' } },
    ],
    [
      'a step that makes people leave',
      [
        '0 a ann google sent 600',
        '0 a ann google replied 40',
        '0 a ann google unsubscribed 2',
        '1 a ann google sent 500',
        '1 a ann google replied 30',
        '1 a ann google unsubscribed 20',
      ],
      { code: 'step_is_unsubscribed_more', subject: { step: 2 } },
    ],
  ])('%s', (_, rows, expected) => {
    expect(find(rows).opportunities).toContainEqual(expect.objectContaining(expected));
  });

  test('carries its evidence: both sides, the difference and its interval', () => {
    const [found] = find([
      '0 A ann google sent 1000',
      '0 A ann google replied 40',
      '0 B ann google sent 1000',
      '0 B ann google replied 80',
    ]).opportunities;
    expect(found?.message).toBe(
      'Step 1: variant B (8.0% of 1,000) against A (4.0% of 1,000): B gets more replies.',
    );
    expect(found?.evidence).toMatchObject({
      first: { variant: 'B', replied: { count: 80, of: 1000 } },
      second: { variant: 'A', replied: { count: 40, of: 1000 } },
      difference: { value: 0.04, low: 0.01929, high: 0.061237 },
    });
  });
});

describe('does not find', () => {
  test.each([
    [
      '6 replies against 2 in fifty each',
      [
        '0 A ann google sent 50',
        '0 A ann google replied 6',
        '0 B ann google sent 50',
        '0 B ann google replied 2',
      ],
    ],
    [
      'three blocks in one mailbox and none in the other',
      [
        '0 a ann google sent 300',
        '0 a ben google sent 40',
        '0 a ben google bounced_block 3',
        '0 a ann google replied 20',
      ],
    ],
    [
      'one mailbox alone has nothing to stand beside',
      ['0 a ann google sent 900', '0 a ann google bounced_block 90', '0 a ann google replied 50'],
    ],
    ['nothing at all', []],
  ])('%s', (_, rows) => {
    expect(find(rows).opportunities).toEqual([]);
  });

  test('questions with too few numbers are listed with the number they need', () => {
    expect(
      find([
        '0 A ann google sent 50',
        '0 A ann google replied 6',
        '0 B ann google sent 50',
        '0 B ann google replied 2',
      ]).tooFewToTell,
    ).toEqual([
      {
        code: 'variant_is_answered_more',
        message:
          'Step 1: variant A (12.0% of 50) against B (4.0% of 50): too few messages to tell; about 258 delivered per variant would show a doubling.',
        have: 50,
        need: 258,
      },
      {
        code: 'step_yields_nothing',
        message: 'Step 1: 100 delivered; its reply rate is judged from 200 on.',
        have: 100,
        need: 200,
      },
      {
        code: 'hours_differ',
        message: 'Hours of sending: no message is four days old yet.',
        have: 0,
        need: null,
      },
    ]);
  });

  test('mailboxes that do equally well are never distinguished, however many there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 50, max: 2000 }),
        fc.integer({ min: 1, max: 40 }),
        (mailboxes, sent, blocked) => {
          const rows = Array.from({ length: mailboxes }, (_, i) => [
            `0 a m${i} google sent ${sent}`,
            `0 a m${i} google bounced_block ${blocked}`,
            `0 a m${i} google replied ${Math.ceil(sent / 20)}`,
          ]).flat();
          expect(find(rows).opportunities).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('the order of the rows changes nothing', () => {
    const rows = [
      '0 A ann google sent 1000',
      '0 A ann google replied 40',
      '0 B ben other sent 1000',
      '0 B ben other replied 80',
      '1 a ann google sent 700',
      '0 B ben other unsubscribed 9',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(find(shuffled)).toEqual(find(rows));
      }),
      { numRuns: 30 },
    );
  });
});
