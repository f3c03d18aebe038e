/**
 * The long form: forty days of three campaigns on five mailboxes for each seed, judged. Called by
 * `npm run chaos -- oracle`.
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeLog, whyNoPython } from './judge.ts';
import { live } from './live.ts';
import { drawScenario } from './scenario.ts';

type Request = {
  seeds: number;
  seed: number;
  days: number;
  people: number;
  folder: string | null;
  onProgress: (line: string) => void;
};
type Life = {
  seed: number;
  messages: number;
  violations: number;
  shareDays: number;
  shareWorstDay: number;
  shareOverAll: number | null;
  strictHours: number;
  parts: number;
  partWorst: number;
  mondayRatio: number | null;
  log: string;
};
export type OracleReport = {
  skipped?: string;
  lives: Life[];
  violations: { seed: number; rule: string; detail: string }[];
};

export async function runOracle({
  seeds,
  seed: first,
  days,
  people,
  folder,
  onProgress,
}: Request): Promise<OracleReport> {
  const report: OracleReport = { lives: [], violations: [] };
  const why = whyNoPython();
  if (why !== null) return { ...report, skipped: why };
  const base = folder ?? mkdtempSync(join(tmpdir(), 'oracle-'));
  for (let seed = first; seed < first + seeds; seed++) {
    const home = join(base, `seed-${seed}`);
    mkdirSync(home, { recursive: true });
    const { log } = await live(home, drawScenario(seed, { days, people }), (day, messages) => {
      if (day % 10 === 9) onProgress(`seed ${seed}: ${day + 1} days, ${messages} messages`);
    });
    const {
      messages,
      violations,
      shareDays,
      shareWorstDay,
      shareOverAll,
      strictHours,
      parts,
      partWorst,
      mondayRatio,
    } = judgeLog(log);
    report.lives.push({
      seed,
      messages,
      violations: violations.length,
      shareDays,
      shareWorstDay,
      shareOverAll,
      strictHours,
      parts,
      partWorst,
      mondayRatio,
      log,
    });
    report.violations.push(...violations.map((violation) => ({ seed, ...violation })));
    onProgress(
      `seed ${seed}: ${messages} messages, ${violations.length} violations; shares over ${shareDays} days ${shareOverAll} off, on the worst ${shareWorstDay}; ${parts} parts, at worst ${partWorst} short; ${strictHours} strict hours`,
    );
    for (const { rule, detail } of violations.slice(0, 20)) onProgress(`  ${rule}: ${detail}`);
  }
  return report;
}
