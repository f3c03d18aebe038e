import { expect, it } from 'vitest';
import { theirWords } from '../../../lib/feed/page/pieces/their-text.ts';

it('the words of a stranger stand in their fence without white space around them', () => {
  const fenced = String(theirWords('\n Hello,\n  call me \n', { length: 100, lines: 5 }));
  expect(fenced).toMatch(/^<blockquote[^>]*>Hello,\n {2}call me<\/blockquote>$/);
});

it('words that were cut end with an ellipsis', () => {
  expect(String(theirWords('one\ntwo\nthree', { length: 100, lines: 2 }))).toContain(
    '>one\ntwo …<',
  );
});
