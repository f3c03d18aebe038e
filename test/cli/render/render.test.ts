/**
 * The renderers: what an operator's names, or text smuggled into them, can never do in an opened
 * file.
 */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { rateOf } from '../../../lib/core/reports/figures.ts';
import { rateCell, type ReportDocument } from '../../../lib/cli/render/document.ts';
import { renderCsv } from '../../../lib/cli/render/csv.ts';
import { renderHtml } from '../../../lib/cli/render/html.ts';
import { renderMarkdown } from '../../../lib/cli/render/markdown.ts';
import { renderTextPage } from '../../../lib/cli/render/text.ts';
import { renderText } from '../../../lib/cli/render/render-text.ts';
import {
  fitWidth,
  visible,
  visibleJson,
  visiblePage,
  widthOf,
} from '../../../lib/cli/render/visible.ts';

function pageNamed(name: string): ReportDocument {
  return {
    kind: 'Campaign report',
    title: name,
    facts: [name, 'two'],
    status: { text: 'active', tone: 'good' },
    generatedAt: '2026-03-02T09:00:00.000Z',
    cards: [{ label: name, value: '1', detail: name, note: name, tone: 'plain' }],
    sections: [
      {
        kind: 'alerts',
        title: name,
        items: [{ tone: 'warning', label: name, message: name, detail: name }],
      },
      {
        kind: 'funnel',
        title: name,
        stages: [
          { name, n: 10, share: 1, detail: name },
          { name: 'Replied', n: 1, share: 0.1, detail: '' },
        ],
      },
      {
        kind: 'bars',
        title: name,
        caption: name,
        series: [{ name, tone: 'main' }],
        bars: [{ label: name, values: [3] }],
      },
      {
        kind: 'table',
        title: name,
        caption: name,
        columns: [
          { name, align: 'left' },
          { name: 'Rate', align: 'right' },
        ],
        rows: [[{ text: name }, rateCell(rateOf(5, 50, 'delivered'))]],
        empty: name,
      },
      { kind: 'notes', title: name, items: [{ term: name, text: name }] },
    ],
  };
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>1</script>',
  '</title><svg onload=1>',
  '`${1}`',
  '&lt;b&gt;',
  'javascript:alert(1)',
];

describe('html', () => {
  test.each(HOSTILE)('the name %j stays text', (name) => {
    const html = renderHtml(pageNamed(name));
    const harmless = renderHtml(pageNamed('x'));
    const tags = (text: string): string[] =>
      text.replace(/<style>[^]*?<\/style>/, '').match(/<[a-z/!][^>\s]*/gi) ?? [];
    expect(tags(html)).toEqual(tags(harmless));
  });

  test('no name adds an element or an attribute', () => {
    const shape = (text: string): string =>
      (text.match(/<[a-zA-Z/!](?:"[^"]*"|[^">])*>/g) ?? [])
        .map((tag) => tag.replace(/"[^"]*"/g, '""'))
        .join('');
    const harmless = shape(renderHtml(pageNamed('x')));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        expect(shape(renderHtml(pageNamed(`x${name}`)))).toBe(harmless);
      }),
      { numRuns: 60 },
    );
  });

  test('the file is complete in itself: a policy that allows nothing, no script, no outside address', () => {
    const html = renderHtml(pageNamed('Spring'));
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    );
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">/);
    expect(html).not.toMatch(/<script|https?:|src=|url\(|@import/i);
  });

  test('every table has a caption, column headers and row headers', () => {
    const html = renderHtml(pageNamed('Spring'));
    expect(html.match(/<table>/g)).toHaveLength(2);
    expect(
      html.match(/<table><caption>Spring<\/caption><thead><tr><th scope="col">/g),
    ).toHaveLength(2);
    expect(html.match(/<th scope="row">/g)).toHaveLength(2);
  });
});

