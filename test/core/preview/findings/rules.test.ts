/** Every rule about a finished letter matches its examples and leaves its near misses alone. */
import { describe, expect, test } from 'vitest';
import { GREETINGS } from '../../../../data/texts/greetings.ts';
import { LETTER_RULES, SHOUTED_SUBJECTS } from '../../../../data/texts/letter-rules.ts';
import {
  LINK_SHORTENERS,
  SHORTENER_EXAMPLES,
  SHORTENER_NEAR_MISSES,
} from '../../../../data/texts/link-shorteners.ts';
import { OPT_OUTS } from '../../../../data/texts/opt-outs.ts';
import { POSTAL_ADDRESSES } from '../../../../data/texts/postal-addresses.ts';
import { NO_VALUES, NO_VALUE_NEAR_MISSES } from '../../../../data/texts/value-rules.ts';
import { hasAddress, offersWayOut } from '../../../../lib/core/preview/findings/check-required.ts';
import { codesOf } from './letter.fixture.ts';

const filled = (part: 'subject' | 'text' | 'html', text: string): Parameters<typeof codesOf>[0] =>
  part === 'html' ? { html: `<p>${text}</p>` } : { [part]: text };

describe.each(
  LETTER_RULES.map((rule) => [`${rule.code} in ${rule.parts.join(', ')}`, rule] as const),
)('%s', (_, { code, parts, examples, nearMisses }) => {
  test.each(examples)('finds %s', (example) => {
    for (const part of parts) expect(codesOf(filled(part, example))).toContain(code);
  });
  test.each(nearMisses)('leaves %s alone', (text) => {
    for (const part of parts) expect(codesOf(filled(part, text))).not.toContain(code);
  });
});

describe.each(GREETINGS.map((rule) => [rule.language, rule] as const))(
  'greetings (%s)',
  (_, { examples, nearMisses }) => {
    test.each(examples)('%s lacks a name', (line) => {
      expect(codesOf({ text: `${line}\nI saw your site.` })).toContain('greeting_without_name');
      expect(codesOf({ html: `<div>${line}</div><p>I saw your site.</p>` })).toContain(
        'greeting_without_name',
      );
    });
    test.each(nearMisses)('%s is complete', (line) => {
      expect(codesOf({ text: `${line}\nI saw your site.` })).not.toContain('greeting_without_name');
    });
  },
);

test.each(OPT_OUTS.flatMap(({ examples }) => examples))('%s offers a way out', (text) => {
  expect(offersWayOut(text)).toBe(true);
});
test.each(OPT_OUTS.flatMap(({ nearMisses }) => nearMisses))('%s offers none', (text) => {
  expect(offersWayOut(text)).toBe(false);
});

describe.each(POSTAL_ADDRESSES.map((rule) => [rule.country, rule] as const))(
  'a postal address: %s',
  (_, { pattern, examples, nearMisses }) => {
    test.each(examples)('%s is one', (text) => expect(pattern.test(text)).toBe(true));
    test.each(nearMisses)('%s is none', (text) => expect(hasAddress(text)).toBe(false));
  },
);

test.each(SHORTENER_EXAMPLES)('%s hides its target', (url) => {
  expect(codesOf({ text: `See ${url}.` })).toContain('link_shortener');
  expect(codesOf({ html: `<a href="${url}">x</a>` })).toContain('link_shortener');
});
test.each(SHORTENER_NEAR_MISSES)('%s does not', (url) => {
  expect(codesOf({ text: `See ${url}.` })).not.toContain('link_shortener');
});
test('a shortener is listed once', () => {
  expect(new Set(LINK_SHORTENERS).size).toBe(LINK_SHORTENERS.length);
});

test.each(NO_VALUES)('the value %s says that there is none', (value) => {
  expect(codesOf({ text: `Hi ${value},`, fields: { company: value } })).toContain('no_value');
});
test.each(NO_VALUE_NEAR_MISSES)('the value %s is a name', (value) => {
  expect(codesOf({ text: `Hi ${value},`, fields: { company: value } })).not.toContain('no_value');
});

test.each(SHOUTED_SUBJECTS.examples)('the subject %s shouts', (subject) => {
  expect(codesOf({ subject })).toContain('shouting');
});
test.each(SHOUTED_SUBJECTS.nearMisses)('the subject %s does not', (subject) => {
  expect(codesOf({ subject })).not.toContain('shouting');
});
