/** A header block: its fields, and where the body begins, whatever ends its lines. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readHeaderBlock } from '../../../../lib/mail/inbound/mime/read-headers.ts';

function read(text: string): { fields: string[]; body: string } {
  const source = Buffer.from(text, 'latin1');
  const { fields, bodyAt } = readHeaderBlock(source, 0, source.length);
  return {
    fields: fields.map(({ name, raw }) => `${name}=${raw}`),
    body: source.toString('latin1', bodyAt),
  };
}

it.each<[string, string]>([
  ['CRLF', 'A: 1\r\nB: 2\r\n\r\nbody\n\nmore'],
  ['LF', 'A: 1\nB: 2\n\nbody\r\n\r\nmore'],
  ['LF above, CRLF at the empty line', 'A: 1\nB: 2\n\r\nbody'],
  ['CRLF above, LF at the empty line', 'A: 1\r\nB: 2\r\n\nbody'],
])('ends at its first empty line: %s', (_name, text) => {
  expect(read(text)).toMatchObject({
    fields: ['a=1', 'b=2'],
    body: expect.stringMatching(/^body/),
  });
});

it('folded lines are joined, lines that are no field are skipped', () => {
  expect(read('A: 1\r\n 2\r\n\t3 \r\nno field\r\n dropped\r\n: none\r\nB : 4\r')).toEqual({
    fields: ['a=1 2 3', 'b=4'],
    body: '',
  });
  expect(read('\nA: 1')).toEqual({ fields: [], body: 'A: 1' });
});

it('begins its body where the first line without a character ends', () => {
  const lines = fc.array(fc.constantFrom('A: 1', ' b', 'x', '', '\r', 'B:'), { maxLength: 8 });
  fc.assert(
    fc.property(lines, fc.constantFrom('\n', '\r\n'), (parts, end) => {
      const text = parts.join(end);
      let at = 0;
      while (at < text.length && !/^\r?\n/.test(text.slice(at))) {
        const feed = text.indexOf('\n', at);
        at = feed < 0 ? text.length : feed + 1;
      }
      expect(read(text).body).toBe(text.slice(at).replace(/^\r?\n/, ''));
    }),
  );
});
