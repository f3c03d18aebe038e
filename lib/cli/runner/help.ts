/** Help texts, rendered from the same tables that parse the command line. */
import { commonFlags, dryRunFlag, type Flags } from './flags.ts';
import { expected, placeholder } from './parse.ts';
import type { Command } from './command.ts';

const EXIT_CODES =
  'Exit codes: 0 done (also "nothing was due"), 64 usage, 65 invalid data, 66 no such thing, 69 SMTP/IMAP unreachable,\n70 our bug, 75 try again later, 77 refused by a guard rail, 78 configuration.';

export function renderScriptHelp(
  script: string,
  about: string,
  commands: Readonly<Record<string, string>>,
): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const rows = Object.entries(commands).map(([name, line]) => `  ${name.padEnd(width)}  ${line}`);
  return [
    `${script}: ${about}`,
    '',
    `Usage: ${script} COMMAND [flags]`,
    '',
    ...rows,
    '',
    `${script} COMMAND --help shows a command's flags.`,
    EXIT_CODES,
    '',
  ].join('\n');
}

export function renderCommandHelp(path: string, command: Command): string {
  const positional = command.positionals ? ` ${command.positionals.name}` : '';
  const own = flagRows(
    Object.fromEntries(Object.entries(command.flags).filter(([name]) => !(name in dryRunFlag))),
  );
  const common = flagRows({
    ...('dry-run' in command.flags ? dryRunFlag : {}),
    ...Object.fromEntries(Object.entries(commonFlags).filter(([name]) => !(name in command.flags))),
  });
  return [
    `${path}: ${command.about}`,
    '',
    `Usage: ${path}${positional} [flags]`,
    '',
    ...(command.positionals
      ? [`  ${command.positionals.name}  ${command.positionals.about}`, '']
      : []),
    ...own,
    ...(own.length > 0 ? [''] : []),
    ...common,
    '',
    EXIT_CODES,
    '',
  ].join('\n');
}

function flagRows(flags: Flags): string[] {
  const names = Object.entries(flags).map(([name, flag]) =>
    flag.kind === 'switch' ? `--${name}` : `--${name} ${placeholder(name, flag)}`,
  );
  const width = Math.min(34, Math.max(0, ...names.map((name) => name.length)));
  return Object.values(flags).map((flag, index) => {
    const notes = [
      flag.required ? 'required' : '',
      flag.kind === 'integer' && flag.fallback !== undefined ? `default ${flag.fallback}` : '',
      flag.kind === 'integer' ? expected(flag) : '',
    ].filter(Boolean);
    return `  ${(names[index] as string).padEnd(width)}  ${flag.about}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
  });
}
