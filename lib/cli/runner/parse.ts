/** Reads a command line against a command's flags: strict, and every refusal says what came, what was expected and what to try. */
import { parseArgs } from 'node:util';
import { Failure } from '../../domain/failure.ts';
import { parseDuration } from './values.ts';
import { readInstant } from '../../core/campaigns/read-instant.ts';
import type { Flag, Flags } from './flags.ts';
import { refuseAddress } from './refuse-address.ts';
import { nearest } from '../../core/text/nearest.ts';

export type ParsedFlags = { values: Record<string, unknown>; positionals: string[] };

/**
 * `argv` without program, script and command. Throws Failure `usage` (exit 64) for unknown, repeated, missing and
 * malformed values. node:util's parser is used for its tokens: it costs nothing to load, and lets us see repetitions.
 */
export function parseFlags(argv: readonly string[], flags: Flags, path: string): ParsedFlags {
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(flags).map(([name, flag]) => [
        name,
        { type: flag.kind === 'switch' ? 'boolean' : 'string', multiple: true } as const,
      ]),
    ),
  });
  const given = new Map<string, (string | undefined)[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (!flag) throw unknownFlag(token.rawName, Object.keys(flags), path);
    if (flag.kind === 'switch' && token.value !== undefined)
      throw usage(
        `${token.rawName} takes no value, but got one.`,
        `Write ${token.rawName} alone.`,
        path,
      );
    given.set(token.name, [...(given.get(token.name) ?? []), token.value]);
  }
  const values: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(flags)) {
    const value = readFlag(name, flag, given.get(name), path);
    if (value !== undefined) values[camel(name)] = value;
  }
  return { values, positionals };
}

function readFlag(
  name: string,
  flag: Flag,
  raw: readonly (string | undefined)[] | undefined,
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
        `Add --${name} ${placeholder(name, flag)} (${flag.about}).`,
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
  return readValue(name, flag, raw[0] as string, path);
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

/** What a flag wants, in words. */
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

/** The caller's own words, quoted and cut. */
export function show(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
