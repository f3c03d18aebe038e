/** Where a phrase may begin and end: what continues a word makes another word of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { includesAny, phrases } from '../../../lib/core/text/phrase-matcher.ts';
import { withoutMarks, type Ends } from '../../../lib/core/text/word-borders.ts';

const found = (text: string, phrase: string, ends: Ends = 'whole'): boolean =>
  includesAny({ text }, phrases([phrase], ends));

describe('a phrase is found', () => {
  it.each([
    ['blocked using zen.spamhaus.org', 'zen.'],
    ['the mailbox, user unknown', 'user unknown'],
    ['<user unknown>', 'user unknown'],
    ['user_unknown', 'unknown'],
    ['error550', '550'],
    // endings that leave the meaning as it is
    ['two attachments refused', 'attachment'],
    ['quota exceeded', 'quota exceed'],
    ['ip address blacklisting', 'blacklist'],
    ['empfänger unbekannten namens', 'unbekannt'],
    ["l'adresse est inconnue", 'inconnu'],
    // alphabets without borders
    ['このユーザは存在しません。', '存在しません'],
    ['사용자를 찾을 수 없습니다', '찾을 수'],
    ['والبريد', 'بريد'],
    // after a place where it only continues a word
    ['frozen. see zen.example.test', 'zen.'],
  ])('%s: %s', (text, phrase) => expect(found(text, phrase)).toBe(true));
});

describe('a phrase is not found', () => {
  it.each([
    ['message is frozen. gone', 'zen.'],
    ['host in danemark', 'dane'],
    ['need a fully-qualified name', 'full'],
    ['please contact us', 'conta'],
    ['a sentiment', 'sent'],
    ['it was presented', 'sent'],
    ['5.7.250 no', '5.7.25'],
    ['15.7.25 no', '5.7.25'],
    ['недоступен', 'ступен'],
    ['n\u00e9gatif', 'gatif'],
  ])('%s: %s', (text, phrase) => expect(found(text, phrase)).toBe(false));
});

describe('a mark lets a phrase continue', () => {
  it.each([
    ['le compte est bloqué', 'bloqu*', true],
    ['kontingent', '*konto', false],
    ['das benutzerkonto', '*konto', true],
    ['das benutzerkonto', 'konto', false],
    ['quotaexceededexception', 'quotaexceeded*', true],
    ['mapiexceptionquotaexceededexception', '*quotaexceeded*', true],
  ])('%s: %s', (text, phrase, expected) => expect(found(text, phrase)).toBe(expected));

  it('in a table of what people write, at every end and at no beginning', () => {
    expect(found('ik ben geinteresseerden', 'geinteresse', 'open')).toBe(true);
    expect(found('a great benefit', 'fit', 'open')).toBe(false);
  });

  it('and is no part of the phrase', () => {
    expect(['bloqu*', '*konto', '*a*', 'a'].map(withoutMarks)).toEqual([
      'bloqu',
      'konto',
      'a',
      'a',
    ]);
  });
});

it('a phrase between blanks is found in any text, whatever it is made of', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.string({ maxLength: 12 }),
      (a, b) => {
        const phrase = a.replaceAll('*', '');
        fc.pre(phrase !== '');
        expect(found(`${b} ${phrase} ${b}`, phrase)).toBe(true);
      },
    ),
  );
});
