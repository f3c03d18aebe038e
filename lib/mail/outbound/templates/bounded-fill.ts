/**
 * Fills a template within limits that are counted, not timed: the same text has the same result on
 * every machine.
 */
import type { Context as LiquidContext, Liquid, Template } from 'liquidjs';
import { thrownField } from '../../../domain/thrown.ts';

/** Throws liquidjs's errors; `limitReached` says whether a limit stopped it. */
export type Fill = (template: Template[], scope: object) => string;

/**
 * Maximum number of rendered template parts, including each iteration of a loop. A newsletter has
 * hundreds.
 */
const MOST_STEPS = 50_000;
/** Maximum number of characters and elements in filters, ranges and arrays together. */
const MOST_MEMORY = 1_000_000;
/** Text and HTML may have 300,000 characters together: a longer text need not be finished. */
const MOST_OUTPUT = 1_000_000;

const TOLD = {
  work: 'a template that does more work than a message may take (an endless loop, or a huge range)',
  length: 'a template whose result is longer than a message may be',
} as const;

class LimitReached extends Error {
  readonly limit: keyof typeof TOLD;
  constructor(limit: keyof typeof TOLD) {
    super(TOLD[limit]);
    this.name = 'LimitReached';
    this.limit = limit;
  }
}

/** The limit that stopped the rendering; null if another error did. */
export function limitReached(error: unknown): 'work' | 'length' | null {
  const cause = thrownField(error, 'originalError') ?? error;
  if (cause instanceof LimitReached) return cause.limit;
  // Doubling a text is cheap until it is longer than V8 allows.
  return cause instanceof RangeError && cause.message === 'Invalid string length' ? 'length' : null;
}

type Limits = NonNullable<ConstructorParameters<typeof LiquidContext>[3]>;
type Output = { buffer: string; write(piece: unknown): void };

export async function createFill(liquid: Liquid): Promise<Fill> {
  const { Context, toValue, toValueSync } = await import('liquidjs');
  // Like liquidjs writes values: an array without commas, nil as an empty text.
  const written = (value: unknown): string => {
    const plain: unknown = typeof value === 'string' ? value : toValue(value);
    if (typeof plain === 'string') return plain;
    if (plain === null || plain === undefined) return '';
    return Array.isArray(plain) ? plain.map(written).join('') : String(plain);
  };
  return (template, scope) => {
    const output: Output = {
      buffer: '',
      write(piece) {
        this.buffer += written(piece);
      },
    };
    const context = new Context(
      scope,
      liquid.options,
      { sync: true },
      { ...limitsFor(output), liquid },
    );
    toValueSync(liquid.renderer.renderTemplates(template, context, output));
    if (output.buffer.length > MOST_OUTPUT) throw new LimitReached('length');
    return output.buffer;
  };
}

/**
 * liquidjs calls `check` before each part that it renders, and reports the size of filters' results
 * to `use`.
 */
function limitsFor(output: Output): Limits {
  let steps = 0;
  let memory = 0;
  const work = {
    use(): void {},
    check(): void {
      if (output.buffer.length > MOST_OUTPUT) throw new LimitReached('length');
      if (++steps > MOST_STEPS) throw new LimitReached('work');
    },
  };
  const size = {
    check(): void {},
    use(count: number): void {
      if (Number(count) > 0 && (memory += Number(count)) > MOST_MEMORY)
        throw new LimitReached('work');
    },
  };
  return { renderLimit: work, memoryLimit: size } as unknown as Limits;
}
