/**
 * Checks the flags that yargs read against a command's table. Every refusal says what was received,
 * what was expected and what to try.
 */
import { Failure } from '../../domain/failure.ts';
import { parseDuration } from './values.ts';
import { readInstant } from '../../core/campaigns/read-instant.ts';
import type { Flag, Flags } from './flags.ts';
import { refuseAddress } from './refuse-address.ts';
import { nearest } from '../../core/text/nearest.ts';

type Text = string | undefined;
/**
 * As yargs reads it: a repeated flag is a list; a flag without its value at the end of a line is
 * undefined.
 */
export type Given = Readonly<Record<string, Text | readonly Text[]>>;

/** The keys under which yargs keeps plain arguments, those after `--`, and the program's name. */
const KEPT_BY_YARGS = new Set(['_', '--', '$0']);

/**
 * The values of `flags`, under their names in camel case. `fault` is the error that yargs found in
 * the line. Throws Failure `usage` (exit 64) for unknown, repeated, missing and malformed values.
 */
export function readFlags(
  given: Given,
  fault: string | undefined,
  flags: Flags,
  path: string,
): Record<string, unknown> {
  // Unknown flags first: otherwise a misspelt flag is reported as a missing one.
  const known = new Set(
    Object.entries(flags).flatMap(([name, { aliases = [] }]) => [name, ...aliases]),
  );
  for (const name of Object.keys(given))
    if (!KEPT_BY_YARGS.has(name) && !known.has(name))
      throw unknownFlag(`${name.length === 1 ? '-' : '--'}${name}`, Object.keys(flags), path);
  const switched = /^Argument unexpected for: (.+)$/.exec(fault ?? '')?.[1];
  if (switched !== undefined)
    throw usage(`--${switched} takes no value, but got one.`, `Write --${switched} alone.`, path);
  const values: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(flags)) {
    const raw = textsUnder([name, ...(flag.aliases ?? [])], given);
    const value = readFlag(name, flag, raw, path);
    if (value !== undefined) values[camel(name)] = value;
  }
  if (fault !== undefined) throw usage(`${fault}.`, `See ${path} --help.`, path);
  return values;
}

/** yargs treats these as its own flags, and drops their values or shows another name. */
export function refuseReservedNames(words: readonly string[], flags: Flags, path: string): void {
  const end = words.indexOf('--');
  const given = end === -1 ? words : words.slice(0, end);
  const found = given.find((word) => /^--(?:_|\$0|__proto__)(?:=|$)/.test(word));
  if (found !== undefined)
    throw unknownFlag(found.split('=')[0] as string, Object.keys(flags), path);
}

/** All that was given under any of the names; undefined: under none. */
function textsUnder(names: readonly string[], given: Given): readonly Text[] | undefined {
  const used = names.filter((name) => Object.hasOwn(given, name));
  return used.length === 0 ? undefined : used.flatMap((name) => textsOf(given[name]));
}

function textsOf(value: Text | readonly Text[]): readonly Text[] {
  return Array.isArray(value) ? value : [value as Text];
}

function readFlag(
  name: string,
  flag: Flag,
  raw: readonly Text[] | undefined,
  path: string,
): unknown {
  if (flag.kind === 'switch') {
    if (raw && raw.length > 1)
      throw usage(`--${name} was given ${raw.length} times.`, `Give --${name} once.`, path);
    return raw !== undefined;
  }
  if (!raw) {
    if (flag.required)
      throw usage(
        `--${name} is missing; expected ${expected(flag)}.`,
        `Add --${name} ${placeholder(name, flag)}: ${lowerFirst(flag.about)}.`,
        path,
      );
    return flag.kind === 'integer' ? flag.fallback : undefined;
  }
  for (const text of raw) {
    // `--campaign-id --dry-run` is a forgotten value, not a campaign called "--dry-run".
    if (text === undefined || text === '' || text.startsWith('--'))
      throw usage(
        `--${name} has no value; expected ${expected(flag)}.`,
        `Write --${name} ${placeholder(name, flag)}.`,
        path,
      );
  }
  if (flag.kind === 'texts') return raw;
  if (raw.length > 1)
    throw usage(
      `--${name} was given ${raw.length} times (${raw.map((text) => show(text ?? '')).join(', ')}); expected once.`,
      `Keep one of them.`,
      path,
    );
  return readValue(name, flag, raw[0] ?? '', path);
}

function readValue(name: string, flag: Flag, text: string, path: string): unknown {
  if (flag.kind === 'path') refuseAddress(`--${name}`, text, path);
  const bad = (): Failure => {
    const hint =
      flag.kind === 'choice'
        ? `Did you mean --${name} ${nearest(text, flag.choices) ?? flag.choices[0]}?`
        : `Example: --${name} ${placeholder(name, flag)}.`;
    return usage(`--${name} ${show(text)} is not valid; expected ${expected(flag)}.`, hint, path);
  };
  switch (flag.kind) {
    case 'integer': {
      const number = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      if (Number.isNaN(number) || number < flag.min || number > flag.max) throw bad();
      return number;
    }
    case 'choice':
      if (!flag.choices.includes(text)) throw bad();
      return text;
    case 'instant': {
      const instant = readInstant(text);
      if (instant === null) throw bad();
      return instant;
    }
    case 'duration': {
      const duration = parseDuration(text);
      if (duration === null) throw bad();
      return duration;
    }
    case 'json':
      try {
        return JSON.parse(text) as unknown;
      } catch {
        throw bad();
      }
    default:
      if (text.includes('\0')) throw bad();
      return text;
  }
}

/** An acronym keeps its letters. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** What a flag expects, in words. */
export function expected(flag: Flag): string {
  switch (flag.kind) {
    case 'integer':
      return `a whole number from ${flag.min} to ${flag.max}`;
    case 'choice':
      return `one of ${flag.choices.join(', ')}`;
    case 'instant':
      return 'an instant with a zone';
    case 'duration':
      return 'a duration of seconds, minutes, hours or days';
    case 'json':
      return 'a JSON value';
    case 'path':
      return 'a path';
    default:
      return 'a text';
  }
}

/** The value to show in help and hints. */
export function placeholder(name: string, flag: Flag): string {
  if (flag.placeholder) return flag.placeholder;
  switch (flag.kind) {
    case 'integer':
      return String(flag.fallback ?? Math.max(flag.min, Math.min(50, flag.max)));
    case 'choice':
      return flag.choices.join('|');
    case 'instant':
      return '2026-03-02T09:00:00Z';
    case 'duration':
      return '30m';
    case 'json':
      return `'{}'`;
    case 'path':
      return 'FILE';
    default:
      return name.toUpperCase().replaceAll('-', '_');
  }
}

function unknownFlag(rawName: string, known: readonly string[], path: string): Failure {
  const guess = nearest(rawName.replace(/^--?/, ''), known);
  return usage(
    `${show(rawName)} is not a flag of ${path}; expected one of ${known.map((name) => `--${name}`).join(', ')}.`,
    guess ? `Did you mean --${guess}?` : `See ${path} --help.`,
    path,
  );
}

export function usage(message: string, hint: string, path: string): Failure {
  return new Failure({ code: 'usage', exit: 'usage', message, hint, details: { command: path } });
}

/** The caller's text, quoted and cut. */
export function show(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
