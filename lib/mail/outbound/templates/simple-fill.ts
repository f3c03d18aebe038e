/** Fills templates of text and names alone, as most are, without the time that liquidjs takes. */

/** Null where liquidjs has to say what is wrong with a value, or how it is written. */
export type SimpleFill = (scope: object) => string | null;

const NAME = /\{\{[ \t]{0,10}([a-z_]\w{0,100})(?:\.([a-z_]\w{0,100}))?[ \t]{0,10}\}\}/gi;
/** Names that mean something else to Liquid, alone or after a point. */
const WORDS = new Set(
  'true false nil null empty blank and or not contains size first last'.split(' '),
);
/** Far below what bounded-fill.ts allows: its limits stay its own. */
const MOST_NAMES = 1_000;
const MOST_OUTPUT = 1_000_000;
/** What is written otherwise in HTML. */
const ESCAPED = /[&<>"']/;

type Name = { name: string; member: string | undefined };

/** `escapes`: values are written for HTML. Null: the template has more in it than names. */
export function createSimpleFill(source: string, escapes: boolean): SimpleFill | null {
  const texts: string[] = [];
  const names: Name[] = [];
  let from = 0;
  for (const { 0: whole, 1: name = '', 2: member, index } of source.matchAll(NAME)) {
    if (WORDS.has(name) || (member !== undefined && WORDS.has(member))) return null;
    texts.push(source.slice(from, index));
    names.push({ name, member });
    from = index + whole.length;
  }
  texts.push(source.slice(from));
  if (names.length > MOST_NAMES || texts.some((text) => /\{[{%]|[}%]\}/.test(text))) return null;
  return (scope) => {
    let filled = texts[0] as string;
    for (const [i, name] of names.entries()) {
      const value = valueOf(scope, name);
      if (value === null || (escapes && ESCAPED.test(value))) return null;
      filled += value + (texts[i + 1] as string);
    }
    return filled.length > MOST_OUTPUT ? null : filled;
  };
}

function valueOf(scope: object, { name, member }: Name): string | null {
  const found = own(scope, name);
  const value = member === undefined ? found : own(found, member);
  return typeof value === 'string' ? value : null;
}

function own(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
    ? (holder as Record<string, unknown>)[key]
    : null;
}
