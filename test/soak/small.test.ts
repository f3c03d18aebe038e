/**
 * Sixty people, nine virtual days, the real scripts and a real SMTP server: the checker finds
 * nothing in the server's log.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRun, type SoakVerdict } from './checks/checker.ts';
import { drive, type Driven } from './drive.ts';
import { smallScenario } from './world/scenario.ts';

describe('a small campaign', () => {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  let driven: Driven;
  let verdict: SoakVerdict;
  beforeAll(async () => {
    driven = await drive(folder, smallScenario());
    verdict = checkRun(driven.lines, driven.record);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('breaks no rule', () => {
    expect(verdict.violations).toEqual([]);
  });

  it('was held back by its limits, so that passing them means something', () => {
    const full = verdict.peaks.filter(({ most, limit }) => most === limit).map(({ rule }) => rule);
    expect(full).toEqual(
      expect.arrayContaining(['mailbox_hour', 'warmup', 'burst', 'gap', 'campaign_hour']),
    );
  });

  it('reached every reachable person, and went on to the last step', () => {
    const refused = new Set(
      driven.lines
        .filter(({ outcome, code }) => outcome === 'refused' && code >= 500)
        .map(({ to }) => to[0]),
    );
    expect(verdict.perStep[0]).toBe(driven.record.people.length - refused.size);
    expect(verdict.finished).toBeGreaterThan(10);
  });

  it('took every answer for what it was', () => {
    expect(driven.applied).toEqual(driven.expected);
    expect(Object.keys(driven.expected).toSorted()).toEqual([
      'hard',
      'outOfOffice',
      'reply',
      'soft',
      'unsubscribe',
    ]);
  });
});
