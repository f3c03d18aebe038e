/** Has the oracle check a log: a Python program that shares no code with this one. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * `share...`: how far the campaigns' parts were off their weights, on the worst day on which all
 * had people waiting all day and over all those days. `parts`: campaigns and days on which one
 * could have used more; `partWorst`: how much less than its weight one got.
 */
export type OracleJudgement = {
  messages: number;
  violations: { rule: string; detail: string }[];
  /** How many full slots of limits were told. */
  told: number;
  peaks: string[];
  shareDays: number;
  shareWorstDay: number;
  shareOverAll: number | null;
  /** Messages to people to whom another campaign had written before, and the days between. */
  contactsOfSeveral: number;
  contactNearest: number | null;
  /** People who said "no" to a campaign, and so to all. */
  peopleWithNo: number;
  /** Hours in which a strict campaign could have used more: the others sent nothing. */
  strictHours: number;
  sharesTotal: Record<string, number>;
  parts: number;
  partWorst: number;
  mondayRatio: number | null;
};

/** Null: the oracle can run here; otherwise the missing program. */
export function whyNoPython(): string | null {
  const { status, stderr, error } = spawnSync(
    'python3',
    ['-c', "import zoneinfo; zoneinfo.ZoneInfo('Pacific/Auckland')"],
    { encoding: 'utf8' },
  );
  if (error) return 'python3 is not installed';
  return status === 0
    ? null
    : `python3 has no time zones (${stderr.trim().split('\n').at(-1) ?? ''})`;
}

/** Throws when the oracle itself fails. */
export function judgeLog(log: string): OracleJudgement {
  const { stdout, stderr, status } = spawnSync(
    'python3',
    [join(import.meta.dirname, 'judge', 'judge.py'), log],
    {
      encoding: 'utf8',
      maxBuffer: 256 * 2 ** 20,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    },
  );
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  if ((status !== 0 && status !== 1) || !last.startsWith('{'))
    throw new Error(`the oracle ended with ${status}: ${stderr}`);
  const judgement = JSON.parse(last) as OracleJudgement;
  if ((status === 1) !== judgement.violations.length > 0)
    throw new Error(
      `the oracle ended with ${status} and ${judgement.violations.length} violations`,
    );
  return judgement;
}
