/** Runs a command in this process, as the script would, and answers its document. */
import { executeCommand } from '../../../lib/cli/runner/execute-command.ts';
import { asFailure, failure, success, type Envelope } from '../../../lib/cli/runner/envelope.ts';
import { readCommandLine } from '../../../lib/cli/command-line/command-tree.ts';
import { virtualClock } from '../../../lib/cli/clock/clock.ts';
import type { Answer, Command, NextStep, Warning } from '../../../lib/cli/runner/command.ts';
import type { CommonValues } from '../../../lib/cli/runner/flags.ts';
import type { Instant } from '../../../lib/domain/time.ts';

type Table = ReadonlyMap<string, Command>;

export async function callInProcess(
  { script, table }: { script: string; table: Table },
  words: readonly string[],
  now: Instant,
): Promise<{ document: Envelope; answer: Answer | null }> {
  const commands = Object.fromEntries(
    [...table].map(([name, command]) => [
      name,
      { about: command.about, load: () => Promise.resolve({ command }) },
    ]),
  );
  const clock = virtualClock(now);
  const warnings: Warning[] = [];
  const next: NextStep[] = [];
  let path = script;
  try {
    const reading = await readCommandLine(script, commands, words);
    if (reading.kind !== 'command') throw new Error(`${words.join(' ')} is no command`);
    const { name, command, values, positionals } = reading;
    path = `${script}.${name.replace(' ', '_')}`;
    const common = values as CommonValues;
    const call = { script, path, command, clock, common, values, positionals, warnings, next };
    const answer = await executeCommand(call);
    return { document: asPrinted(success(path, clock.now(), answer)), answer };
  } catch (error) {
    const document = asPrinted(failure(path, clock.now(), asFailure(error), { warnings, next }));
    return { document, answer: null };
  }
}

/** What JSON leaves out is not in the document. */
function asPrinted(envelope: Envelope): Envelope {
  return JSON.parse(JSON.stringify(envelope)) as Envelope;
}
