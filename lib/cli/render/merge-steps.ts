/** Joins steps that call the same command: each reason is kept, and it is called once. */
import type { NextStep } from '../runner/command.ts';

export function mergeSteps(steps: readonly NextStep[]): NextStep[] {
  const merged = new Map<string, string[]>();
  for (const { why, run } of steps) merged.set(run, [...(merged.get(run) ?? []), why]);
  return [...merged].map(([run, reasons]) => ({ why: reasons.join('. '), run }));
}
