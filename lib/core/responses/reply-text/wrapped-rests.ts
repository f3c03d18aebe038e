/**
 * Finds the rests of quoted lines that a program wrapped in transit: they stand without a quote
 * mark and are not the writer's.
 */
import { isBlank } from './reply-page.ts';

/** A quoted line this long may have been wrapped. */
const WRAPS_FROM = 60;
/** Programs wrap before this column: a line whose next word would pass it was full. */
const WRAPS_AT = 76;
const LONGEST = 80;
/** Answers begin with a capital letter, the rest of a sentence seldom. */
const CONTINUES = /^[^\p{Lu}\p{Lt}\p{Lo}]/u;

/** The rest of a link, an address or an attribution. */
const TORN = 1;
/** The rest of a sentence. */
export const WRAPPED = 2;

/** `TORN` or `WRAPPED` where a line is the rest of the quoted line above it, else 0. */
export function wrappedRests(lines: readonly string[], quoted: Uint8Array): Uint8Array {
  const rests = new Uint8Array(lines.length);
  const unsure: number[] = [];
  let wraps = false;
  for (let i = 1; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim();
    if (quoted[i] === 1 || quoted[i - 1] !== 1 || line === '') continue;
    const above = (lines[i - 1] ?? '').trimEnd();
    if (isTorn(above, line)) {
      rests[i] = TORN;
      continue;
    }
    // A question may be answered in the next line.
    if (above.length < WRAPS_FROM || above.endsWith('?')) continue;
    if (line.length > LONGEST || !CONTINUES.test(line)) continue;
    const isFull = wasFull(above, line);
    if (isFull && quoted[i + 1] === 1 && !/[.!:]$/.test(above)) [rests[i], wraps] = [WRAPPED, true];
    else if (quoted[i + 1] === 1 || (isFull && isBlank(lines[i + 1] ?? ''))) unsure.push(i);
  }
  // Where one line was wrapped, others were.
  if (wraps) for (const i of unsure) rests[i] = WRAPPED;
  return rests;
}

/** The rest of a link or an address, or the end of an attribution within a quote. */
function isTorn(above: string, line: string): boolean {
  if (!/\s/.test(line) && /https?:/.test(above)) return true;
  return /^[\w.+-]{1,64}@\S|^[<([]?https?:|[>)] ?\S{0,12} ?\p{L}{2,12}[:：]$/u.test(line);
}

function wasFull(above: string, line: string): boolean {
  const word = /^\S+/.exec(line)?.[0] ?? '';
  return above.length + 1 + word.length > WRAPS_AT;
}
