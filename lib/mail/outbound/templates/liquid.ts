/** The Liquid engine for campaigns: strict and bounded, without files, clock or randomness. */
import { createFill, type Fill } from './bounded-fill.ts';
import type { AssignTag, Context, Liquid, Template, Value } from 'liquidjs';
import { thrownField } from '../../../domain/thrown.ts';

/** Parses with `liquid`, renders only with `fill`, which has the limits. */
export type Engine = { liquid: Liquid; fill: Fill; escapes: boolean };
export type Engines = { text: Engine; html: Engine };

/** Maximum characters of one template. */
const LIMITS = { parseLimit: 500_000 };
/** Maximum depth of nested blocks. liquidjs uses recursion, and the size of the stack varies. */
const DEEPEST = 100;
const ARITHMETIC = [
  'plus',
  'minus',
  'times',
  'divided_by',
  'modulo',
  'abs',
  'ceil',
  'floor',
  'round',
  'at_least',
  'at_most',
];
/** Tags that read other files. */
const FILE_TAGS = ['include', 'render', 'layout', 'block'];
export const CLOCK_REFUSED = 'the current date is not available: a preview must equal the mail';

/** `html` escapes every printed value unless the author writes `| raw`. */
export async function createEngines(): Promise<Engines> {
  const { AssignTag, Liquid } = await import('liquidjs');
  const create = async (escape: boolean): Promise<Engine> => {
    const engine = new Liquid({
      strictVariables: true,
      strictFilters: true,
      lenientIf: true,
      ownPropertyOnly: true,
      root: [],
      partials: [],
      layouts: [],
      templates: {},
      locale: 'en-US',
      timezoneOffset: 0,
      ...LIMITS,
      ...(escape ? { outputEscape: 'escape' as const } : {}),
    });
    for (const tag of FILE_TAGS) delete engine.tags[tag];
    delete engine.filters['sample'];
    engine.registerTag('assign', strictAssign(AssignTag));
    for (const [name, filter] of Object.entries(engine.filters)) {
      if (typeof filter !== 'function') continue;
      if (name.startsWith('date')) engine.registerFilter(name, withoutClock(filter));
      if (ARITHMETIC.includes(name)) engine.registerFilter(name, finite(filter));
    }
    return { liquid: engine, fill: await createFill(engine), escapes: escape };
  };
  return { text: await create(false), html: await create(true) };
}

/**
 * liquidjs lets `assign` read a missing field as nil and prints nothing: a hole in the message that
 * strict mode does not find.
 */
function strictAssign(Base: typeof AssignTag): Parameters<Liquid['registerTag']>[1] {
  return class extends Base {
    override *render(ctx: Context): Generator<unknown, void, unknown> {
      const { key, value } = this as unknown as { key: string; value: Value };
      (ctx.bottom() as Record<string, unknown>)[key] = yield value.value(ctx, false);
    }
  };
}

type FilterFunction = Extract<
  Parameters<Liquid['registerFilter']>[1],
  (...args: never[]) => unknown
>;

function withoutClock(filter: FilterFunction): FilterFunction {
  return function (
    this: ThisParameterType<FilterFunction>,
    value: unknown,
    ...rest: unknown[]
  ): unknown {
    if (value === 'now' || value === 'today') throw new Error(CLOCK_REFUSED);
    return filter.call(this, value, ...rest);
  };
}

/**
 * `{{ seats | divided_by: 0 }}` would write "Infinity" to a person, or "NaN" if a cell is not a
 * number.
 */
function finite(filter: FilterFunction): FilterFunction {
  return function (
    this: ThisParameterType<FilterFunction>,
    value: unknown,
    ...rest: unknown[]
  ): unknown {
    const result: unknown = filter.call(this, value, ...rest);
    if (typeof result === 'number' && !Number.isFinite(result))
      throw new Error('the result of a calculation is not a number');
    return result;
  };
}

export type ParsedTemplate = { ok: true; template: Template[] } | { ok: false; error: LiquidFault };
export type LiquidFault = { message: string; line: number; column: number };

export function parseTemplate({ liquid }: Engine, text: string): ParsedTemplate {
  const deep = tooDeepAt(text);
  if (deep !== null)
    return {
      ok: false,
      error: { message: `blocks are nested more than ${DEEPEST} deep`, ...deep },
    };
  try {
    return { ok: true, template: liquid.parse(text) };
  } catch (error) {
    const exhausted =
      error instanceof RangeError || thrownField(error, 'originalError') instanceof RangeError;
    return {
      ok: false,
      error: exhausted
        ? { message: 'brackets are nested too deeply', line: 1, column: 1 }
        : asFault(error),
    };
  }
}

const BLOCKS = new Set([
  'if',
  'unless',
  'case',
  'for',
  'tablerow',
  'capture',
  'comment',
  'raw',
  'ifchanged',
]);

/** Where the blocks of a text are nested too deeply; null if they are not. */
function tooDeepAt(text: string): { line: number; column: number } | null {
  let depth = 0;
  for (const { 1: end, 2: name = '', index } of text.matchAll(/\{%-?\s{0,100}(end)?([a-z]+)/g)) {
    if (!BLOCKS.has(name)) continue;
    depth += end === undefined ? 1 : -1;
    if (depth <= DEEPEST) continue;
    const before = text.slice(0, index).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  }
  return null;
}

/**
 * The engine's message quotes the author's template, never a prospect's value; the position is
 * separate.
 */
export function asFault(error: unknown): LiquidFault {
  const { message, token } = error as {
    message?: unknown;
    token?: { getPosition?: () => [number, number] };
  };
  const [line, column] = token?.getPosition?.() ?? [1, 1];
  const sentence =
    typeof message === 'string' ? (message.split('\n')[0] ?? '') : 'not a valid template';
  return {
    message: sentence
      .split(/, line:\d+, col:\d/, 1)
      .join('')
      .slice(0, 160),
    line,
    column,
  };
}

/** The name on which a strict rendering failed; null if it failed for another reason. */
export function undefinedVariable(error: unknown): string | null {
  return /undefined variable: ([^,\s]+)/.exec(String(thrownField(error, 'message')))?.[1] ?? null;
}

/** The outside names that the template reads: `['first_name', 'sender.name']`. */
export function globalNames({ liquid }: Engine, template: Template[]): string[] {
  const names = liquid.globalVariableSegmentsSync(template).map((segments) => {
    const plain = segments.slice(
      0,
      segments.findIndex((segment) => typeof segment !== 'string') >>> 0,
    );
    // `.size` and similar words ask about a value; they are not part of a field's name.
    return plain
      .map(String)
      .filter((part, index) => index === 0 || !['size', 'first', 'last'].includes(part))
      .join('.');
  });
  return [...new Set(names)].filter((name) => name !== '');
}
