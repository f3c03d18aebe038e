/** What a changed campaign file changes: values, texts, steps, and who would be told twice. */
import { describe, expect, it } from 'vitest';
import { comparePlans } from '../../../../lib/core/campaigns/edits/compare-plans.ts';
import { describeChanges } from '../../../../lib/core/campaigns/edits/describe-changes.ts';
import { lineDiff } from '../../../../lib/core/campaigns/edits/line-diff.ts';
import { matchSteps } from '../../../../lib/core/campaigns/edits/match-steps.ts';
import {
  findRepeatedStep,
  formerSteps,
} from '../../../../lib/core/campaigns/edits/repeated-step.ts';
import { resolveCampaign } from '../../../../lib/core/campaigns/resolve-campaign.ts';
import type { CampaignFile, StepFile } from '../../../../lib/domain/campaigns/campaign.ts';
import type { StandingBeforeEdit } from '../../../../lib/domain/campaigns/edit.ts';
import { campaignFile } from '../../../support/campaign.ts';

const A = { subject: 'Offer', text: 'Ten pallets of oranges leave Valencia every Monday.' };
const B = {
  text: 'Did my note on harbour fees reach you, or was it lost at sea?',
  delay: { days: 2 },
};
const C = { text: 'This is the last letter: a short no is welcome.', delay: { days: 3 } };
const NEW = { text: 'Our new price list for lemons is attached below.', delay: { days: 1 } };

const fileOf = (...steps: StepFile[]): CampaignFile => campaignFile({ steps });
const both = (before: CampaignFile, after: CampaignFile) => ({
  before: resolveCampaign(before, 'UTC'),
  after: resolveCampaign(after, 'UTC'),
});
/** So many open sequences before each step. */
const standing = (open: number[], rest: Partial<StandingBeforeEdit> = {}): StandingBeforeEdit => ({
  written: open.map((_, step) => ({ step, variant: 'default', left: 5, underWay: 1, planned: 2 })),
  open: open.map((n, step) => ({ step, waiting: n, queued: 0 })),
  finished: 7,
  former: [],
  openByMailbox: new Map([['ann', 4]]),
  ...rest,
});
const changesOf = (before: CampaignFile, after: CampaignFile, at = standing([3, 2, 1])) => {
  const { before: was, after: is } = both(before, after);
  return describeChanges(
    { before: { file: before, campaign: was }, after: { file: after, campaign: is } },
    at,
  );
};

describe('the changed values of a file', () => {
  it('are named by path, with null for what the default decides', () => {
    const before = campaignFile({ priority: 5, sendWindow: { end: '17:00' } });
    const after = campaignFile({ priority: 7, sendWindow: { end: '17:00', start: '08:00' } });
    expect(changesOf(before, after).keys).toEqual([
      { path: 'priority', from: 5, to: 7 },
      { path: 'sendWindow.start', from: null, to: '08:00' },
    ]);
  });

  it('are those of the step that moved, not of the one that has its number now', () => {
    expect(changesOf(fileOf(A, B, C), fileOf(A, C)).keys).toEqual([]);
    expect(changesOf(fileOf(A, B), fileOf(A, { ...B, delay: { days: 9 } })).keys).toEqual([
      { path: 'steps[1].delay.days', from: 2, to: 9 },
    ]);
  });

  it('never show the address of a listener', () => {
    const notify = [{ url: 'https://acme.test/secret' }];
    const { keys } = changesOf(campaignFile(), campaignFile({ notify }));
    expect(keys).toEqual([{ path: 'notify', from: null, to: '1 listeners' }]);
  });
});

describe('the changed texts of a file', () => {
  it('are shown by the lines that differ, with the messages that say the old one and the new one', () => {
    const text = 'Hi,\nten pallets of oranges leave Valencia.\nBest,\nAnn';
    const { texts } = changesOf(
      fileOf({ ...A, text }),
      fileOf({ ...A, text: text.replace('ten', 'nine') }),
    );
    expect(texts).toEqual([
      {
        step: 1,
        variant: 'default',
        part: 'text',
        lines: [
          '- ten pallets of oranges leave Valencia.',
          '+ nine pallets of oranges leave Valencia.',
        ],
        more: 0,
        left: 5,
        underWay: 1,
        planned: 2,
      },
    ]);
  });

  it('count every message for the footer', () => {
    const { texts } = changesOf(campaignFile(), campaignFile({ footer: { text: 'Acme' } }));
    expect(texts).toMatchObject([{ step: null, part: 'text', left: 15, underWay: 3, planned: 6 }]);
  });

  it('of any length are shown in a few short lines', () => {
    const long = (word: string): string => `${word.repeat(300)}\n`.repeat(2_000);
    const { lines, more } = lineDiff(long('a'), long('b'));
    expect(lines).toHaveLength(6);
    expect(more).toBe(3_994);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
  });
});

