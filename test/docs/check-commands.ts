/** Finds the command lines in a text and reports those that the real command tables refuse. */
import { commonFlags, type Flags } from '../../lib/cli/runner/flags.ts';
import { readCommandLine } from '../../lib/cli/command-line/command-tree.ts';
import { SCRIPTS, type Tables } from './command-tables.ts';

export type FoundCommand = {
  text: string;
  script: string | null;
  words: string[];
  fenced: boolean;
};

const NAMES = SCRIPTS.join('|');
/** `npx tsx scripts/x.ts`, `node scripts/x.ts`, `/path/to/skill/scripts/x.ts`, `x.ts` */
const CALL = new RegExp(`^(?:npx tsx |node )?(?:\\S*scripts/)?(${NAMES})\\.ts(?: |$)(.*)$`);

/** Whole lines of fenced blocks without a language, and inline code. */
export function findCommands(markdown: string): FoundCommand[] {
  const blocks = [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)];
  const lines = blocks
    .filter(([, language]) => language === '')
    .flatMap(([, , body]) => (body as string).split('\n'));
  const inline = [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code]) => code as string,
  );
  return [
    ...lines.map((text) => ({ text, fenced: true })),
    ...inline.map((text) => ({ text, fenced: false })),
  ].flatMap(({ text, fenced }): FoundCommand[] => {
    const called = CALL.exec(text.trim());
    if (called)
      return [
        { text, script: called[1] as string, words: splitWords(called[2] as string), fenced },
      ];
    // `configure --mailbox`, `--wait 30m`: a command or a flag without its script.
    return !fenced && /(^| )--[a-z]/.test(text) && !/^(npm|npx|node|chmod|git) /.test(text)
      ? [{ text, script: null, words: splitWords(text), fenced }]
      : [];
  });
}

/**
 * Null: the real tables take it. Whole lines are parsed like in the program; fragments must name
 * existing words.
 */
export async function refuse(
  { script, words, fenced }: FoundCommand,
  tables: Tables,
): Promise<string | null> {
  if (script !== null && (words.length === 0 || words[0] === '...' || words[0] === '--help'))
    return null;
  const table =
    script === null
      ? new Map([...tables.values()].flatMap((commands) => [...commands]))
      : (tables.get(script) ?? new Map<never, never>());
  const name = table.has(`${words[0]} ${words[1]}`)
    ? `${words[0]} ${words[1]}`
    : (words[0] as string);
  const command = table.get(name);
  if (script !== null && !command) return `${script}.ts has no command ${name}`;
  const rest = words.slice(command ? name.split(' ').length : 0);
  if (fenced && command) {
    try {
      const only = { [name]: { about: command.about, load: () => Promise.resolve({ command }) } };
      const reading = await readCommandLine(script ?? '', only, words);
      return reading.kind === 'command' && reading.positionals.length > 0 && !command.positionals
        ? `${name} takes no plain arguments`
        : null;
    } catch (error) {
      return (error as Error).message;
    }
  }
  const known = new Set(
    command
      ? namesOf({ ...command.flags, ...commonFlags })
      : [...tables.values()].flatMap((all) =>
          [...all.values()].flatMap((each) => namesOf({ ...each.flags, ...commonFlags })),
        ),
  );
  const wrong = rest
    .filter((word) => word.startsWith('--'))
    .find((word) => !known.has(word.slice(2).replace(/=.*$/, '')));
  return wrong === undefined ? null : `${wrong} is no flag of ${command ? name : 'any command'}`;
}

/** The names of the flags, and their other names. */
function namesOf(flags: Flags): string[] {
  return Object.entries(flags).flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
}

/** Words of a POSIX shell line, with quotes, without comment. */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  for (const [, double, single, plain] of line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)) {
    if (plain?.startsWith('#')) break;
    words.push(double ?? single ?? (plain as string));
  }
  return words;
}