describe('csv', () => {
  test.each([
    // cell, written as
    ['=HYPERLINK("http://e.test")', `"'=HYPERLINK(""http://e.test"")"`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `"'\t'=1"`],
    ['\r=1', `"'\r'=1"`],
    ['\uff1dSUM(A1)', `'\uff1dSUM(A1)`],
    ['hi;=1+1', `"hi;'=1+1"`],
    ['hi\n@SUM(A1)', `"hi\n'@SUM(A1)"`],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['plain', 'plain'],
    [-1, '-1'],
    [0.25, '0.25'],
    [null, ''],
  ])('%j is written as %s', (value, written) => {
    expect(renderCsv({ header: ['h'], rows: [[value]] })).toBe(`h\r\n${written}\r\n`);
  });

  test('is read back as written, except for the apostrophe before a formula', async () => {
    const { parse } = await import('csv-parse/sync');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
        const read = parse(renderCsv({ header: ['a', 'b'], rows }), { record_delimiter: '\r\n' });
        const bare = (text: string): string => text.replaceAll("'", '');
        expect(read.slice(1).map((row: string[]) => row.map(bare))).toEqual(
          rows.map((row) => row.map(bare)),
        );
        for (const cell of read.slice(1).flat()) expect(cell).not.toMatch(/(?:^|[;\t\r\n])[=+\-@]/);
      }),
    );
  });
});

describe('markdown', () => {
  test('a pipe in a name does not open a column', () => {
    const rows = renderMarkdown(pageNamed('a|b'))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows.map((row) => row.replaceAll('\\|', '').split('|').length - 2)).toEqual([
      4, 4, 4, 4, 2, 2, 2, 2, 2, 2,
    ]);
  });

  test.each([
    ['[click](http://e.test)', '\\[click\\](http&#58;//e.test)'],
    ['![x](y)', '\\!\\[x\\](y)'],
    ['<b>', '&lt;b&gt;'],
    ['# head\n## two', '\\# head \\#\\# two'],
    ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
  ])('%j is written as %s', (name, written) => {
    expect(renderMarkdown(pageNamed(name)).split('\n')[0]).toBe(`# ${written}`);
  });
});

describe('text', () => {
  test('no line is wider than 100 columns, and no control character reaches the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        for (const line of renderTextPage(pageNamed(`${name}\u001b[2J\u202e`)).split('\n')) {
          expect(widthOf(line)).toBeLessThanOrEqual(100);
          expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('wide characters take two columns, combining marks none', () => {
    expect(widthOf('日本')).toBe(4);
    expect(widthOf('e\u0301')).toBe(1);
    expect(fitWidth('日本語', 5)).toBe('日本…');
    expect(visible('a\r\nb\u0007')).toBe('a b');
  });
});

describe('what a terminal would obey', () => {
  const OBEYED =
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
  const any = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '\u001b[31m',
        '\u009b2J',
        '\u202e',
        '\r',
        '\n',
        '\u0007',
        '\u2028',
        'é',
        '😀',
        '"',
        '\\',
      ),
      fc.string(),
    ),
  });

  test('never appears as text in any part of an answer, and no value begins a line of its own', () => {
    fc.assert(
      fc.property(any, (word) => {
        const envelope = {
          ok: true,
          command: 'x',
          now: 'y',
          warnings: [{ code: 'c', message: word }],
          next: [{ why: word, run: word }],
        };
        const failed = {
          ok: false,
          command: 'x',
          now: 'y',
          error: { code: 'c', message: word, hint: word, details: { [`k${word}`]: word } },
          warnings: [],
          next: [],
        };
        const good = renderText(
          { ...envelope, data: { [`k${word}`]: word, list: [word], rows: [{ a: word }] } } as never,
          null,
        );
        const bad = renderText(failed as never, null);
        expect(visiblePage(good)).not.toMatch(OBEYED);
        expect(visiblePage(bad)).not.toMatch(OBEYED);
        expect(bad.trimEnd().split('\n').length).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('is escaped in JSON, which means the same', () => {
    fc.assert(
      fc.property(any, (word) => {
        const json = visibleJson(JSON.stringify({ [word]: [word] }));
        expect(json).not.toMatch(OBEYED);
        expect(JSON.parse(json)).toEqual({ [word]: [word] });
      }),
    );
  });

  test('is a blank on a page, and its line breaks and tabs stay', () => {
    expect(visiblePage('a\u001b[31m\r\nb\tc\rd\u009be')).toBe('a [31m\r\nb\tc d e');
  });
});
