/**
 * Removes what programs put around a message when they save it: byte order marks, empty lines, mbox
 * lines.
 */

const LF = 0x0a;
const CR = 0x0d;

/** Fields that begin a message: a text with an empty line and a colon is not a message. */
const FIRST_FIELD = new RegExp(
  `^(?:${[
    'received|return-path|delivered-to|envelope-to|precedence|auto-submitted|sender',
    'errors-to|in-reply-to|references|importance|list-[a-z]{2,20}|resent-[a-z-]{2,20}',
    'thread-[a-z]{2,20}|x-[\\w-]{1,40}|arc-[\\w-]{1,40}|authentication-results',
    'dkim-signature|from|to|reply-to|date|subject|message-id|mime-version',
    'content-type',
  ].join('|')})[ \\t]*:`,
  'i',
);

/**
 * The bytes from the first header field on. An editor or a shell saves UTF-16, or adds a byte order
 * mark; programs end lines with CR alone, CR CR LF or twice; extracted files begin with empty lines or with
 * mbox's `From ` line, which is not a header field.
 */
export function unwrapMessage(source: Buffer): Buffer {
  let message = fromUtf16(source);
  // Twice, because a second program may have wrapped what the first one had.
  for (let round = 0; round < 2; round++)
    message = withoutDoubledEnds(
      withoutMboxLine(withLineFeeds(withoutBlankLines(withoutMark(message)))),
    );
  return message;
}

/** ASCII in UTF-16 is recognised by its zeros, with or without a byte order mark. */
function fromUtf16(source: Buffer): Buffer {
  const [a, b, c, d] = source;
  const isLittle = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0);
  const isBig = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0);
  if (source.length < 4 || (!isLittle && !isBig)) return source;
  const units = source.subarray(0, source.length & ~1);
  const little = isLittle ? units : Buffer.from(units).swap16();
  return Buffer.from(little.toString('utf16le'), 'utf8');
}

function withoutMark(source: Buffer): Buffer {
  return source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf
    ? source.subarray(3)
    : source;
}

function withLineFeeds(source: Buffer): Buffer {
  const feed = source.indexOf(LF);
  if (feed < 0)
    return source.includes(CR)
      ? replaceBytes(source, (text) => text.replaceAll('\r', '\n'))
      : source;
  // Programs that convert line ends twice write CR CR LF.
  return source[feed - 1] === CR && source[feed - 2] === CR
    ? replaceBytes(source, (text) => text.replaceAll('\r\r\n', '\n'))
    : source;
}

/** Lines of a header to look at, to see that an empty line follows each. */
const LOOKED_AT = 12;

/** Programs that take CR and LF for two line ends double each: `Subject: x`, an empty line, ... */
function withoutDoubledEnds(source: Buffer): Buffer {
  const feed = source.indexOf(LF);
  if (feed < 0 || !(source[feed + 1] === LF || source[feed + 1] === CR)) return source;
  const lines = source.toString('latin1', 0, 16_384).split(/\r?\n/, LOOKED_AT);
  const isDoubled =
    lines.length === LOOKED_AT &&
    lines.every((line, at) =>
      at % 2 === 0 ? /^(?:[\w-]{2,60}:|[ \t]+\S)/.test(line) : line === '',
    );
  return isDoubled ? replaceBytes(source, (text) => text.replace(/(\r?\n)\r?\n/g, '$1')) : source;
}

function replaceBytes(source: Buffer, change: (text: string) => string): Buffer {
  return Buffer.from(change(source.toString('latin1')), 'latin1');
}

function withoutBlankLines(source: Buffer): Buffer {
  let at = 0;
  // Lines of blanks, too; blanks before a field belong to the field.
  for (let each = 0; isBlank(source[each]); each++) if (source[each] === LF) at = each + 1;
  if (at === 0) return source;
  const first = source.toString('latin1', at, at + 64).replace(/^\xef\xbb\xbf/, '');
  return FIRST_FIELD.test(first) || /^>?From /.test(first) ? source.subarray(at) : source;
}

function isBlank(byte: number | undefined): boolean {
  return byte === LF || byte === CR || byte === 0x20 || byte === 0x09;
}

function withoutMboxLine(source: Buffer): Buffer {
  const quoted = source[0] === 0x3e ? 1 : 0;
  if (source.subarray(quoted, quoted + 5).toString('latin1') !== 'From ') return source;
  const feed = source.indexOf(LF);
  return feed < 0 ? source : source.subarray(feed + 1);
}
