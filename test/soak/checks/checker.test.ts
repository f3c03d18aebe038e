/**
 * The checker is checked: a good log passes, and each known-bad one is caught under the rule it
 * breaks.
 */
import { describe, expect, it } from 'vitest';
import { checkRun, RULES, type SoakRule } from './checker.ts';
import type { RunRecord, SinkLine } from '../world/record.ts';
import { RECORD, mail, refused, answer, FIRST, series } from './checker.fixture.ts';
import { BAD } from './bad-logs.fixture.ts';

function rulesBroken(lines: SinkLine[], change: Partial<RunRecord> = {}): SoakRule[] {
  return [...new Set(checkRun(lines, { ...RECORD, ...change }).violations.map(({ rule }) => rule))];
}

const GOOD: [name: string, lines: SinkLine[], change?: Partial<RunRecord>][] = [
  [
    'three steps, three and four days apart',
    [
      FIRST,
      mail('ada@x.test', '2026-03-05T08:00:00', { step: 2 }),
      mail('ada@x.test', '2026-03-09T08:00:00', { step: 3 }),
    ],
  ],
  ['the first and the last second of a window', [FIRST, mail('bo@x.test', '2026-03-02T15:59:59')]],
  ['a window after the clock went forward', [mail('ada@x.test', '2026-03-30T07:00:00')]],
  ['a Sunday where Friday is the day of rest', [mail('amr@y.test', '2026-03-01T08:00:00')]],
  [
    'as many as an hour holds, and one as it ends',
    [...series(3, 1_200), mail('di@x.test', '2026-03-02T09:00:00')],
  ],
  [
    'a soft bounce and its retry a day later',
    [FIRST, mail('ada@x.test', '2026-03-03T08:30:00')],
    { answers: [answer('soft', 1, '2026-03-02T08:30:00')] },
  ],
  ['a passing refusal and another try', [refused('ada@x.test', 451), FIRST]],
  [
    'an absence that ends before the next step',
    [FIRST, mail('ada@x.test', '2026-03-06T08:00:00', { step: 2 })],
    { answers: [answer('outOfOffice', 1, '2026-03-02T08:05:00', { returnsOn: '2026-03-05' })] },
  ],
  ['a reply to the last mail', [FIRST], { answers: [answer('reply', 1, '2026-03-02T12:00:00')] }],
];

describe('a good log passes', () => {
  it.each(GOOD)('%s', (_, lines, change) => {
    expect(rulesBroken(lines, change)).toEqual([]);
  });
});

describe('a bad log is caught', () => {
  it.each(BAD)('%s: %s', (rule, _, lines, change) => {
    expect(rulesBroken(lines, change)).toContain(rule);
  });

  it('by every rule there is', () => {
    expect([...new Set(BAD.map(([rule]) => rule))].toSorted()).toEqual([...RULES].toSorted());
  });
});

it('a log that cannot be read is an error, not a pass', () => {
  expect(() =>
    checkRun(
      [
        mail('ada@x.test', '2026-03-02T08:00:00', {
          header: (name, value) => (name === 'Date' ? 'soon' : value),
        }),
      ],
      RECORD,
    ),
  ).toThrow('line 1');
});
