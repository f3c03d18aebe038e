/**
 * The words of a command line for the arguments of a tool. A path must be inside the working
 * folder: what an agent read elsewhere must not choose files on the user's machine.
 */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { show, usage } from '../runner/parse.ts';
import { flagsOf } from './tools.ts';
import type { FlagSchema, IndexedCommand } from '../describe/command-index.ts';

/** Linux takes 128 KB for one word of a command line; no flag needs as much. */
const MOST_BYTES = 100_000;

/** Throws Failure `usage` and `outside_folder`. */
export function commandWords(
  { script, name, input }: IndexedCommand,
  given: Readonly<Record<string, unknown>>,
  folder: string,
): string[] {
  const path = `${script}.ts ${name}`;
  const known = new Map(flagsOf(input.properties));
  const flags: string[] = [];
  const plain: string[] = [];
  for (const [flag, value] of Object.entries(given)) {
    const schema = flag === 'full' ? FULL : known.get(flag);
    if (schema === undefined)
      throw usage(
        `${show(flag)} is no argument of ${path} here; expected some of ${[...known.keys(), 'full'].join(', ')}.`,
        `campaign_read with command "describe" and arguments [${JSON.stringify(name)}] gives them all.`,
        path,
      );
    const texts = textsOf(flag, schema, value, path);
    for (const text of texts) {
      if (Buffer.byteLength(text) > MOST_BYTES)
        throw usage(
          `${flag} has ${Buffer.byteLength(text)} bytes; expected at most ${MOST_BYTES}.`,
          'Write it into a file of the working folder where the command takes a file.',
          path,
        );
      if (text.includes('\0'))
        throw usage(
          `${flag} has a zero character, which no command line can hold.`,
          'Leave the character out.',
          path,
        );
      if (schema.format === 'path') refuseOutside(flag, text, folder);
    }
    if (flag === 'arguments') plain.push(...texts);
    else if (schema.type === 'boolean') flags.push(...(value === true ? [`--${flag}`] : []));
    else for (const text of texts) flags.push(`--${flag}`, text);
  }
  return [...name.split(' '), ...flags, ...(plain.length > 0 ? ['--', ...plain] : [])];
}

const FULL: FlagSchema = { type: 'boolean', description: 'Print the whole answer' };

/** The command checks what a text means; here only the kind of value is checked. */
function textsOf(flag: string, schema: FlagSchema, value: unknown, path: string): string[] {
  const bad = (expected: string): Failure =>
    usage(`${flag} is ${kindOf(value)}; expected ${expected}.`, `Correct ${flag}.`, path);
  const one = (each: unknown): string => {
    if (typeof each === 'string') return each;
    if (typeof each === 'number' && Number.isFinite(each)) return String(each);
    throw bad('a text or a number');
  };
  // A flag for JSON has no type: its value is passed on as it is.
  if (schema.type === undefined && schema.enum === undefined)
    return [typeof value === 'string' ? value : JSON.stringify(value)];
  if (schema.type === 'boolean') {
    if (typeof value !== 'boolean') throw bad('true or false');
    return [];
  }
  if (schema.type !== 'array') return [one(value)];
  if (!Array.isArray(value)) throw bad('a list of texts');
  return value.map(one);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}

/** Also through symbolic links, and for files that do not exist yet. */
function refuseOutside(flag: string, path: string, folder: string): void {
  const wanted = resolve(folder, path);
  let existing = wanted;
  while (!existsSync(existing)) existing = dirname(existing);
  const real = resolve(realpathSync(existing), relative(existing, wanted));
  const inside = relative(realpathSync(folder), real);
  if (inside !== '..' && !inside.startsWith('../') && !isAbsolute(inside)) return;
  throw new Failure({
    code: 'outside_folder',
    exit: 'refused',
    message: `${flag} names a file outside the working folder of this server.`,
    hint: 'Copy the file into the working folder, or call the script from a shell.',
  });
}
