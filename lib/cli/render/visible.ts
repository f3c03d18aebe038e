/**
 * Makes a text safe to show on one line anywhere: no control characters, no line breaks, nothing
 * that turns the text around.
 */

/**
 * C0 and C1 controls (a terminal obeys them), line and paragraph separators, and the bidi controls
 * of Unicode TR 9.
 */
const UNSEEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

export function visible(text: string): string {
  return text.replace(UNSEEN, ' ').trim();
}

/** All of them but line breaks and tabs, for whole pages of text. */
const UNSEEN_IN_PAGE =
  /(?:(?!\r?\n|\t)[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff])+/gu;

/** A page of text for a terminal or a file: it moves no cursor and reverses no line. */
export function visiblePage(text: string): string {
  return text.replace(UNSEEN_IN_PAGE, ' ');
}

/** Characters that JSON.stringify leaves unescaped, and that a terminal or an editor obeys. */
const UNSEEN_IN_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** The same JSON: these characters occur only inside strings, where an escape means the same. */
export function visibleJson(json: string): string {
  return json.replace(
    UNSEEN_IN_JSON,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same value with every text in it made visible. */
export function visibleThroughout<T>(value: T): T {
  if (typeof value === 'string') return visible(value) as T;
  if (Array.isArray(value)) return value.map((entry: unknown) => visibleThroughout(entry)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]: [string, unknown]) => [key, visibleThroughout(entry)]),
  ) as T;
}

/**
 * Columns the text takes on a terminal: East Asian wide characters and emoji take two, combining
 * marks none.
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mark}|\u200d|[\ufe00-\ufe0f]/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}

export function fitWidth(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  let shown = text;
  if (widthOf(shown) > width) {
    shown = '';
    for (const character of text) {
      if (widthOf(shown + character) > width - 1) break;
      shown += character;
    }
    shown += '…';
  }
  const padding = ' '.repeat(Math.max(0, width - widthOf(shown)));
  return align === 'left' ? shown + padding : padding + shown;
}
