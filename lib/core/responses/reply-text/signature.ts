/** Decides at which line a signature, a line of a phone or a legal footer begins. */
import { DEVICES, DEVICE_SIGNS } from '../../../../data/classify/signatures/device-signs.ts';
import { FOOTER_STARTS, FOOTER_WORDS } from '../../../../data/classify/signatures/footers.ts';
import { mayStart, sharing, startsBy, startsWithAny } from '../../text/prefix-index.ts';
import { trimEnd } from './trim-end.ts';

/**
 * Only punctuation: rules above signatures and quotes. Some trackers leave the dot and the
 * ogham-like sign.
 */
export const RULE = /^[\s\-_=*#~+\u2010-\u2015.\u1427]{2,}$/;

const SIGNS = startsBy(DEVICE_SIGNS, (sign) => sign.start);
const FOOTERS = startsBy(FOOTER_STARTS, (start) => start);

/** A signature below a rule is short; above a longer text the rule separates sections. */
const MAX_SIGNATURE_LINES = 15;
/** Below a name after a dash, only a link or a title. */
const MAX_LINES_BELOW_NAME = 4;
const MAX_DEVICE_LINE = 160;
const HEAD = 4;
/** Characters that may precede the words of a line. */
const MARKS = /^[*_>\s([]+/;
const DEVICE_MARKS = /^[*_>\s(<[]+/;
const MAX_FOOTER = 800;

/**
 * The index of the first line of the signature, `lines.length` when there is none. `alone`: the
 * text may begin with it.
 */
export function findSignature(lines: readonly string[], alone: boolean): number {
  let hasText = alone;
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim();
    if (line === '') continue;
    if (isDeviceLine(line)) return i;
    if (
      hasText &&
      ((isMarked(line) && (isSeparator(lines, i, line) || isNameAfterDash(lines, i, line))) ||
        isFooter(lines, i, line))
    )
      return i;
    if (!hasText) hasText = !isMarked(line) || !RULE.test(line);
  }
  return lines.length;
}

/** RFC 3676 4.3 "-- " (the trailing space is often lost); other rules where little follows. */
function isSeparator(lines: readonly string[], at: number, line: string): boolean {
  if (line === '--' || line === '—' || line === '–' || /^_{5,}$/.test(line)) return true;
  if (!/^(?:-{3,}|_{2,4}|={2,}|\+{2,4}|\u2014{2,}|\u2500{2,})$/.test(line)) return false;
  const below = lines.slice(at + 1).filter((next) => next.trim() !== '');
  // Directly below words a longer rule underlines a heading.
  const apart = at > 0 && (lines[at - 1] ?? '').trim() === '';
  return (
    (apart || /^(?:-{3,4}|_{2,4})$/.test(line)) &&
    below.length <= (apart ? MAX_SIGNATURE_LINES : 5) &&
    below.every((next) => next.length < 120)
  );
}

/** "-Bea", "- Bea Bly", "-- bea, on the road": at the end, and not an item of a list. */
function isNameAfterDash(lines: readonly string[], at: number, line: string): boolean {
  if (
    !/^-- \S.{0,50}$/.test(line) &&
    !/^-{1,2} ?\p{Lu}[\p{L}.'-]{0,20}(?: \p{Lu}[\p{L}.'-]{0,20}){0,2}$/u.test(line)
  )
    return false;
  const rule = lines.findIndex((next, i) => i > at && /^\s*[-_=]{5,}\s*$/.test(next));
  const below = lines
    .slice(at + 1, rule < 0 ? undefined : rule)
    .filter((next) => next.trim() !== '');
  const above = lines.slice(0, at).findLast((next) => next.trim() !== '') ?? '';
  const isItem = (text: string): boolean => /^\s*[-*•]\s?\S/.test(text);
  return (
    below.length <= MAX_LINES_BELOW_NAME &&
    !isItem(above) &&
    !below.some(isItem) &&
    !/:$/.test(above.trim())
  );
}

/** The line of a phone or a program. `text`: without blanks around. */
export function isDeviceLine(text: string): boolean {
  const at = below(DEVICE_MARKS, text);
  if (text.length > MAX_DEVICE_LINE || !mayStart(SIGNS, text, at)) return false;
  // Most lines that begin with the same two letters have another third one.
  const head = text.slice(at, at + HEAD).toLowerCase();
  if (!sharing(SIGNS, head).some(({ start }) => start.startsWith(head) || head.startsWith(start)))
    return false;
  const typed = text.replace(/[\u2018\u2019]/g, "'").replace(DEVICE_MARKS, '');
  const line = trimEnd(typed.toLowerCase(), ' \t)>]*_');
  return sharing(SIGNS, line).some((sign) => {
    if (!line.startsWith(sign.start)) return false;
    const rest = line.slice(sign.start.length);
    if (sign.whole === true || namesDevice(rest)) return true;
    return sign.device !== true && (isShort(rest) || isModel(typed.slice(sign.start.length)));
  });
}

/** "Acme ULTRA X 4G": a name of a few words, each with a capital letter or a digit first. */
function isModel(rest: string): boolean {
  return /^ (?:[\p{Lu}\d][^\s.!?,]{0,30} ?){1,6}$/u.test(rest);
}

/** What a program leaves in the place of an image, alone on its line. */
export function isImage(line: string): boolean {
  return line.length < 200 && /^\s*[[<](?:(?:image|cid):|image\d+\.)[^\]>]*[\]>]\s*$/i.test(line);
}

/** A device is among the first words. */
function namesDevice(rest: string): boolean {
  if (startsInWord(rest)) return false;
  const words = rest.trim().split(/\s+/);
  const near = ` ${words.slice(0, 6).join(' ')} `;
  const pause = near.search(/[,;] /);
  return DEVICES.some(
    (device) =>
      near.includes(device) && (pause < 0 || near.indexOf(device) < pause || words.length <= 5),
  );
}

/** Three words at most and no full stop: a program of which nothing is known. */
function isShort(rest: string): boolean {
  const words = rest.trim();
  return (
    !startsInWord(rest) && words !== '' && words.split(/\s+/).length <= 3 && !/[.!?,]$/.test(words)
  );
}

function startsInWord(rest: string): boolean {
  return /^[a-z]/.test(rest);
}

function isFooter(lines: readonly string[], at: number, text: string): boolean {
  if (!mayStart(FOOTERS, text, below(MARKS, text))) return false;
  const previous = at === 0 ? '' : (lines[at - 1] ?? '').trim();
  if (previous !== '' && !RULE.test(previous)) return false;
  if (!startsWithAny(fold(text), FOOTERS)) return false;
  const rest = fold(
    lines
      .slice(at, at + 12)
      .join(' ')
      .slice(0, MAX_FOOTER),
  );
  return FOOTER_WORDS.some((word) => rest.includes(word));
}

/** Rules and dashes come before letters. */
function isMarked(text: string): boolean {
  const lower = text.charCodeAt(0) | 0x20;
  return lower < 0x61 || lower > 0x7a;
}

/** Where the words of a line begin. */
function below(marks: RegExp, text: string): number {
  return isMarked(text) ? (marks.exec(text)?.[0].length ?? 0) : 0;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(MARKS, '')
    .replace(/\s+/g, ' ');
}
