/**
 * Splits a message into its leaf parts (RFC 2046 section 5.1). Broken structure gives fewer parts,
 * never an error.
 */
import { encodingOfText } from './decode-transfer.ts';
import { openEnvelope } from '../envelope/open-envelope.ts';
import { readContentType, type ContentType } from './read-content-type.ts';
import { firstRaw, readHeaderBlock, type HeaderBlock, type RawField } from './read-headers.ts';
import { revealReport } from './reveal-report.ts';
import { startAllowance, type Allowance } from '../envelope/unpack.ts';

export type MimeLeaf = { fields: RawField[]; content: ContentType; encoding: string; body: Buffer };
export type MimeTree = { fields: RawField[]; content: ContentType; leaves: MimeLeaf[] };

/**
 * Whether the text of this part is read: words of the message, a report, or an embedded message.
 */
export function isTextual({ content }: MimeLeaf): boolean {
  return content.type.startsWith('text/') || content.type.startsWith('message/');
}

/**
 * No mail program nests deeper; each level scans its own bytes again, so an attacker would use
 * depth.
 */
const MAX_DEPTH = 100;
const MAX_LEAVES = 200;
const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;

/**
 * Embedded messages (`message/*`) are leaves: their content is the sender's evidence, not part of
 * the message's own text. A signed message that wraps its text (S/MIME, PGP) is replaced by its
 * parts. `allowance`: the bytes that may be unpacked for this message.
 */
export function splitMime(source: Buffer, allowance: Allowance = startAllowance()): MimeTree {
  const leaves: MimeLeaf[] = [];
  const range = { start: 0, end: source.length, depth: 0, fallback: 'text/plain' };
  const { fields, content } = walk(source, range, { leaves, allowance });
  return { fields, content, leaves };
}

type Section = { start: number; end: number };
type Range = { start: number; end: number; depth: number; fallback: string };
type Found = { leaves: MimeLeaf[]; allowance: Allowance };

function walk(
  source: Buffer,
  range: Range,
  found: Found,
): { fields: RawField[]; content: ContentType } {
  const { leaves } = found;
  const { fields, bodyAt } =
    range.depth === 0
      ? readHeaderBlock(source, range.start, range.end)
      : readPartHeader(source, range);
  const content = readContentType(firstRaw(fields, 'content-type'), range.fallback);
  const body = { start: bodyAt, end: range.end };
  const sections =
    content.type.startsWith('multipart/') && range.depth < MAX_DEPTH
      ? splitBody(source, body, content.parameters['boundary'])
      : [];
  if (sections.length === 0) {
    const declared = (firstRaw(fields, 'content-transfer-encoding') ?? '7bit')
      .slice(0, 200)
      .replace(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase();
    const leafBody = source.subarray(bodyAt, range.end);
    // If a multipart has no delimiters, it is read as text.
    const leafContent = content.type.startsWith('multipart/')
      ? { type: 'text/plain', parameters: content.parameters }
      : revealReport(content, leafBody, declared);
    const isWords = leafContent.type === 'text/plain' || leafContent.type === 'text/html';
    const encoding = isWords ? encodingOfText(declared, leafBody) : declared;
    const leaf = { fields, content: leafContent, encoding, body: leafBody };
    if (leaves.length < MAX_LEAVES) addLeaf(leaf, range.depth, found);
    return { fields, content };
  }
  const fallback = content.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const { start, end } of sections) {
    if (leaves.length >= MAX_LEAVES) break;
    walk(source, { start, end, depth: range.depth + 1, fallback }, found);
  }
  return { fields, content };
}

/** `C`, `c`, or the end of an empty line. */
const FIRST_BYTES: ReadonlySet<number> = new Set([0x43, 0x63, LF, CR]);
const CONTENT_FIELD = /^\r?\n?(content-(?:type|transfer-encoding|disposition|description|id)) ?:/i;

/**
 * Gateways put empty lines before the header of a part, or between its fields: what follows one is
 * header as long as it begins with a `Content-` field that the part does not have yet.
 */
