/** The error for a line that names no command. */
import { nearest } from '../../core/text/nearest.ts';
import { show, usage } from '../runner/parse.ts';
import type { Failure } from '../../domain/failure.ts';

/** Within a group (`mailbox`) only its commands are offered. */
export function refuseCommand(
  program: string,
  commands: readonly string[],
  [first, second]: readonly string[],
): Failure {
  const group = commands.filter((name) => name.startsWith(`${first} `));
  return group.length === 0
    ? refuseWord(program, commands, first)
    : refuseWord(
        `${program} ${first}`,
        group.map((name) => name.slice(`${first} `.length)),
        second,
      );
}

function refuseWord(program: string, commands: readonly string[], word?: string): Failure {
  const expected = `expected one of ${commands.join(', ')}`;
  const see = `See ${program} --help.`;
  if (word === undefined) return usage(`${program} needs a command; ${expected}.`, see, program);
  const guess = nearest(word, commands);
  const first = `Write the command first, then its flags; see ${program} --help.`;
  return usage(
    `${show(word)} is not a command of ${program}; ${expected}.`,
    guess ? `Did you mean ${program} ${guess}?` : word.startsWith('-') ? first : see,
    program,
  );
}
