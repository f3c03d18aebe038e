/** What a human reply wants: every rule by its own example, and by the near miss that it must leave alone. */
import { describe, expect, it } from 'vitest';
import { INTENT_RULES } from '../../../data/classify/intent-rules.ts';
import { classifyMail } from '../../../lib/core/classify/classify.ts';
import { fits, readIntent } from '../../../lib/core/classify/human-reply.ts';
import { foldText } from '../../../lib/core/phrases.ts';
import { INTENTS } from '../../../lib/domain/response.ts';
import { writeMail } from './write-mail.ts';

const OTHERWISE = new Set(['question', 'unsubscribe', 'unknown']);

describe.each(INTENT_RULES.map((rule) => [rule.id, rule] as const))('the intent rule %s', (id, rule) => {
  it('is the first to match its example', () => {
    expect(classifyMail(writeMail({ text: rule.example }))).toMatchObject({ kind: 'reply', rule: `intent.${id}`, intent: rule.intent });
  });

  it('leaves its near miss alone', () => {
    expect(fits(rule, foldText(rule.nearMiss))).toBe(false);
    expect(readIntent(rule.nearMiss).intent).not.toBe(rule.intent);
  });

  it('has phrases in the form in which texts are read', () => {
    for (const phrase of [...rule.any, ...(rule.unless ?? [])]) expect(foldText(phrase)).toBe(phrase.trim());
  });
});

it('every intent has rules in seven languages, ids say which, and none is there twice', () => {
  const ids = INTENT_RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const intent of INTENTS.filter((name) => !OTHERWISE.has(name))) {
    const languages = new Set(INTENT_RULES.filter((rule) => rule.intent === intent).map(({ id }) => id.split('.')[1]));
    expect([...languages], intent).toEqual(expect.arrayContaining(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']));
  }
});

describe('the order decides', () => {
  it.each([
    ['How dare you. I am not interested!', 'angry'],
    ['I am not the right person, please contact Carl.', 'wrong_person'],
    ['Bea has left the company, please contact Carl.', 'left_company'],
    ['Not interested at the moment, but check back next quarter.', 'later'],
    ['Not now, we are not interested.', 'not_interested'],
    ['Not interested, so no need to send me more information.', 'not_interested'],
    ['Sounds good, what does it cost?', 'interested'],
    ['What does it cost?', 'question'],
    ['See https://example.test/?q=1', 'unknown'],
    ['Please contact Carl, he would be interested.', 'referral'],
    ["Yes, let's talk", 'interested'],
    ['> not interested\nWhy do you think so?', 'question'],
    ['Your benefit plan is fitting.', 'unknown'],
  ])('"%s" is %s', (text, intent) => {
    expect(readIntent(text).intent).toBe(intent);
  });
});
