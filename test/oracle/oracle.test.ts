/**
 * Two days of three campaigns on five mailboxes, checked by the oracle in Python; and the oracle
 * itself, which must find a tampered log.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeLog, whyNoPython, type OracleJudgement } from './judge.ts';
import { live } from './live.ts';
import { SPOILS, type Spoil } from './spoils.ts';
import type { LogLine } from './log-lines.ts';
import { drawScenario } from './scenario.ts';

const why = whyNoPython();
const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(why !== null)(
  `two days, judged by an oracle${why === null ? '' : ` [left out: ${why}]`}`,
  () => {
    let log: string;
    let judgement: OracleJudgement;
    beforeAll(async () => {
      log = (await live(folder, drawScenario(1, { days: 2, people: 600 }))).log;
      judgement = judgeLog(log);
    }, 300_000);

    it('break no rule, and were held back by their limits, so that passing them means something', () => {
      expect(judgement.violations).toEqual([]);
      expect(judgement.messages).toBeGreaterThan(100);
      expect(judgement.told).toBeGreaterThan(20);
      const full = judgement.peaks
        .filter((peak) => /: (\d+) of \1$/.test(peak))
        .map((peak) => peak.split(/[ :]/)[1]);
      expect(full).toEqual(expect.arrayContaining(['hour', 'warmup', 'burst']));
    });

    it.each<[string, Spoil]>(SPOILS)('a log with a broken rule is found out: %s', (rule, spoil) => {
      const lines = readFileSync(log, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as LogLine);
      spoil(lines);
      const spoilt = join(folder, 'spoilt.jsonl');
      writeFileSync(spoilt, lines.map((line) => JSON.stringify(line)).join('\n'));
      expect(new Set(judgeLog(spoilt).violations.map((violation) => violation.rule))).toContain(
        rule,
      );
    });
  },
);

describe.skipIf(why !== null)('two days with a strict campaign of half the priority', () => {
  it('break no rule, and the others get only hours of which it could not use more', async () => {
    const home = mkdtempSync(join(tmpdir(), 'oracle-strict-'));
    try {
      const { log } = await live(home, drawScenario(12, { days: 2, people: 2_400 }));
      const { violations, strictHours, messages } = judgeLog(log);
      expect(violations).toEqual([]);
      expect(messages).toBeGreaterThan(100);
      expect(strictHours).toBeGreaterThan(10);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }, 300_000);
});

describe.skipIf(why !== null)('eight days of three campaigns over overlapping lists', () => {
  it('keeps the pause between campaigns, and none writes after a "no" to another', async () => {
    const home = mkdtempSync(join(tmpdir(), 'oracle-contact-'));
    try {
      const { log } = await live(home, drawScenario(1, { days: 8, people: 300 }));
      const judgement = judgeLog(log);
      expect(judgement.violations).toEqual([]);
      expect(judgement.contactsOfSeveral).toBeGreaterThan(10);
      expect(judgement.peopleWithNo).toBeGreaterThan(2);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }, 300_000);
});
