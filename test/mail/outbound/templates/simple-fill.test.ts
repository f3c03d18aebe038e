import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngines, parseTemplate } from '../../../../lib/mail/outbound/templates/liquid.ts';
import { createSimpleFill } from '../../../../lib/mail/outbound/templates/simple-fill.ts';

const engines = await createEngines();
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '{{ first_name }}',
      '{{first_name}}',
      '{{ sender.name }}',
      '{{\tcompany }}',
      '{{ absent }}',
    ],
    ...[
      '{{ sender }}',
      '{{ sender.absent }}',
      '{{ sender.name.first }}',
      '{{ seats }}',
      '{{ list }}',
    ],
    ...['{{ size }}', '{{ first_name.size }}', '{{ list.first }}', '{{ true }}', '{{ nil }}'],
    ...['{{ first_name | upcase }}', '{{- first_name -}}', '{{ "x" }}', '{{ constructor }}'],
    ...['{% if company %}x{% endif %}', '{%- comment -%} {{ a }} {%- endcomment -%}', '{# x #}'],
    ...['{', '}', '{ {', '} }', '%}', '}}', '{{ A_1 }}', '{{ first_name\n}}', '{{ __proto__ }}'],
  ),
  fc.string({ maxLength: 12 }),
);
const source = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '));
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('<b>', "O'Brien & Co"),
);
const scope = fc
  .record({ first_name: value, company: value, A_1: value, sender: fc.record({ name: value }) })
  .map((fields) =>
    Object.assign(Object.create(null) as object, { ...fields, seats: 3, list: ['a', 'b'] }),
  );

test.each(['text', 'html'] as const)(
  'what is filled without liquidjs in %s is what liquidjs writes',
  (kind) => {
    let simple = 0;
    fc.assert(
      fc.property(source, scope, (text, fields) => {
        const filled = createSimpleFill(text, engines[kind].escapes)?.(fields) ?? null;
        if (filled === null) return;
        simple += 1;
        const parsed = parseTemplate(engines[kind], text);
        if (!parsed.ok) throw new Error(`liquidjs does not read ${text}`);
        expect(filled).toBe(engines[kind].fill(parsed.template, fields));
      }),
      { numRuns: 3_000 },
    );
    expect(simple).toBeGreaterThan(300);
  },
);

test.each([
  ['a text without names', 'Hello', 'Hello'],
  ['names', 'Hi {{ first_name }}, {{ sender.name }}', 'Hi Ann, Bob'],
  ['an absent field', 'Hi {{ last_name }}', null],
  ['the name of an object', 'Hi {{ sender }}', null],
  ['what has to be escaped', 'Hi {{ sign }}', null],
])('%s', (_, text, expected) => {
  const fields = { first_name: 'Ann', sender: { name: 'Bob' }, sign: '<' };
  expect(createSimpleFill(text, true)?.(fields)).toBe(expected);
});

test.each([
  '{% if a %}{% endif %}',
  '{{ a | upcase }}',
  '{{ a.b.c }}',
  '{{- a }}',
  '{{ list.first }}',
])('%s is left to liquidjs', (text) => {
  expect(createSimpleFill(text, false)).toBeNull();
});
