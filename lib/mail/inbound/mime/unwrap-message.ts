/**
 * Removes what programs put around a message when they save it: byte order marks, empty lines, mbox
 * lines.
 */

const LF = 0x0a;
const CR = 0x0d;

/** Fields that begin a message: a text with an empty line and a colon is not a message. */
const FIRST_FIELD =
  /^(?:received|return-path|delivered-to|x-[\w-]{1,40}|arc-[\w-]{1,40}|authentication-results|dkim-signature|from|to|reply-to|date|subject|message-id|mime-version|content-type)[ \t]*:/i;

/**
 * The bytes from the first header field on. An editor or a shell saves UTF-16, or adds a byte order
 * mark; old programs end lines with CR alone; extracted files begin with empty lines or with mbox's
 * `From ` line, which is not a header field.
 */
export function unwrapMessage(source: Buffer): Buffer {
  return withoutMboxLine(withoutBlankLines(withLineFeeds(withoutMark(fromUtf16(source)))));
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
  if (source.includes(LF) || !source.includes(CR)) return source;
  return Buffer.from(source.toString('latin1').replaceAll('\r', '\n'), 'latin1');
}

function withoutBlankLines(source: Buffer): Buffer {
  let at = 0;
  while (source[at] === LF || source[at] === CR) at++;
  if (at === 0) return source;
  const first = source.toString('latin1', at, at + 64);
  return FIRST_FIELD.test(first) || /^>?From /.test(first) ? source.subarray(at) : source;
}

function withoutMboxLine(source: Buffer): Buffer {
  const quoted = source[0] === 0x3e ? 1 : 0;
  if (source.subarray(quoted, quoted + 5).toString('latin1') !== 'From ') return source;
  const feed = source.indexOf(LF);
  return feed < 0 ? source : source.subarray(feed + 1);
}
