import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanJson } from '../../lib/input/scan-json.ts';

test.each([
  ['{"a": abc}', 'syntax', 'a value', 1, 7],
  ['{"a": 1,}', 'syntax', 'another key, or no comma before }', 1, 9],
  ['{\n  "a": 1\n  "b": 2\n}', 'syntax', 'a comma or }', 3, 3],
  ['{\r\n "a": [1 2]}', 'syntax', 'a comma or ]', 2, 10],
  ['[1,]', 'syntax', 'another value, or no comma before ]', 1, 4],
  ['{', 'syntax', 'a key in double quotes', 1, 2],
  ["{'a': 1}", 'syntax', 'a key in double quotes', 1, 2],
  ['{"a": \'x\'}', 'syntax', 'double quotes', 1, 7],
  [
    '{"a": "x\ny"}',
    'syntax',
    'the closing quote on the same line (write a line break as \\n)',
    1,
    9,
  ],
  ['{"a": 01}', 'syntax', 'a value', 1, 7],
  ['{"a": 1} x', 'syntax', 'the end of the file', 1, 10],
  ['// x\n{}', 'syntax', 'a value', 1, 1],
  ['{"a": "\\x"}', 'syntax', 'a valid escape after the backslash', 1, 8],
  ['{"a": "x', 'syntax', 'a closing quote', 1, 9],
  ['{"a": 1,\n "b": {"c": 1, "c": 2}}', 'duplicate_key', 'c', 2, 16],
  ['{"a": 1, "\\u0061": 2}', 'duplicate_key', 'a', 1, 10],
  ['{"__proto__": {}}', 'forbidden_key', '__proto__', 1, 2],
  ['['.repeat(100_000), 'too_deep', '64 levels', 1, 66],
])('%j', (text, kind, detail, line, column) => {
  expect(scanJson(text)).toEqual({ ok: false, fault: { kind, detail, line, column } });
});

test('what JSON.stringify wrote is read back the same', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 6 }),
      fc.constantFrom(undefined, 2, '\t'),
      (value, space) => {
        const text = JSON.stringify(value, null, space);
        fc.pre(!/__proto__|constructor|prototype/.test(text));
        expect(scanJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      },
    ),
  );
});

test('it accepts nothing that JSON.parse refuses', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          '"',
          ':',
          ',',
          '1',
          '-',
          '.',
          'e',
          't',
          'true',
          'null',
          ' ',
          '\\',
          'a',
        ),
        maxLength: 12,
      }),
      (text) => {
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        const scan = scanJson(text);
        if (scan.ok) expect(parses).toBe(true);
        else if (scan.fault.kind === 'syntax') expect(parses).toBe(false);
      },
    ),
    { numRuns: 2_000 },
  );
});