function readPartHeader(source: Buffer, range: Range): HeaderBlock {
  const { fields, bodyAt } = readHeaderBlock(source, range.start, range.end);
  for (let at = bodyAt; ;) {
    if (!FIRST_BYTES.has(source[at] ?? 0)) return { fields, bodyAt: at };
    const name = CONTENT_FIELD.exec(
      source.toString('latin1', at, Math.min(range.end, at + 40)),
    )?.[1];
    if (name === undefined || fields.some((field) => field.name === name.toLowerCase()))
      return { fields, bodyAt: at };
    const from = source[at] === CR || source[at] === LF ? source.indexOf(LF, at) + 1 : at;
    const more = readHeaderBlock(source, from, range.end);
    fields.push(...more.fields);
    at = more.bodyAt;
  }
}

/** A leaf, or the parts wrapped in it. */
function addLeaf(leaf: MimeLeaf, depth: number, found: Found): void {
  const opening = depth < MAX_DEPTH ? openEnvelope(leaf, found.allowance) : null;
  switch (opening?.kind) {
    case undefined:
      found.leaves.push(leaf);
      break;
    case 'entity':
      walk(
        opening.source,
        { start: 0, end: opening.source.length, depth: depth + 1, fallback: 'text/plain' },
        found,
      );
      break;
    case 'text':
      found.leaves.push({
        fields: [],
        content: { type: 'text/plain', parameters: {} },
        encoding: '8bit',
        body: opening.source,
      });
      break;
    case 'as':
      found.leaves.push({ ...leaf, content: { ...leaf.content, type: opening.type } });
  }
}

/**
 * Splits at the declared boundary, or at the boundary found in the body if the declared one is
 * missing or wrong: Outlook.com's reports have `boundary="..."` on a separate unfolded line, and
 * gateways rewrite host names inside boundaries.
 */
function splitBody(source: Buffer, body: Section, declared: string | undefined): Section[] {
  const sections =
    declared === undefined || declared === '' ? [] : findSections(source, body, declared);
  if (sections.length > 0) return sections;
  const shown = /^--(\S.{0,69}?)[ \t]*\r?$/m.exec(
    source.toString('latin1', body.start, Math.min(body.end, body.start + 4_096)),
  );
  return shown === null ? [] : findSections(source, body, shown[1]!);
}

/**
 * The byte ranges between delimiter lines; without a closing delimiter the last range extends to
 * the end.
 */
function findSections(source: Buffer, range: Section, boundary: string): Section[] {
  const needle = Buffer.from(`--${boundary}`, 'latin1');
  const sections: Section[] = [];
  let open = -1;
  let at = source.indexOf(needle, range.start);
  while (at >= 0 && at < range.end) {
    const after = at + needle.length;
    const next =
      at === range.start || source[at - 1] === LF ? delimiterEnd(source, after, range.end) : -1;
    if (next < 0) {
      at = source.indexOf(needle, after);
      continue;
    }
    if (open >= 0) sections.push({ start: open, end: beforeLineEnd(source, open, at) });
    // "--boundary--" closes the multipart: the epilogue follows.
    if (source[after] === DASH && source[after + 1] === DASH) return sections;
    open = next;
    if (sections.length >= MAX_LEAVES) return sections;
    at = source.indexOf(needle, next);
  }
  if (open >= 0) sections.push({ start: open, end: range.end });
  return sections;
}

/**
 * Offset after a delimiter line, or -1 if the line goes on: `--abc` must not match inside `--abcd`.
 */
function delimiterEnd(source: Buffer, after: number, end: number): number {
  let i = after;
  if (source[i] === DASH && source[i + 1] === DASH) i += 2;
  while (i < end && (source[i] === 0x20 || source[i] === 0x09 || source[i] === CR)) i++;
  if (i >= end) return end;
  return source[i] === LF ? i + 1 : -1;
}

/** The line end before a delimiter belongs to the delimiter (RFC 2046 5.1.1). */
function beforeLineEnd(source: Buffer, from: number, at: number): number {
  let end = at;
  if (end > from && source[end - 1] === LF) end--;
  if (end > from && source[end - 1] === CR) end--;
  return end;
}
