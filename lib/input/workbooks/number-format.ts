/** Writes a number of a workbook as a list means it: dates as ISO 8601, zip codes with their zeros. */

/** `zeros`: the least digits. */
export type NumberFormat = { kind: 'general' | 'date' | 'time' | 'date_time' } | { zeros: number };

/** Formats that Excel does not write down (ECMA-376 part 1, 18.8.30; 27 to 58 in East Asia). */
const DATES = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]);
const TIMES = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56]);

export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined)
    return {
      kind: DATES.has(id) ? 'date' : TIMES.has(id) ? 'time' : id === 22 ? 'date_time' : 'general',
    };
  const zeros = /^0{2,20}$/.exec(code);
  if (zeros !== null) return { zeros: code.length };
  // Literal texts, colours, conditions and paddings are no placeholders.
  const bare = code
    .slice(0, 200)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .split(/[[\]]/)
    // Every second part stands in brackets: `[h]` counts hours, `[Red]` and `[$-407]` do not.
    .filter((part, at) => at % 2 === 0 || /^(?:h+|m+|s+)$/i.test(part))
    .join('')
    .toLowerCase();
  if (bare.includes('general')) return { kind: 'general' };
  const isDate = /[yd]|m{3}/.test(bare);
  const isTime = /[hs]/.test(bare);
  if (isDate) return { kind: isTime ? 'date_time' : 'date' };
  return { kind: isTime ? 'time' : 'general' };
}

/** Excel keeps 15 digits; a longer number has lost its end. */
const EXACT = 1e15;

/** `isRounded`: digits of a long number (a phone, an id) are lost. */
export function writeNumber(
  raw: string,
  format: NumberFormat,
  epoch1904: boolean,
): { text: string; isRounded: boolean } {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return { text: raw.trim(), isRounded: false };
  if ('zeros' in format && Number.isInteger(value) && value >= 0 && value < EXACT)
    return { text: String(value).padStart(format.zeros, '0'), isRounded: false };
  if ('kind' in format && format.kind !== 'general') {
    const text = writeDate(value + (epoch1904 ? 1_462 : 0), format.kind);
    if (text !== null) return { text, isRounded: false };
  }
  if (Number.isInteger(value) && Math.abs(value) >= EXACT)
    return { text: Math.abs(value) < 1e21 ? String(BigInt(value)) : raw.trim(), isRounded: true };
  return { text: String(value), isRounded: false };
}

const DAY = 86_400_000;

/** Null when the number is no date: a negative one, or one after the year 9999. */
function writeDate(serial: number, kind: 'date' | 'time' | 'date_time'): string | null {
  if (serial < 0 || serial >= 2_958_466) return null;
  // Day 60 is 29 February 1900, which did not exist; earlier days are one later than it seems.
  const days = serial >= 60 || kind === 'time' ? serial : serial + 1;
  const iso = new Date(Date.UTC(1899, 11, 30) + Math.round(days * DAY)).toISOString();
  const [date = '', time = ''] = iso.slice(0, 19).split('T');
  if (kind === 'time' && serial < 1) return time;
  return time === '00:00:00' || kind === 'date' ? date : `${date}T${time}`;
}