describe('changed steps', () => {
  it.each([
    ['one at the end', [A, B], [A, B, NEW], { added: [{ step: 3, withoutIt: 7 }] }],
    ['one in front of those beyond it', [A, B], [A, NEW, B], { moved: [{ step: 3, before: 2 }] }],
    ['one less at the end', [A, B, C], [A, B], { removed: [{ step: 3, left: 5 }], beyondLast: 1 }],
    [
      'one less in the middle: those before the last skip what stands there now',
      [A, B, C],
      [A, C],
      { removed: [{ step: 2, left: 5 }], moved: [{ step: 2, before: 3, skippedBy: 1 }] },
    ],
  ])('%s', (_, before, after, expected) => {
    expect(changesOf(fileOf(...before), fileOf(...after)).steps).toMatchObject(expected);
  });

  it('say in words what is easily expected otherwise', () => {
    const { notes } = changesOf(fileOf(A, B, C), fileOf(A, { ...B, delay: { days: 9 } }));
    expect(notes).toEqual([
      expect.stringContaining('Beyond the last step now: 1 sequence.') as string,
      expect.stringContaining('old delay: 2 sequences.') as string,
    ]);
  });
});

describe('a step that would be told twice', () => {
  const repeated = (before: StepFile[], after: StepFile[], at: StandingBeforeEdit) => {
    const campaigns = both(fileOf(...before), fileOf(...after));
    return findRepeatedStep(campaigns, matchSteps(campaigns.before, campaigns.after), at);
  };

  it.each([
    ['an insertion before a step that people have had', [A, B, C], [A, NEW, B, C], [0, 0, 3, 0]],
    ['two steps that change places', [A, B, C], [A, C, B], [0, 0, 3]],
    [
      'the same with a corrected text',
      [A, B, C],
      [A, C, { ...B, text: `${B.text} Ann` }],
      [0, 0, 3],
    ],
  ])('%s', (_, before, after, open) => {
    expect(repeated(before, after, standing(open))).toMatchObject({
      step: 3,
      before: 2,
      people: 3,
    });
  });

  it.each([
    ['people who are before both', [A, B, C], [A, NEW, B, C], [9, 9, 0]],
    ['a new step at the end', [A, B], [A, B, NEW], [1, 1, 1]],
    ['a text that is written again', [A, B, C], [A, NEW, C], [1, 1, 1]],
    ['a step that is taken out', [A, B, C], [A, C], [1, 1, 1]],
  ])('is none for %s', (_, before, after, open) => {
    expect(repeated(before, after, standing(open))).toBeNull();
  });

  it('is one that was taken out before and is brought back at a later place', () => {
    const taken = both(fileOf(A, B, C), fileOf(A, C));
    const former = formerSteps(taken, matchSteps(taken.before, taken.after), standing([0, 0, 4]));
    expect(former.map(({ step }) => step)).toEqual([1]);
    const at = standing([0, 0, 4], { former });
    expect(repeated([A, C], [A, C, B], at)).toEqual({ step: 3, before: 2, people: 4 });
    expect(repeated([A, C], [A, C, NEW], at)).toBeNull();
  });
});

it('two plans are compared message by message', () => {
  const place = (row: number, sendAt: number, variant = 'a') => ({
    ...{ row, sendAt, variant, mailboxId: 'ann' },
  });
  expect(
    comparePlans(
      [place(1, 10), place(2, 20), place(3, 30)],
      [place(1, 10, 'b'), place(2, 25), place(4, 9)],
    ),
  ).toEqual({
    planned: 3,
    otherInstant: 1,
    otherMailbox: 0,
    otherVariant: 1,
    added: 1,
    dropped: 1,
  });
});
