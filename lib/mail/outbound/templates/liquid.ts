/** The Liquid engine as campaigns get it: strict, without files, clock or chance, and bounded. */
import { createFill, type Fill } from './bounded-fill.ts';
import type { AssignTag, Context, Liquid, Template, Value } from 'liquidjs';

/**
 * Parses with `liquid`, renders with `fill` only: that is where the limits are. `escapes`: values
 * are written for HTML.
 */
export type Engine = { liquid: Liquid; fill: Fill; escapes: boolean };
export type Engines = { text: Engine; html: Engine };

/** Characters of one template. */
const LIMITS = { parseLimit: 500_000 };
/** Blocks inside one another. liquidjs descends by recursion: how far the stack reaches is chance. */
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

/** `html` escapes every value it prints unless the author says `| raw`. */
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

/** liquidjs lets `assign` take an absent field as nil and print it as nothing: a hole in a message that no strictness sees. */
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

/** `{{ seats | divided_by: 0 }}` would write "Infinity" to a person, and "NaN" where a cell holds no number. */
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
      error instanceof RangeError ||
      (error as { originalError?: unknown }).originalError instanceof RangeError;
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

/** Where the blocks of a text go too deep; null when they do not. */
function tooDeepAt(text: string): { line: number; column: number } | null {
  let depth = 0;
  for (const { 1: end, 2: name = '', index } of text.matchAll(/\{%-?\s{0,100}(end)?([a-z]+)/g)) {
    if (!BLOCKS.has(name)) continue;
    depth += end === undefined ? 1 : -1;
    if (depth <= DEEPEST) continue;
    const before = text.slice(0, index).split('\n');
    return { line: before.length, column: (before.at(-1) as string).length + 1 };
  }
  return null;
}

/** The engine's message quotes the author's template, never a prospect's value; its position comes separately. */
export function asFault(error: unknown): LiquidFault {
  const { message, token } = error as {
    message?: unknown;
    token?: { getPosition?: () => [number, number] };
  };
  const [line, column] = token?.getPosition?.() ?? [1, 1];
  const sentence =
    typeof message === 'string' ? (message.split('\n')[0] as string) : 'not a valid template';
  return {
    message: sentence
      .split(/, line:\d+, col:\d/, 1)
      .join('')
      .slice(0, 160),
    line,
    column,
  };
}

/** The name a strict rendering failed on; null when it failed otherwise. */
export function undefinedVariable(error: unknown): string | null {
  return (
    /undefined variable: ([^,\s]+)/.exec((error as { message?: unknown }).message as string)?.[1] ??
    null
  );
}

/** Names the template reads from outside itself: `['first_name', 'sender.name']`. */
export function globalNames({ liquid }: Engine, template: Template[]): string[] {
  const names = liquid.globalVariableSegmentsSync(template).map((segments) => {
    const plain = segments.slice(
      0,
      segments.findIndex((segment) => typeof segment !== 'string') >>> 0,
    );
    // `.size` and its kin ask about a value, they are not part of a field's name.
    return plain
      .map(String)
      .filter((part, index) => index === 0 || !['size', 'first', 'last'].includes(part))
      .join('.');
  });
  return [...new Set(names)].filter((name) => name !== '');
}
