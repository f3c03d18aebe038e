/** Spellings of one name have one key; names of other people keep their own. */
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../lib/domain/campaigns/name-key.ts';

describe('the key of a name', () => {
  it.each([
    ['Müller', 'Mueller', 'MULLER', 'Mu\u0308ller'],
    ['Yılmaz', 'Yilmaz', 'YILMAZ'],
    ['Ågaard', 'Aagaard', 'agaard'],
    ['Łukasz', 'lukasz'],
    ['Strauß', 'Strauss'],
    ['Anne-Marie', 'Anne Marie', 'anne  marie'],
    ['O’Brien', "O'Brien", 'OBrien'],
    ['İnci', 'Inci'],
    ['Søren', 'Soeren', 'Soren'],
    ['Петров', 'ПЕТРОВ'],
  ])('is one for %s and its other spellings', (name, ...others) => {
    expect(others.map(nameKey)).toEqual(others.map(() => nameKey(name)));
  });

  it.each([
    ['Lee', 'Le'],
    ['Müller', 'Miller'],
    ['Smith', 'Smyth'],
    ['Ян', 'Ан'],
  ])('differs for %s and %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it('is empty for a name without letters that are written', () => {
    expect(nameKey(' - ')).toBe('');
  });
});
