/** Grades what an agent did: its commands, its answer, and the world that it leaves behind. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runLine, type World } from './worlds/world.ts';

/** `calls`: each command line as it was run, in order. `answer`: what the user was told. */
export type Transcript = { calls: readonly string[]; answer: string };

export type Check =
  /** At least one call, or none, is of one of these commands. */
  | { called: readonly string[] }
  | { neverCalled: readonly string[] }
  | { callsAtMost: number }
  /**
   * Texts that the answer must contain; of a list within, one is enough. A capital at its beginning
   * makes it a whole word ("Eve" is not in "never"); others may be a stem, whatever their case.
   */
  | { answerHas: readonly (string | readonly string[])[] }
  | { answerLacks: readonly string[] }
  /** Messages that left since the agent began. */
  | { sent: number | readonly [number, number] }
  | { file: string }
  /** What a command answers afterwards: `at` is a path such as `data.people.0.state`. */
  | { afterwards: string; at: string; is: unknown };

export type EvalCase = {
  id: number;
  prompt: string;
  expected_output: string;
  files: readonly string[];
  assertions: readonly string[];
  world: string;
  checks: readonly Check[];
};

/** The checks that fail, in words; none: the evaluation is passed. */
export async function grade(
  { checks }: EvalCase,
  { calls, answer }: Transcript,
  { world, takenBefore }: { world: World; takenBefore: number },
): Promise<string[]> {
  const failures: string[] = [];
  const has = (part: string): boolean => contains(answer, part);
  for (const check of checks) {
    if ('called' in check && !calls.some((line) => isOneOf(line, check.called)))
      failures.push(`no call of ${check.called.join(' or ')}`);
    if ('neverCalled' in check)
      failures.push(
        ...calls
          .filter((line) => isOneOf(line, check.neverCalled))
          .map((line) => `forbidden: ${line}`),
      );
    if ('callsAtMost' in check && calls.length > check.callsAtMost)
      failures.push(`${calls.length} calls, at most ${check.callsAtMost}`);
    if ('answerHas' in check)
      for (const wanted of check.answerHas)
        if (![wanted].flat().some(has))
          failures.push(`the answer lacks ${[wanted].flat().join(' or ')}`);
    if ('answerLacks' in check)
      failures.push(...check.answerLacks.filter(has).map((part) => `the answer has ${part}`));
    if ('sent' in check) {
      const sent = world.taken.length - takenBefore;
      const [least, most] = typeof check.sent === 'number' ? [check.sent, check.sent] : check.sent;
      if (sent < least || sent > most)
        failures.push(`${sent} messages left, not ${least} to ${most}`);
    }
    if ('file' in check && !existsSync(join(world.folder, check.file)))
      failures.push(`there is no file ${check.file}`);
    if ('afterwards' in check) {
      const { document } = await runLine(world, scriptsOf(world), check.afterwards);
      const value = valueAt(document, check.at);
      if (JSON.stringify(value) !== JSON.stringify(check.is))
        failures.push(`${check.at} of "${check.afterwards}" is ${JSON.stringify(value)}`);
    }
  }
  return failures;
}

export const scriptsOf = ({ folder }: Pick<World, 'folder'>): string =>
  join(folder, 'skill', 'scripts', '/');

function contains(answer: string, part: string): boolean {
  if (!/^\p{Lu}/u.test(part)) return answer.toLowerCase().includes(part.toLowerCase());
  return ` ${answer} `.split(part).some((before, index, all) => {
    const after = all[index + 1];
    return after !== undefined && !/\p{L}$/u.test(before) && !/^\p{L}/u.test(after);
  });
}

/** `wanted`: script, command, and perhaps a flag, e.g. `rate_limiter.ts complete --end-open`. */
function isOneOf(line: string, wanted: readonly string[]): boolean {
  const words = line.replace(/^(?:\S*\/)?(?=\w+\.ts)/, '').split(/\s+/);
  return wanted.some((each) => {
    const [script, ...rest] = each.split(' ');
    const flags = rest.filter((word) => word.startsWith('--'));
    const names = rest.filter((word) => !word.startsWith('--'));
    return (
      words[0] === script &&
      names.every((name, index) => words[index + 1] === name) &&
      flags.every((flag) => words.includes(flag))
    );
  });
}

function valueAt(document: unknown, path: string): unknown {
  let value: any = document;
  for (const key of path.split('.')) value = value?.[key];
  return value ?? null;
}
