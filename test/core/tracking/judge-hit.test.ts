import { describe, expect, it } from 'vitest';
import { isPixelSeen, judgeHit, verdictsOf } from '../../../lib/core/tracking/judge-hit.ts';
import type { HitClass, LinkHits } from '../../../lib/domain/tracking/tracked-message.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** `[seconds, link, class]`, one after another. */
function play(links: number, asked: readonly [number, number, HitClass][]): LinkHits[] {
  let hits: LinkHits[] = [];
  for (const [seconds, link, found] of asked) {
    const changed = judgeHit({ links, hits }, { link, at: seconds * SECOND, class: found });
    hits = [...hits.filter((row) => !changed.some((each) => each.link === row.link)), ...changed];
  }
  return hits;
}
const verdicts = (...args: Parameters<typeof play>) => verdictsOf(play(...args), { opens: true });

describe('later requests turn earlier verdicts', () => {
  it('all links of a message within seconds', () => {
    expect(verdicts(2, [[100, 1, 'person']]).click).toBe('person');
    expect(
      verdicts(2, [
        [100, 1, 'person'],
        [102, 2, 'person'],
      ]).click,
    ).toBe('machine');
    expect(
      verdicts(2, [
        [100, 1, 'person'],
        [120, 2, 'person'],
      ]).click,
    ).toBe('person');
  });

  it('three links within seconds; two of many are a person with tabs', () => {
    expect(
      verdicts(9, [
        [100, 1, 'person'],
        [101, 5, 'person'],
      ]).click,
    ).toBe('person');
    expect(
      verdicts(9, [
        [100, 1, 'person'],
        [101, 5, 'person'],
        [103, 7, 'person'],
      ]).click,
    ).toBe('machine');
  });

  it('the link that people cannot see, for minutes around it', () => {
    expect(
      verdicts(1, [
        [100, 1, 'person'],
        [300, -1, 'machine'],
      ]).click,
    ).toBe('machine');
    expect(
      verdicts(1, [
        [300, -1, 'machine'],
        [500, 1, 'person'],
      ]).click,
    ).toBe('machine');
    expect(
      verdicts(1, [
        [300, -1, 'machine'],
        [3_000, 1, 'person'],
      ]).click,
    ).toBe('person');
  });

  it('a pixel loaded meanwhile is the scanner’s too', () => {
    expect(
      verdicts(1, [
        [99, 0, 'person'],
        [101, -1, 'machine'],
      ]).open,
    ).toBe('machine');
    expect(
      verdicts(1, [
        [9, 0, 'person'],
        [101, -1, 'machine'],
      ]).open,
    ).toBe('person');
  });
});

it('a person who comes after a scanner is one, and a scan does not undo an earlier person', () => {
  const scan: [number, number, HitClass][] = [
    [10, 1, 'person'],
    [11, 2, 'person'],
    [12, -1, 'machine'],
  ];
  expect(verdicts(2, [...scan, [5_000, 2, 'person']]).click).toBe('person');
  const later = scan.map(([at, ...rest]): [number, number, HitClass] => [at + 9_000, ...rest]);
  expect(verdicts(2, [[100, 1, 'person'], ...later]).click).toBe('person');
});

it('a person’s click shows that the message was read, if its opens are measured', () => {
  const hits = play(2, [[900, 1, 'person']]);
  expect(verdictsOf(hits, { opens: true })).toEqual({ open: 'person', click: 'person' });
  expect(verdictsOf(hits, { opens: false })).toEqual({ open: null, click: 'person' });
});

it('a repeated request changes nothing, and one link is not counted for ever', () => {
  const hits = play(2, [[900, 1, 'person']]);
  const again = { link: 1, at: 902 * SECOND, class: 'person' as const };
  expect(judgeHit({ links: 2, hits }, again)).toEqual([]);
  const many = [{ ...(hits[0] as LinkHits), machine: 1_000 }];
  expect(judgeHit({ links: 2, hits: many }, { ...again, at: 99 * MINUTE })).toEqual([]);
});

it('only what a person may have asked for counts as a pixel that was seen', () => {
  expect(isPixelSeen(play(1, [[1, 0, 'machine']]))).toBe(false);
  expect(isPixelSeen(play(1, [[1, 0, 'hidden']]))).toBe(true);
  expect(isPixelSeen(play(1, [[1, 1, 'person']]))).toBe(false);
});
