/** Finds the encoding of a text file: by its mark, its zero bytes, its bytes as UTF-8, its words. */
import { createReadStream } from 'node:fs';
import { Failure } from '../../domain/failure.ts';
import { checkUtf8, NotUtf8 } from './utf8.ts';
import { chooseEncoding } from './choose-encoding.ts';

export type TextEncoding = {
  /** A label of the WHATWG Encoding Standard. */
  label: string;
  /** Bytes of the byte order mark, which are skipped. */
  mark: number;
  /** Set when the bytes do not tell the encoding: the first line that shows it. */
  assumed: { line: number } | null;
};

const MARKS: readonly (readonly [bytes: readonly number[], label: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
const SAMPLE_LINES = 400;
const MOST_LINE = 10_000;

/**
 * `asked`: what the caller says; it is taken as it is. `isKnown`: how many known column names a
 * header line has. Throws Failure `csv_encoding`, `csv_not_utf8`.
 */
export async function findEncoding(
  path: string,
  head: Buffer,
  request: { asked: string | null; isKnown: (headerLine: string) => number },
): Promise<TextEncoding> {
  const marked = MARKS.find(([bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (request.asked !== null) {
    const label = labelOf(request.asked);
    return { label, mark: marked?.[1] === label ? marked[0].length : 0, assumed: null };
  }
  if (marked !== undefined && marked[1] !== 'utf-8')
    return { label: marked[1], mark: marked[0].length, assumed: null };
  const wide = wideEncoding(head);
  if (wide !== null) return { label: wide, mark: 0, assumed: null };
  if (head.subarray(0, 1_000).includes(0)) throw binary(path);
  const bad = await firstLineNotUtf8(path);
  const mark = marked?.[0].length ?? 0;
  if (bad === null) return { label: 'utf-8', mark, assumed: null };
  const sample = await takeSample(path);
  const label =
    mark > 0 || sample.utf8 * 2 > sample.lines.length
      ? null
      : chooseEncoding(sample, request.isKnown);
  if (label === null) throw notUtf8(path, bad, mark > 0 || sample.utf8 > 0);
  return { label, mark: 0, assumed: { line: sample.firstLine } };
}

/** The name of an encoding that Node can read. Throws Failure `csv_encoding_name`. */
export function labelOf(asked: string): string {
  const usual: Readonly<Record<string, string>> = {
    'mac roman': 'macintosh',
    macroman: 'macintosh',
    'mac-roman': 'macintosh',
    ansi: 'windows-1252',
    cp1252: 'windows-1252',
    'utf-16': 'utf-16le',
  };
  const name = asked.trim().toLowerCase();
  try {
    return new TextDecoder(usual[name] ?? name).encoding;
  } catch {
    throw new Failure({
      code: 'csv_encoding_name',
      exit: 'usage',
      message: `--encoding ${JSON.stringify(asked.slice(0, 40))} is not an encoding that can be read.`,
      hint: 'Use one of utf-8, utf-16le, windows-1252, windows-1250, windows-1251, macintosh, iso-8859-2, iso-8859-15, shift_jis, gb18030, big5, euc-kr.',
    });
  }
}

/** UTF-16 without a mark: every second byte of plain text is zero. */
function wideEncoding(head: Buffer): string | null {
  const [first, second] = [0, 1].map((start) => {
    let zeros = 0;
    for (let at = start; at < Math.min(head.length, 400); at += 2) if (head[at] === 0) zeros++;
    return zeros / Math.max(1, Math.min(head.length, 400) / 2);
  }) as [number, number];
  if (second > 0.4 && first < 0.05) return 'utf-16le';
  return first > 0.4 && second < 0.05 ? 'utf-16be' : null;
}

async function firstLineNotUtf8(path: string): Promise<number | null> {
  try {
    for await (const chunk of checkUtf8(createReadStream(path, { highWaterMark: 262_144 })))
      void chunk;
    return null;
  } catch (error) {
    if (error instanceof NotUtf8) return error.line;
    throw error;
  }
}

type Sample = {
  header: Buffer;
  lines: Buffer[];
  /** Of them, lines that are UTF-8. */
  utf8: number;
  firstLine: number;
};

async function takeSample(path: string): Promise<Sample> {
  const { isUtf8 } = await import('node:buffer');
  const sample: Sample = { header: Buffer.alloc(0), lines: [], utf8: 0, firstLine: 1 };
  let rest = Buffer.alloc(0);
  let number = 0;
  let lineEnd: number | null = null;
  for await (const chunk of createReadStream(path)) {
    const all = Buffer.concat([rest, chunk as Buffer]);
    // A file of an old Mac ends its lines with CR alone.
    lineEnd ??= all.includes(10) ? 10 : 13;
    let start = 0;
    for (let end = all.indexOf(lineEnd); end >= 0; end = all.indexOf(lineEnd, start)) {
      number++;
      const line = all.subarray(start, Math.min(end, start + MOST_LINE));
      start = end + 1;
      if (number === 1) sample.header = Buffer.from(line);
      if (!line.some((byte) => byte >= 0x80)) continue;
      if (sample.lines.length === 0) sample.firstLine = number;
      sample.lines.push(Buffer.from(line));
      if (isUtf8(line)) sample.utf8++;
      if (sample.lines.length >= SAMPLE_LINES) return sample;
    }
    rest = Buffer.from(all.subarray(start).subarray(-MOST_LINE * 100));
  }
  if (rest.some((byte) => byte >= 0x80)) {
    if (sample.lines.length === 0) sample.firstLine = number + 1;
    sample.lines.push(rest);
    // A file that was cut ends inside a character.
    if ([0, 1, 2, 3].some((cut) => isUtf8(rest.subarray(0, rest.length - cut)))) sample.utf8++;
  }
  return sample;
}

function binary(path: string): Failure {
  return new Failure({
    code: 'csv_encoding',
    exit: 'invalidData',
    message: `${path} is not text: it has zero bytes and is neither a workbook nor UTF-16.`,
    hint: 'Open it in a spreadsheet program and save it as .xlsx or as "CSV UTF-8".',
    details: { path },
  });
}

/** `mixed`: other lines are UTF-8. */
function notUtf8(path: string, line: number, mixed: boolean): Failure {
  return new Failure({
    code: 'csv_not_utf8',
    exit: 'invalidData',
    message: mixed
      ? `Line ${line} of ${path} is not UTF-8 text, though other lines are.`
      : `Line ${line} of ${path} is not UTF-8 text, and its words do not tell the encoding.`,
    hint: mixed
      ? 'Correct this line, and save the list as "CSV UTF-8".'
      : 'Name the encoding, e.g. --encoding windows-1252, or save the list as "CSV UTF-8".',
    details: { path, line },
  });
}
