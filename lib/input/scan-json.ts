/**
 * Reads JSON more strictly than JSON.parse: tells the place of a fault, and refuses keys that
 * appear twice or reach prototypes.
 */
import { createRequire } from 'node:module';
import type { JSONVisitor, visit as Visit } from 'jsonc-parser';

export type JsonFault = {
  kind: 'syntax' | 'duplicate_key' | 'forbidden_key' | 'too_deep';
  /** What was expected at this place, or the key. */
  detail: string;
  line: number;
  column: number;
};

export type JsonScan = { ok: true; value: unknown } | { ok: false; fault: JsonFault };

const MAX_DEPTH = 64;
/**
 * JSON.parse makes own properties of them, but a careless merge later turns them into prototypes.
 */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** A string up to its end, or up to the first character that is not allowed in it. */
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy;

/**
 * `CloseBraceExpected` and `CloseBracketExpected`: the parser reports them after the end of the
 * open object or array.
 */
const UNCLOSED: ReadonlySet<number> = new Set([7, 8]);

const LINE_END = 'the closing quote on the same line (write a line break as \\n)';
const KEY = 'a key in double quotes';

type Refuse = (kind: JsonFault['kind'], detail: string, at: number) => never;

/**
 * V8's messages have no position when the text is short: the position comes from jsonc-parser, the
 * value from JSON.parse.
 */
export function scanJson(text: string): JsonScan {
  // Its ES modules are for bundlers only.
  const { visit } = createRequire(import.meta.url)('jsonc-parser') as { visit: typeof Visit };
  const faults: JsonFault[] = [];
  const refuse: Refuse = (kind, detail, at) => {
    const before = text.slice(0, at).split(/\r\n|\r|\n/);
    faults.push({ kind, detail, line: before.length, column: (before.at(-1) ?? '').length + 1 });
    throw new SyntaxError(detail);
  };
  try {
    visit(text, refuseFaults(text, refuse), { disallowComments: true });
  } catch (error) {
    const [fault] = faults;
    if (fault === undefined) throw error;
    return { ok: false, fault };
  }
  return { ok: true, value: JSON.parse(text) as unknown };
}

/** Refuses the first fault; the parser itself would continue. */
function refuseFaults(text: string, refuse: Refuse): JSONVisitor {
  const open: { closing: '}' | ']'; keys: Set<string> }[] = [];
  /** What is expected next, and what was expected before the last object or array ended. */
  let expected = 'a value';
  let expectedInside = expected;
  let last = { start: 0, end: -1 };

  function begin(closing: '}' | ']', at: number): void {
    if (open.length > MAX_DEPTH) refuse('too_deep', `${MAX_DEPTH} levels`, at);
    open.push({ closing, keys: new Set() });
    expected = closing === '}' ? KEY : 'a value';
  }
  function end(): void {
    expectedInside = expected;
    open.pop();
    afterValue();
  }
  function afterValue(): void {
    const inside = open.at(-1);
    expected = inside === undefined ? 'the end of the file' : `a comma or ${inside.closing}`;
  }

  return {
    onObjectBegin: (at) => begin('}', at),
    onArrayBegin: (at) => begin(']', at),
    onObjectEnd: end,
    onArrayEnd: end,
    onObjectProperty(key, at) {
      const keys = open.at(-1)!.keys;
      if (FORBIDDEN.has(key)) refuse('forbidden_key', key, at);
      if (keys.has(key)) refuse('duplicate_key', key.slice(0, 80), at);
      keys.add(key);
      expected = 'a colon';
    },
    onSeparator(character) {
      const isKey = character === ',' && open.at(-1)!.closing === '}';
      expected = isKey ? KEY : 'a value';
    },
    onLiteralValue(value, start, length) {
      if (typeof value !== 'string') last = { start, end: start + length };
      afterValue();
    },
    onError(code, at) {
      if (expected === 'a value' || expected === KEY) refuseString(text, at, refuse);
      // The parser reads `01` and `1true` as two values.
      if (at === last.end && /[\w.+-]/.test(text[at] ?? ''))
        refuse('syntax', 'a value', last.start);
      const detail = UNCLOSED.has(code) ? expectedInside : expected;
      refuse('syntax', nameSlip(detail, text[at], open.at(-1)?.closing), at);
    },
  };
}

/** Refuses a string that begins here and breaks. */
function refuseString(text: string, start: number, refuse: Refuse): void {
  STRING.lastIndex = start;
  if (!STRING.test(text)) return;
  const at = STRING.lastIndex;
  const character = text[at];
  if (character === '"') return;
  if (character === undefined) refuse('syntax', 'a closing quote', at);
  if (character === '\\') refuse('syntax', 'a valid escape after the backslash', at);
  const isLineEnd = character === '\n' || character === '\r';
  refuse('syntax', isLineEnd ? LINE_END : 'no control character in a string', at);
}

/** Describes the usual slips precisely. */
function nameSlip(
  expected: string,
  character: string | undefined,
  closing: string | undefined,
): string {
  if (expected === KEY && character === '}') return 'another key, or no comma before }';
  if (expected !== 'a value') return expected;
  if (character === ']' && closing === ']') return 'another value, or no comma before ]';
  return character === "'" ? 'double quotes' : expected;
}
