/**
 * The verdict table: every row is the first to match its examples, so no row is dead and the order
 * is right.
 */
import { describe, expect, it } from 'vitest';
import { VERDICT_RULES } from '../../../data/smtp/verdict-rules.ts';
import { findVerdict } from '../../../lib/core/sending/smtp-outcome.ts';
import { foldReply } from '../../../lib/core/bounces/smtp-reply.ts';
import type { ReplyExample, VerdictRule } from '../../../data/smtp/verdict-rule.ts';
import type { SmtpResult } from '../../../lib/domain/sending/message.ts';

/** The result a transport would report for an example. */
function resultOf(example: ReplyExample): SmtpResult {
  const base = { phase: example.phase, dataStarted: example.phase === 'final' };
  if ('text' in example)
    return { ...base, accepted: false, code: null, enhanced: null, response: example.text };
  const [, code, enhanced] = /^(\d{3})[ -](?:(\d\.\d+\.\d+) )?/.exec(example.reply) ?? [];
  return {
    ...base,
    accepted: code?.startsWith('2') === true,
    code: Number(code),
    enhanced: enhanced ?? null,
    response: example.reply,
  };
}

const EXAMPLES = VERDICT_RULES.flatMap((rule) =>
  rule.examples.map(
    (example) => ['text' in example ? example.text : example.reply, example, rule] as const,
  ),
);

const PARTIES = { from: 'ann@acme.test', to: 'bob@example.test' };

/** A row of no table, to see what the others leave. */
const END: VerdictRule = {
  id: 'end',
  heard: 'no',
  then: { verdict: 'returned' },
  why: '',
  examples: [],
};

describe('the verdict table', () => {
  it('has rows with ids of their own, each with a source and an example', () => {
    expect(new Set(VERDICT_RULES.map(({ id }) => id)).size).toBe(VERDICT_RULES.length);
    expect(
      VERDICT_RULES.filter(({ why, examples }) => why.length < 20 || examples.length === 0),
    ).toEqual([]);
  });

  it.each(EXAMPLES)('%s', (_, example, rule) => {
    expect(findVerdict(resultOf(example), PARTIES).rule.id).toBe(rule.id);
  });

  const misses = VERDICT_RULES.flatMap(({ id, nearMisses = [] }) =>
    nearMisses.map((miss) => [id, 'text' in miss ? miss.text : miss.reply, miss] as const),
  );
  it.each(misses)('%s does not match %s', (id, _, miss) => {
    expect(findVerdict(resultOf(miss), PARTIES).rule.id).not.toBe(id);
  });

  it.each(
    VERDICT_RULES.filter(
      (rule): rule is VerdictRule & { text: readonly string[] } => rule.text !== undefined,
    ).map((rule) => [rule.id, rule] as const),
  )('%s has no phrase that the folded reply cannot hold', (_, rule) => {
    expect(
      [...rule.text, ...(rule.unless ?? [])].filter(
        (phrase) => !foldReply(`x ${phrase} x`).includes(phrase),
      ),
    ).toEqual([]);
  });

  it.each(VERDICT_RULES.map((rule) => [rule.id, rule] as const))(
    '%s earns its place: without it one of its examples would come to something else',
    (_, rule) => {
      const others = VERDICT_RULES.filter((each) => each !== rule);
      const changed = rule.examples.filter((example) => {
        const { rule: next } = findVerdict(resultOf(example), PARTIES, [
          ...others,
          { ...END, heard: rule.heard },
        ]);
        return (
          JSON.stringify([next.then, next.failure]) !== JSON.stringify([rule.then, rule.failure])
        );
      });
      expect(changed.length).toBeGreaterThan(0);
    },
  );

  it('is read from above: with the rows the other way round most examples would come to something else', () => {
    const reversed = [...VERDICT_RULES].reverse();
    const astray = EXAMPLES.filter(
      ([, example, rule]) => findVerdict(resultOf(example), PARTIES, reversed).rule !== rule,
    );
    expect(astray.length).toBeGreaterThan(EXAMPLES.length / 2);
  });

  it.each(['yes', 'no', 'nothing'] as const)(
    'ends with a row for everything else that was heard: %s',
    (heard) => {
      const last = VERDICT_RULES.filter((rule) => rule.heard === heard).at(-1);
      expect(
        Object.keys(last ?? {}).filter((key) =>
          [
            'phases',
            'codes',
            'enhanced',
            'text',
            'class',
            'reasons',
            'names',
            'uncertain',
          ].includes(key),
        ),
      ).toEqual([]);
    },
  );
});
