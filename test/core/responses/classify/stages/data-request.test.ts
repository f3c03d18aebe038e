/** Erasure, objection and access: rights under data-protection law, invoked in a reply. */
import { describe, expect, it } from 'vitest';
import { REQUEST_RULES } from '../../../../../data/classify/requests/request-rules.ts';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { writeMail } from '../write-mail.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'ru'];

describe('a right that a reply invokes', () => {
  it.each(['erasure', 'objection', 'access'])('%s is known in ten languages', (request) => {
    const known = REQUEST_RULES.filter((rule) => rule.request === request).map(
      ({ language }) => language.split(',')[0],
    );
    expect(known).toEqual(LANGUAGES);
  });

  it.each(
    REQUEST_RULES.flatMap(({ request, language, examples }) =>
      examples.map((text) => [request, language, text] as const),
    ),
  )('%s in %s: "%s"', (request, _language, text) => {
    const found = classifyMail(writeMail({ text }));
    expect(found).toMatchObject({ kind: 'unsubscribe', intent: 'unsubscribe', request });
  });

  it.each(
    REQUEST_RULES.flatMap(({ request, language, nearMiss }) =>
      nearMiss.map((text) => [request, language, text] as const),
    ),
  )('no %s in %s: "%s"', (_request, _language, text) => {
    const found = classifyMail(writeMail({ text }));
    expect(found.kind).toBe('reply');
    expect(found).not.toHaveProperty('request');
  });

  it('every rule has its source, an example and a near miss', () => {
    const bare = REQUEST_RULES.filter(
      ({ source, examples, nearMiss }) =>
        source === '' || examples.length === 0 || nearMiss.length === 0,
    );
    expect(bare).toEqual([]);
  });

  it.each([
    [
      'Sounds good, call me.\n\nOn Mon, Jun 1, 2026 Ann Lee <ann@acme.test> wrote:\n> delete my data',
    ],
    ['Sounds good.\n\n-----Original Message-----\nFrom: Ann\n\nI object to the processing.'],
    ['If you wish to exercise your rights, write to us. See you on Monday.'],
    ['A customer wrote "delete my data" and we did. How does your tool do it?'],
  ])('is not read from what others said: %j', (text) => {
    expect(classifyMail(writeMail({ text }))).not.toHaveProperty('request');
  });

  it('the most far-reaching right decides', () => {
    const text = 'Who gave you my address? Delete my data.';
    expect(classifyMail(writeMail({ text }))).toMatchObject({ request: 'erasure' });
  });

  it('a plain unsubscribe invokes none', () => {
    const found = classifyMail(writeMail({ text: 'Please remove me from your list.' }));
    expect(found).not.toHaveProperty('request');
  });
});
