/**
 * `npm run soak [-- cron|stay]`: 2,000 people, three steps, 40 virtual days; prints progress, then
 * the checker's result.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRun, type SoakVerdict } from './checks/checker.ts';
import { drive, type Driven } from './drive.ts';
import { groupBy } from './world/messages.ts';
import { longScenario, smallScenario, type SoakScenario } from './world/scenario.ts';

const asked = process.argv.slice(2);
const styles = asked.length === 0 ? ['cron', 'stay'] : asked;
const base = process.env['SOAK_FOLDER'] ?? mkdtempSync(join(tmpdir(), 'soak-'));

for (const style of styles) {
  const scenario = scenarioOf(style);
  const folder = join(base, style);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const began = performance.now();
  console.log(
    `\n${style}: ${scenario.people} people, ${scenario.days} days from ${isoDay(scenario.startsAt)}, in ${folder}`,
  );
  const driven = await drive(folder, scenario, ({ day, at, sent, answers, calls }) => {
    console.log(
      `  day ${String(day + 1).padStart(2)} ${isoDay(at)}  ${String(sent).padStart(4)} SMTP tries  ${String(answers).padStart(3)} answers read  ${String(calls).padStart(3)} calls  ${((performance.now() - began) / 60_000).toFixed(1)} min`,
    );
  });
  report(driven, checkRun(driven.lines, driven.record));
}

function scenarioOf(style: string): SoakScenario {
  if (style === 'small') return smallScenario();
  if (style === 'cron' || style === 'stay') return longScenario(style);
  throw new Error(`${style} is no style; expected cron, stay or small`);
}

function report(
  { calls, expected, applied, status }: Driven,
  { violations, messages, refused, perStep, peaks }: SoakVerdict,
): void {
  console.log(
    `\n  ${messages} messages taken, ${refused} recipients refused, ${calls} calls; people per step: ${perStep.join(', ')}`,
  );
  console.log(
    `  answers given    ${JSON.stringify(expected)}\n  answers applied  ${JSON.stringify(applied)}`,
  );
  console.log(`  at the end       ${JSON.stringify(status.data['enrollments'])}\n`);
  for (const { who, rule, most, limit } of peaks)
    console.log(
      `  ${who.padEnd(16)} ${rule.padEnd(22)} at most ${String(most).padStart(4)} of ${limit}`,
    );
  console.log(`\n  ${violations.length} violations`);
  const byRule = groupBy(violations, ({ rule }) => rule);
  for (const [rule, found] of byRule)
    for (const { detail } of found.slice(0, 10))
      console.log(`    ${rule} (${found.length}): ${detail}`);
  if (violations.length > 0) process.exitCode = 1;
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
