/** Words that decide together stand in one sentence. */
import { describe, expect, it } from 'vitest';
import { standNear } from '../../../lib/core/bounces/words-near.ts';
import { fold, phrases } from '../../../lib/core/text/phrase-matcher.ts';

const GROUPS = [phrases(['destinataire']), phrases(["n'existe pas", 'inconnu'])];

describe('words of two groups', () => {
  it.each([
    ["Le destinataire bea@example.test n'existe pas", true],
    ['Inconnu : le destinataire bea@example.test', true],
    ['destinataire <bea@example.test>... inconnu', true],
    ["Le destinataire a refusé. L'image n'existe pas", false],
    [`Le destinataire ${'et ainsi de suite '.repeat(5)} inconnu`, false],
    ['Le destinataire est absent', false],
  ])('stand near in "%s": %s', (text, near) => {
    expect(standNear(fold(text, 4_096), GROUPS, 60)).toBe(near);
  });
});
