/** Reads hostile messages like `process`, and measures the cost. */
import { classifyMail } from '../../lib/core/responses/classify/classify.ts';
import { RESPONSE_KINDS } from '../../lib/domain/responses/response.ts';
import { parseMail } from '../../lib/mail/inbound/mime/parse-mail.ts';
import { CRAFTED } from './crafted.ts';
import { createChance, mutate } from './mutate.ts';

/** `cpuMs`: processor time, so that a busy machine does not count against the message. */
export type Cost = { cpuMs: number; outcome: string };

/** `unreadable` for a quarantined message. Throws all other errors. */
export async function readHostile(raw: Buffer): Promise<Cost> {
  const began = process.cpuUsage();
  let outcome: string;
  try {
    outcome = classifyMail(await parseMail(raw)).kind;
    if (!(RESPONSE_KINDS as readonly string[]).includes(outcome))
      throw new Error(`not a kind: ${outcome}`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'mail_unreadable') throw error;
    outcome = 'unreadable';
  }
  const { user, system } = process.cpuUsage(began);
  return { cpuMs: (user + system) / 1_000, outcome };
}

export type HostileReport = {
  messages: number;
  outcomes: Record<string, number>;
  slowestMs: number;
  /** Of the process, and how much of it came by reading. */
  peakMb: number;
  addedMb: number;
  violations: { rule: string; what: string }[];
};

/** Mutations of `seeds` and of the crafted messages cut to a readable length. */
export async function readMutated(
  seeds: readonly Buffer[],
  { messages, seed }: { messages: number; seed: number },
): Promise<HostileReport> {
  const chance = createChance(seed);
  const all = [
    ...seeds,
    ...Object.values(CRAFTED).map((make) =>
      Buffer.from(make().slice(0, 4_096) as string, 'latin1'),
    ),
  ].filter(({ length }) => length > 0);
  const report: HostileReport = {
    messages,
    outcomes: {},
    slowestMs: 0,
    peakMb: 0,
    addedMb: 0,
    violations: [],
  };
  const startMb = peakOfProcess();
  for (let i = 0; i < messages; i++) {
    const raw = mutate(all[Math.floor(chance() * all.length)] as Buffer, chance);
    try {
      const { cpuMs, outcome } = await readHostile(raw);
      report.outcomes[outcome] = (report.outcomes[outcome] ?? 0) + 1;
      report.slowestMs = Math.max(report.slowestMs, Math.round(cpuMs));
      if (cpuMs > 1_000)
        report.violations.push({
          rule: 'slow',
          what: `mail ${i} of seed ${seed}: ${Math.round(cpuMs)} ms`,
        });
    } catch (error) {
      report.violations.push({
        rule: 'crash',
        what: `mail ${i} of seed ${seed}: ${String(error).slice(0, 200)}`,
      });
    }
  }
  report.peakMb = peakOfProcess();
  report.addedMb = report.peakMb - startMb;
  if (report.addedMb > 200)
    report.violations.push({ rule: 'memory', what: `${report.addedMb} MB more` });
  return report;
}

function peakOfProcess(): number {
  return Math.round(process.resourceUsage().maxRSS / 1_024);
}
