/**
 * Decides quickly whether every quote of a CSV text is closed and every record short; what is not
 * plain (RFC 4180) is left to the parser.
 */

const [QUOTE, CR, LF] = [34, 13, 10];

export type QuoteScan = {
  add(chunk: Uint8Array): void;
  /** False: only the parser can tell. */
  isPlain(): boolean;
};

/** `most`: the longest record, in bytes. */
export function scanQuotes(delimiter: string, most: number): QuoteScan {
  const separator = delimiter.charCodeAt(0);
  let state: 'start' | 'bare' | 'quoted' | 'quote' = 'start';
  let isPlain = delimiter.length === 1 && separator < 128;
  /** Bytes since the last line end outside of quotes. */
  let length = 0;

  function scan(chunk: Uint8Array): void {
    for (const byte of chunk) {
      length++;
      if (state === 'quoted') {
        if (byte === QUOTE) state = 'quote';
        else if (length > most) isPlain = false;
        continue;
      }
      if (byte === separator) state = 'start';
      else if (byte === LF || byte === CR) {
        state = 'start';
        length = 0;
      } else if (byte === QUOTE && state !== 'bare') {
        // A second quote after a closing one is a quote of the text.
        state = 'quoted';
      } else if (state === 'quote') {
        isPlain = false;
      } else state = 'bare';
      if (length > most) isPlain = false;
    }
  }

  return {
    add(chunk) {
      if (!isPlain) return;
      if (state === 'quoted' || state === 'quote' || chunk.includes(QUOTE)) {
        scan(chunk);
        return;
      }
      const last = chunk.lastIndexOf(LF);
      const end = last >= 0 ? last : chunk.lastIndexOf(CR);
      length = end < 0 ? length + chunk.length : chunk.length - end - 1;
      if (length > most) isPlain = false;
      const final = chunk.at(-1);
      if (final !== undefined)
        state = final === LF || final === CR || final === separator ? 'start' : 'bare';
    },
    isPlain: () => isPlain && state !== 'quoted',
  };
}
