import { expect, it } from 'vitest';
import fc from 'fast-check';
import { splitMime } from '../../../../lib/mail/inbound/mime/split-mime.ts';

function leavesOf(...lines: string[]): string[][] {
  return splitMime(Buffer.from(lines.join('\r\n'))).leaves.map((leaf) => [
    leaf.content.type,
    leaf.body.toString(),
  ]);
}

const MIXED = 'Content-Type: multipart/mixed; boundary=b';

it('parts come in order, without the line end before their delimiter', () => {
  expect(
    leavesOf(
      MIXED,
      '',
      'preamble',
      '--b',
      '',
      'one',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>two',
      '',
      '--b--',
      'epilogue',
    ),
  ).toEqual([
    ['text/plain', 'one'],
    ['text/html', '<p>two\r\n'],
  ]);
});

it('nested multiparts are flattened, embedded messages are not entered', () => {
  expect(
    leavesOf(
      MIXED,
      '',
      '--b',
      'Content-Type: multipart/alternative; boundary=bb',
      '',
      '--bb',
      '',
      'inner',
      '--bb--',
      '--b',
      'Content-Type: message/rfc822',
      '',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      '',
      'theirs',
      '--x--',
      '--b--',
    ),
  ).toEqual([
    ['text/plain', 'inner'],
    [
      'message/rfc822',
      'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\ntheirs\r\n--x--',
    ],
  ]);
});

it.each([
  ['before its header', ['', 'Content-Type: text/html', '', '<p>']],
  ['between its fields', ['Content-Description: x', '', 'Content-Type: text/html', '', '<p>']],
])('empty lines of a part %s do not end its header', (_place, part) => {
  expect(leavesOf(MIXED, '', '--b', ...part, '--b--')).toEqual([['text/html', '<p>']]);
});

it('a text that begins with an empty line, or tells of a field it has, stays a text', () => {
  expect(leavesOf(MIXED, '', '--b', '', '', 'Content is king', '--b--')).toEqual([
    ['text/plain', '\r\nContent is king'],
  ]);
  const twice = ['Content-Type: text/plain', '', 'Content-Type: text/html', 'is a field', '--b--'];
  expect(leavesOf(MIXED, '', '--b', ...twice)).toEqual([
    ['text/plain', 'Content-Type: text/html\r\nis a field'],
  ]);
});

it.each([
  ['Reporting-MTA: dns; mx.example.test', 'message/delivery-status'],
  ['User-Agent: x/1\nFeedback-Type: abuse', 'message/feedback-report'],
  ['%PDF-1.7', 'application/octet-stream'],
])('bytes that begin with %s are %s', (begin, type) => {
  const bytes = ['Content-Type: application/octet-stream'];
  const encoded = Buffer.from(begin).toString('base64');
  const base64 = [...bytes, 'Content-Transfer-Encoding: base64', '', encoded];
  expect(leavesOf(...bytes, '', begin)[0]?.[0]).toBe(type);
  expect(leavesOf(...base64)[0]?.[0]).toBe(type);
});

it('a boundary that begins like another ends only its own part', () => {
  expect(
    leavesOf(
      MIXED,
      '',
      '--b',
      '',
      'says --b in a line',
      '--bc',
      'goes on',
      '--b \t',
      '',
      'two',
      '--b--',
    ),
  ).toEqual([
    ['text/plain', 'says --b in a line\r\n--bc\r\ngoes on'],
    ['text/plain', 'two'],
  ]);
});

it.each([
  [
    'a part that is never closed runs to the end',
    [MIXED, '', '--b', '', 'cut off'],
    [['text/plain', 'cut off']],
  ],
  [
    'a multipart without any delimiter is text',
    [MIXED, '', 'just words'],
    [['text/plain', 'just words']],
  ],
  // Outlook.com's reports: the boundary on an unfolded line of its own
  [
    'a boundary that is not declared is taken from the body',
    [
      'Content-Type: multipart/alternative; differences=Content-Type;',
      'boundary="xx"',
      '',
      '--xx',
      '',
      'said',
      '--xx--',
    ],
    [['text/plain', 'said']],
  ],
  [
    'a boundary that a gateway rewrote is taken from the body',
    [
      'Content-Type: multipart/report; boundary="A/mx.one"',
      '',
      'This is a MIME message.',
      '--A/mx.two',
      '',
      'said',
      '--A/mx.two--',
    ],
    [['text/plain', 'said']],
  ],
  ['a mail without a body has one empty part', ['Subject: x'], [['text/plain', '']]],
  [
    'parts of a digest are messages',
    ['Content-Type: multipart/digest; boundary=b', '', '--b', '', 'Subject: x', '', 'y', '--b--'],
    [['message/rfc822', 'Subject: x\r\n\r\ny']],
  ],
])('%s', (_name, lines, leaves) => {
  expect(leavesOf(...lines)).toEqual(leaves);
});

it('line ends may be LF alone', () => {
  expect(
    splitMime(Buffer.from(`${MIXED}\n\n--b\n\none\n--b--\n`)).leaves.map((leaf) =>
      leaf.body.toString(),
    ),
  ).toEqual(['one']);
});

it('neither parts nor depth are without bound', () => {
  expect(splitMime(Buffer.from(`${MIXED}\n\n${'--b\n\nx\n'.repeat(5_000)}`)).leaves).toHaveLength(
    200,
  );
  const deep = Array.from(
    { length: 500 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`,
  ).join('');
  expect(splitMime(Buffer.from(deep)).leaves).toHaveLength(1);
});

it('no bytes are an error', () => {
  const scraps = fc.constantFrom(
    '--b',
    '--b--',
    '\r\n',
    '\n',
    '\r',
    'Content-Type: multipart/mixed; boundary=b',
    'Content-Type: message/rfc822',
    ':',
    ' ',
    '\t',
    'x',
    '--',
    '"',
    '\0',
    '\xff',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(scraps, fc.string()), { maxLength: 40 }), (pieces) => {
      const source = Buffer.from(pieces.join(''), 'latin1');
      expect(splitMime(source).leaves.every((leaf) => leaf.body.length <= source.length)).toBe(
        true,
      );
    }),
  );
});
