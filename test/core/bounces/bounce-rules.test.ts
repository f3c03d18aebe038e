/** Every rule about refusals matches its example, is the first to do so, and has no dead phrase. */
import { describe, expect, it } from 'vitest';
import { PLAIN_RULES, VAGUE_RULES } from '../../../data/classify/bounces/bounce-rules.ts';
import { CODE_MEANINGS, STATUS_MEANINGS } from '../../../data/classify/bounces/status-rules.ts';
import { classifyReply, foldReply } from '../../../lib/core/bounces/smtp-reply.ts';
import { withoutMarks } from '../../../lib/core/text/word-borders.ts';
import { BOUNCE_REASONS } from '../../../lib/domain/responses/response.ts';

const RULES = [...PLAIN_RULES, ...VAGUE_RULES];

describe('the rules about refusals', () => {
  it('have ids of their own', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s is the first to match its example',
    (id, rule) => {
      expect(classifyReply({ code: null, enhanced: null, text: rule.example })).toMatchObject({
        rule: id,
        class: rule.class,
        reason: rule.reason,
      });
      expect(rule.why).not.toBe('');
    },
  );

  const examples = RULES.flatMap(({ id, examples: more = [] }) =>
    more.map((text) => [id, text] as const),
  );
  it.each(examples)('%s matches %s', (id, text) => {
    expect(classifyReply({ code: null, enhanced: null, text }).rule).toBe(id);
  });

  const misses = RULES.flatMap(({ id, nearMisses = [] }) =>
    nearMisses.map((text) => [id, text] as const),
  );
  it.each(misses)('%s does not match %s', (id, text) => {
    expect(classifyReply({ code: null, enhanced: null, text }).rule).not.toBe(id);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s looks for no words that a folded reply cannot hold',
    (_, { each = [], unless = [] }) => {
      expect(
        [...each.flat(), ...unless]
          .map(withoutMarks)
          .filter((phrase) => !foldReply(`x ${phrase}x`).includes(phrase)),
      ).toEqual([]);
    },
  );

  // Sisimai shipped a pattern that could never match because it held capitals and the text is
  // lower-cased first.
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s has no phrase that cannot match or that an earlier rule takes',
    (id, rule) => {
      const dead = rule.any
        .map(withoutMarks)
        .filter(
          (phrase) =>
            foldReply(`x ${phrase} x`).includes(phrase) === false ||
            classifyReply({ code: null, enhanced: null, text: `x ${phrase} x` }).rule !== id,
        );
      expect(dead).toEqual([]);
    },
  );

  it('name every known reason somewhere, and unknown nowhere', () => {
    const used = new Set(
      [...RULES, ...Object.values(STATUS_MEANINGS), ...Object.values(CODE_MEANINGS)].map(
        (meaning) => meaning.reason,
      ),
    );
    expect(BOUNCE_REASONS.filter((reason) => !used.has(reason))).toEqual(['unknown']);
  });
});
