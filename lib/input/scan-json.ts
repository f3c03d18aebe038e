/** Reads JSON more strictly than JSON.parse: says where it breaks, and refuses keys that appear twice or reach prototypes. */

export type JsonFault = {
  kind: 'syntax' | 'duplicate_key' | 'forbidden_key' | 'too_deep';
  /** What was wanted at this place, or the key. */
  detail: string;
  line: number;
  column: number;
};

export type JsonScan = { ok: true; value: unknown } | { ok: false; fault: JsonFault };

const MAX_DEPTH = 64;
/** JSON.parse makes own properties of them, but one careless merge later they are prototypes. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

class Fault {
  readonly kind: JsonFault['kind'];
  readonly detail: string;
  readonly at: number;
  constructor(kind: JsonFault['kind'], detail: string, at: number) {
    this.kind = kind;
    this.detail = detail;
    this.at = at;
  }
}

/** V8's messages carry no position when the text is short, so the position comes from this walk and the value from JSON.parse. */
export function scanJson(text: string): JsonScan {
  try {
    const end = skipBlanks(text, scanValue(text, skipBlanks(text, 0), 0));
    if (end < text.length) throw new Fault('syntax', 'the end of the file', end);
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, error.at).split(/\r\n|\r|\n/);
    return {
      ok: false,
      fault: {
        kind: error.kind,
        detail: error.detail,
        line: before.length,
        column: (before.at(-1) as string).length + 1,
      },
    };
  }
}

/** Each scan function takes the index at which its thing begins and returns the index after it. */
function scanValue(text: string, at: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new Fault('too_deep', `${MAX_DEPTH} levels`, at);
  const first = text[at];
  if (first === '{') return scanObject(text, at, depth);
  if (first === '[') return scanArray(text, at, depth);
  if (first === '"') return scanString(text, at);
  const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
  literal.lastIndex = at;
  if (!literal.test(text))
    throw new Fault('syntax', first === "'" ? 'double quotes' : 'a value', at);
  return literal.lastIndex;
}

function scanObject(text: string, at: number, depth: number): number {
  const keys = new Set<string>();
  let index = skipBlanks(text, at + 1);
  if (text[index] === '}') return index + 1;
  for (;;) {
    if (text[index] !== '"')
      throw new Fault(
        'syntax',
        text[index] === '}' ? 'another key, or no comma before }' : 'a key in double quotes',
        index,
      );
    const end = scanString(text, index);
    const key = JSON.parse(text.slice(index, end)) as string;
    if (FORBIDDEN.has(key)) throw new Fault('forbidden_key', key, index);
    if (keys.has(key)) throw new Fault('duplicate_key', key.slice(0, 80), index);
    keys.add(key);
    index = skipBlanks(text, end);
    if (text[index] !== ':') throw new Fault('syntax', 'a colon', index);
    index = skipBlanks(text, scanValue(text, skipBlanks(text, index + 1), depth + 1));
    if (text[index] === '}') return index + 1;
    if (text[index] !== ',') throw new Fault('syntax', 'a comma or }', index);
    index = skipBlanks(text, index + 1);
  }
}

function scanArray(text: string, at: number, depth: number): number {
  let index = skipBlanks(text, at + 1);
  if (text[index] === ']') return index + 1;
  for (;;) {
    if (text[index] === ']')
      throw new Fault('syntax', 'another value, or no comma before ]', index);
    index = skipBlanks(text, scanValue(text, index, depth + 1));
    if (text[index] === ']') return index + 1;
    if (text[index] !== ',') throw new Fault('syntax', 'a comma or ]', index);
    index = skipBlanks(text, index + 1);
  }
}

function scanString(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index++) {
    const char = text[index] as string;
    if (char === '"') return index + 1;
    if (char < ' ')
      throw new Fault(
        'syntax',
        char === '\n' || char === '\r'
          ? 'the closing quote on the same line (write a line break as \\n)'
          : 'no control character in a string',
        index,
      );
    if (char !== '\\') continue;
    const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
    escape.lastIndex = index;
    if (!escape.test(text)) throw new Fault('syntax', 'a valid escape after the backslash', index);
    index = escape.lastIndex - 1;
  }
  throw new Fault('syntax', 'a closing quote', text.length);
}

function skipBlanks(text: string, at: number): number {
  let index = at;
  while (index < text.length && ' \t\n\r'.includes(text[index] as string)) index++;
  return index;
}
