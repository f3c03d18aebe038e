/** The Liquid engine as campaigns get it: strict, without files, clock or chance, and bounded. */
import type { AssignTag, Context, Liquid, Template, Value } from 'liquidjs';

export type Engines = { text: Liquid; html: Liquid };

/** A mail is small: what needs more than this is a mistake or an attack. */
const LIMITS = { parseLimit: 500_000, renderLimit: 2_000, memoryLimit: 5_000_000 };
/** Tags that read other files. */
const FILE_TAGS = ['include', 'render', 'layout', 'block'];
export const CLOCK_REFUSED = 'the current date is not available: a preview must equal the mail';

/** `html` escapes every value it prints unless the author says `| raw`. */
export async function createEngines(): Promise<Engines> {
  const { AssignTag, Liquid } = await import('liquidjs');
  const create = (escape: boolean): Liquid => {
    const engine = new Liquid({
      strictVariables: true, strictFilters: true, lenientIf: true, ownPropertyOnly: true, root: [], partials: [], layouts: [], templates: {},
      locale: 'en-US', timezoneOffset: 0, ...LIMITS, ...(escape ? { outputEscape: 'escape' as const } : {}),
    });
    for (const tag of FILE_TAGS) delete engine.tags[tag];
    delete engine.filters['sample'];
    engine.registerTag('assign', strictAssign(AssignTag));
    for (const [name, filter] of Object.entries(engine.filters)) {
      if (name.startsWith('date') && typeof filter === 'function') engine.registerFilter(name, withoutClock(filter));
    }
    return engine;
  };
  return { text: create(false), html: create(true) };
}

/** liquidjs lets `assign` take an absent field as nil and print it as nothing: a hole in a mail that no strictness sees. */
function strictAssign(Base: typeof AssignTag): Parameters<Liquid['registerTag']>[1] {
  return class extends Base {
    override *render(ctx: Context): Generator<unknown, void, unknown> {
      const { key, value } = this as unknown as { key: string; value: Value };
      (ctx.bottom() as Record<string, unknown>)[key] = yield value.value(ctx, false);
    }
  };
}

type FilterFunction = Extract<Parameters<Liquid['registerFilter']>[1], (...args: never[]) => unknown>;

function withoutClock(filter: FilterFunction): FilterFunction {
  return function (this: ThisParameterType<FilterFunction>, value: unknown, ...rest: unknown[]): unknown {
    if (value === 'now' || value === 'today') throw new Error(CLOCK_REFUSED);
    return filter.call(this, value, ...rest);
  };
}

export type Parsed = { ok: true; template: Template[] } | { ok: false; error: LiquidFault };
export type LiquidFault = { message: string; line: number; column: number };

export function parseTemplate(engine: Liquid, text: string): Parsed {
  try {
    return { ok: true, template: engine.parse(text) };
  } catch (error) {
    return { ok: false, error: asFault(error) };
  }
}

/** The engine's message quotes the author's template, never a prospect's value; its position comes separately. */
export function asFault(error: unknown): LiquidFault {
  const { message, token } = error as { message?: unknown; token?: { getPosition?: () => [number, number] } };
  const [line, column] = token?.getPosition?.() ?? [1, 1];
  const sentence = typeof message === 'string' ? message.split('\n')[0] as string : 'not a valid template';
  return { message: sentence.split(/, line:\d+, col:\d/, 1).join('').slice(0, 160), line, column };
}

/** The name a strict rendering failed on; null when it failed otherwise. */
export function undefinedVariable(error: unknown): string | null {
  return /undefined variable: ([^,\s]+)/.exec((error as { message?: unknown }).message as string)?.[1] ?? null;
}

/** Names the template reads from outside itself: `['first_name', 'sender.name']`. */
export function globalNames(engine: Liquid, template: Template[]): string[] {
  const names = engine.globalVariableSegmentsSync(template).map((segments) => {
    const plain = segments.slice(0, segments.findIndex((segment) => typeof segment !== 'string') >>> 0);
    // `.size` and its kin ask about a value, they are not part of a field's name.
    return plain.map(String).filter((part, index) => index === 0 || !['size', 'first', 'last'].includes(part)).join('.');
  });
  return [...new Set(names)].filter((name) => name !== '');
}
