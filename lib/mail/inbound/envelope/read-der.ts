/**
 * Walks BER and DER (X.690) far enough to find the text in a signed message: no schema, no
 * recursion, each byte read once.
 */

/**
 * `end` is the end of its content, as far as is known: an element of indefinite length extends to
 * the end of the surrounding range.
 */
export type Element = { tag: number; start: number; end: number; open: boolean };
export type Range = { start: number; end: number };

/** Universal tags and the explicit [0] of CMS; bit 0x20 marks an element that contains elements. */
export const OBJECT_ID = 0x06;
export const SEQUENCE = 0x30;
export const EXPLICIT_0 = 0xa0;
const OCTET_STRING = 0x04;
const PIECES = 0x24;

/**
 * The element at the start of a range, null if none can be read there. A length beyond the range is
 * cut to it: only the beginning of a large message is read, and the text comes before certificates
 * and signatures.
 */
export function readElement(bytes: Buffer, { start, end }: Range): Element | null {
  const [tag, first] = [bytes[start], bytes[start + 1]];
  // CMS has no tags of several bytes (low bits all set).
  if (tag === undefined || first === undefined) return null;
  if (start + 2 > end || (tag & 0x1f) === 0x1f) return null;
  if (first < 0x80)
    return { tag, start: start + 2, end: Math.min(end, start + 2 + first), open: false };
  if (first === 0x80) return { tag, start: start + 2, end, open: true };
  const size = first & 0x7f;
  if (size > 6 || start + 2 + size > end) return null;
  const at = start + 2 + size;
  return {
    tag,
    start: at,
    end: Math.min(end, at + bytes.readUIntBE(start + 2, size)),
    open: false,
  };
}

/** The bytes after an element, within the surrounding range. */
export function rangeAfter(bytes: Buffer, element: Element, end: number): Range {
  if (!element.open) return { start: element.end, end };
  let start = element.start;
  for (let open = 1; open > 0 && start < end;) {
    if (isEndMark(bytes, start)) {
      open--;
      start += 2;
      continue;
    }
    const inner = readElement(bytes, { start, end });
    if (inner === null) return { start: end, end };
    if (inner.open) open++;
    start = inner.open ? inner.start : inner.end;
  }
  return { start, end };
}

/**
 * The octets of an OCTET STRING, in one piece or in nested pieces; null for another element. At
 * most `cap` octets.
 */
export function readOctets(bytes: Buffer, element: Element, cap: number): Buffer | null {
  if (element.tag === OCTET_STRING && !element.open)
    return bytes.subarray(element.start, Math.min(element.end, element.start + cap));
  if (element.tag !== PIECES) return null;
  const pieces: Buffer[] = [];
  let got = 0;
  // Nested pieces follow each other without a gap, so to open one is to go on reading inside it.
  for (let start = element.start, open = element.open ? 1 : 0; start < element.end && got < cap;) {
    if (isEndMark(bytes, start)) {
      if (--open <= 0) break;
      start += 2;
      continue;
    }
    const piece = readElement(bytes, { start, end: element.end });
    if (piece === null || (piece.tag !== OCTET_STRING && piece.tag !== PIECES)) break;
    if (piece.tag === PIECES) {
      if (piece.open) open++;
      start = piece.start;
      continue;
    }
    if (piece.open) break;
    pieces.push(bytes.subarray(piece.start, piece.end));
    got += piece.end - piece.start;
    start = piece.end;
  }
  return Buffer.concat(pieces).subarray(0, cap);
}

function isEndMark(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0 && bytes[at + 1] === 0;
}
